package org.postern.relay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Address;
import org.postern.relay.settings.Settings.Host;
import org.postern.relay.settings.Settings.StartTls;

class SettingsLoaderTest {
    private static final Path CONF = Path.of("../../conf");

    @TempDir
    Path dir;

    @Test
    void readsTheShippedSettings() {
        Settings settings = loaded(CONF);
        assertThat(settings.school().domains())
                .containsExactly("larkfield.sch.example", "pupils.larkfield.sch.example");
        assertThat(settings.relay().listen())
                .isEqualTo(new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 2525));
        assertThat(settings.relay().trustedNetworks()).containsExactly("127.0.0.0/8");
        assertThat(settings.routing().smartHosts())
                .containsExactly(new Host("127.0.0.1", 2627, StartTls.NONE, Optional.empty(), Optional.empty()));
        assertThat(settings.files().policy()).isEqualTo(CONF.resolve("policy.yaml"));
    }

    @Test
    void shipsTheDefaultsSoThatTheFileShowsThem() throws IOException {
        Settings shipped = loaded(CONF);
        Settings minimal = minimal("");
        assertThat(minimal.relay().listen()).isEqualTo(shipped.relay().listen());
        assertThat(minimal.submission()).isEqualTo(shipped.submission());
        assertThat(minimal.limits()).isEqualTo(shipped.limits());
        assertThat(minimal.routing().retries()).isEqualTo(shipped.routing().retries());
        assertThat(minimal.store()).isEqualTo(shipped.store());
        assertThat(minimal.http()).isEqualTo(shipped.http());
    }

    @Test
    void trustsNobodyByDefault() throws IOException {
        assertThat(minimal("").relay().trustedNetworks()).isEmpty();
        assertThat(minimal("").tls()).isEmpty();
        assertThat(minimal("").school().postmaster()).isEqualTo(Address.of("postmaster@school.example"));
    }

    @Test
    void readsTimesAndSizes() throws IOException {
        Settings settings = minimal("limits: { oldest-mail: 30s, message-size: 2 GB, header-size: 8KB }");
        assertThat(settings.limits().oldestMail()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits().messageSize()).isEqualTo(2L << 30);
        assertThat(settings.limits().headerSize()).isEqualTo(8192);
    }

    @Test
    void aVirusScannerIsOffUntilItIsNamed() throws IOException {
        assertThat(minimal("").malware()).isEmpty();
        assertThat(minimal("malware:").malware()).isEmpty();
        assertThat(minimal("malware: { clamd: 127.0.0.1:3310 }").malware())
                .contains(new Settings.Malware(
                        new InetSocketAddress(InetAddresses.forString("127.0.0.1"), 3310), Duration.ofSeconds(30)));
        Settings unix = minimal("malware: { clamd: unix:/run/clamav/clamd.ctl, timeout: 2m }");
        assertThat(unix.malware())
                .contains(new Settings.Malware(
                        UnixDomainSocketAddress.of("/run/clamav/clamd.ctl"), Duration.ofMinutes(2)));
        assertThat(SettingsText.of(unix))
                .containsEntry("malware.clamd", "unix:/run/clamav/clamd.ctl")
                .containsEntry("malware.timeout", "PT2M");
    }

    @Test
    void anEncryptedMailShowsTheSchoolsNameUnlessItIsToldAnotherSubject() throws IOException {
        assertThat(minimal("").encryption().outerSubject()).startsWith("Secure message from ");
        assertThat(minimal("encryption: { outer-subject: Private }")
                        .encryption()
                        .outerSubject())
                .isEqualTo("Private");
    }

    @Test
    void looksForSecretsBelowTheHomeFolder() throws IOException {
        Settings settings = minimal("tls: { file: mail.p12, password-file: /etc/postern/password }");
        assertThat(settings.tls().orElseThrow().file())
                .isEqualTo(Path.of("home/mail.p12").toAbsolutePath());
        assertThat(settings.tls().orElseThrow().passwordFile()).isEqualTo(Path.of("/etc/postern/password"));
    }

    @Test
    void printsWhatIsInEffect() {
        assertThat(SettingsText.of(loaded(CONF)))
                .containsEntry("relay.listen", "127.0.0.1:2525")
                .containsEntry("routing.smart-hosts.1.start-tls", "none")
                .containsEntry("routing.school-hosts.larkfield.sch.example.port", "2626")
                .containsEntry("school.postmaster", "postmaster@larkfield.sch.example")
                .containsEntry("limits.oldest-mail", "PT15M");
    }

    @Test
    void callsTheLimitsOfReadingAsTheFileDoes() {
        assertThat(SettingsText.of(loaded(CONF)))
                .containsEntry("reading.unpacked-size", Integer.toString(400 << 20))
                .containsEntry("reading.files", "500")
                .containsEntry("reading.megapixels", "50")
                .containsEntry("reading.file-time", "PT1M")
                .doesNotContainKey("reading.limits.bytes");
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(SettingsLoader.load(dir, dir))
                .isInstanceOfSatisfying(
                        SettingsLoader.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.toString())
                                        .contains("postern.yaml:1:1: the file cannot be read")));
    }

    static Stream<Path> badSettings() throws IOException {
        try (Stream<Path> all = Files.list(CONF.resolve("bad"))) {
            return all.filter(bad -> Files.exists(bad.resolve(SettingsLoader.FILE))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void reportsEveryProblemOfABadFileAtOnce(Path bad) throws IOException {
        assertThat(SettingsLoader.load(bad, dir))
                .isInstanceOfSatisfying(
                        SettingsLoader.Rejected.class,
                        rejected -> assertThat(rejected.problems().stream()
                                        .map(p -> p.toString()
                                                .substring(bad.toString().length() + 1)))
                                .containsExactlyElementsOf(readLines(bad.resolve("expected-error"))));
    }

    private static List<String> readLines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Settings minimal(String more) throws IOException {
        Files.writeString(
                dir.resolve(SettingsLoader.FILE), "school: { name: School, domains: [School.example] }\n" + more);
        return loaded(dir);
    }

    private static Settings loaded(Path conf) {
        return switch (SettingsLoader.load(conf, Path.of("home"))) {
            case SettingsLoader.Loaded(Settings settings) -> settings;
            case SettingsLoader.Rejected(var problems, var rest) -> throw new AssertionError(problems.toString());
        };
    }
}
