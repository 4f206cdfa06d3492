package org.postern.relay.james;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.model.ConfigProblem;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.SettingsLoader;

class JamesFilesTest {
    private static final Path SHIPPED = Path.of("../../conf/james");
    private static final String ROUTE = "mailetcontainer.xml";
    private static final String LISTENERS = "smtpserver.xml";

    @TempDir
    Path conf;

    @BeforeEach
    void copy() throws IOException {
        Files.writeString(conf.resolve(SettingsLoader.FILE), "school: { name: School, domains: [school.example] }\n");
        Files.createDirectory(conf.resolve("james"));
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.copy(file, conf.resolve("james").resolve(file.getFileName()));
            }
        }
    }

    private List<String> problems() {
        if (SettingsLoader.load(conf, conf) instanceof SettingsLoader.Loaded(Settings settings)) {
            String folder = conf.resolve("james") + "/";
            return JamesFiles.problems(settings).stream()
                    .map(ConfigProblem::toString)
                    .map(problem -> problem.replace(folder, ""))
                    .toList();
        }
        throw new AssertionError("the settings are good");
    }

    private void edit(String name, String from, String to) throws IOException {
        Path file = conf.resolve("james").resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void findsNothingWrongWithWhatShips() {
        assertThat(problems()).isEmpty();
    }

    /** In the file, {@code ~} stands for the package of our mailets. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <processor>scan</processor>       | <processor>transport</processor> | end root with ToProcessor scan
        <processor>scan</processor>       | <processor>scn</processor>       | no such processor: scn; did you mean scan?
        "All" class="~.ScanMail"          | "HasHeader=X" class="~.ScanMail" | begin scan with ScanMail for All
        class="~.ScanMail"                | class="~.ScanMial"               | no such mailet: ~.ScanMial; did you mean ~.ScanMail?
        class="~.ScanMail"                | class="~.HasVerdict"             | no such mailet: ~.HasVerdict
        ~.HasVerdict=reject               | ~.HasVerdict=rejct               | no such verdict: rejct; did you mean reject?
        ~.HasVerdict=deliver              | All                              | only mail with the verdict deliver may go to transport
        ~.HasVerdict=deliver              | ~.HasVerdikt=deliver             | no such matcher: ~.HasVerdikt; did you mean ~.HasVerdict?
        class="~.RejectMail"              | class="Null"                     | Null drops mail; hold it
        <attempts>                        | <onMailetException>ignore</onMailetException><attempts> | no switch for that
        class="~.ScanMail"                | class="~.ScanMail" onMatchException="matchall" | no switch for that
        <onMailetException>propagate</onMailetException> | <!-- gone -->     | James drops what fails here
        <onMailetException>propagate      | <onMailetException>ignore        | no switch for that
        "All" class="~.TellDeclined"      | "HasHeader=X" class="~.TellDeclined" | mail may fall off the end of declined
        state="quarantine"                | state="quarantaine"              | the processor quarantine is missing
        "All" class="~.OpenMail"          | "HasHeader=X" class="~.OpenMail" | senders could forge the gate's own fields
        <next>scan</next>                 | <next>transport</next>           | senders could forge the gate's own fields
        <held>quarantine</held>           | <held>transport</held>           | what must not go on is held; write quarantine here
        <processor>scan</processor>       | <processor>secure</processor>    | nothing leads to this processor but
        class="org.postern.relay.delivery.DeliverMail" | class="org.postern.relay.delivery.DeliverSecurely" | only the processor secure delivers securely
        class="~.StripBcc"                | class="LogMessage"               |
        </processors>                     |                                  | this is not XML
        """)
    void neverLetsMailPassUnread(String from, String to, String expected) throws IOException {
        String room = "org.postern.mailets";
        edit(ROUTE, from.replace("~", room), to == null ? "" : to.replace("~", room));
        if (expected == null) {
            assertThat(problems()).as("an administrator may add mailets").isEmpty();
        } else {
            assertThat(problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.matches("mailetcontainer\\.xml:\\d+:\\d+: .*"))
                    .anyMatch(problem -> problem.contains(expected.replace("~", room)));
        }
    }

    @Test
    void namesThePlace() throws IOException {
        edit(ROUTE, "~.HasVerdict=reject".replace("~", "org.postern.mailets"), "org.postern.mailets.HasVerdict=rejct");
        List<String> lines = Files.readAllLines(conf.resolve("james").resolve(ROUTE));
        String wrong =
                lines.stream().filter(l -> l.contains("rejct")).findFirst().orElseThrow();
        assertThat(problems())
                .first()
                .asString()
                .startsWith(ROUTE + ":" + (lines.indexOf(wrong) + 1) + ":" + (wrong.indexOf('<') + 1) + ": ");
        edit(ROUTE, "\n", "\r\n");
        assertThat(problems()).first().asString().startsWith(ROUTE + ":" + (lines.indexOf(wrong) + 1) + ":");
    }

    @Test
    void opensNoRelay() throws IOException {
        edit(LISTENERS, "${relay.trusted-networks}", "0.0.0.0/0");
        edit(LISTENERS, "smtp.SubmissionHandlers", "smtp.SubmisionHandlers");
        assertThat(problems())
                .hasSize(2)
                .anyMatch(p -> p.contains("write ${relay.trusted-networks} here"))
                .anyMatch(p -> p.endsWith("did you mean org.postern.relay.smtp.SubmissionHandlers?"));
    }

    @Test
    void listensNowhereThatPosternYamlDoesNotSay() throws IOException {
        edit(LISTENERS, "<bind>${relay.listen}</bind>", "");
        edit(LISTENERS, "${submission.listen}", "0.0.0.0:587");
        assertThat(problems())
                .hasSize(2)
                .allMatch(p -> p.endsWith("bind must be one of ${relay.listen}, ${submission.listen}"));
    }

    @Test
    void saysThatAFileIsMissing() throws IOException {
        Files.delete(conf.resolve("james/dnsservice.xml"));
        assertThat(problems()).singleElement().asString().startsWith("dnsservice.xml:1:1: this file is missing");
    }
}
