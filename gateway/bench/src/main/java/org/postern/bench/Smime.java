package org.postern.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.SmimeEncryptor;
import org.postern.certs.cms.Capabilities;
import org.postern.certs.cms.DecryptOutcome;
import org.postern.certs.cms.SchoolKey;
import org.postern.certs.cms.SigningKey;
import org.postern.certs.cms.SmimeDecryptor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Encrypts and opens mails of 25 MB and of 5 KB, in turn with OpenSSL on the same file, and says what each costs in
 * processor time and memory. Both read a file and write one.
 */
@Command(name = "smime", mixinStandardHelpOptions = true)
public final class Smime implements Callable<Integer> {
    private static final String ADDRESS = "ann.reed@parents.example";

    @Option(names = "--folder", required = true)
    private Path folder = Path.of(".");

    @Option(names = "--rounds", defaultValue = "15")
    private int rounds = 15;

    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Smime()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(folder);
        shell("openssl req -x509 -newkey rsa:3072 -nodes -keyout k.pem -out c.pem -days 30 -subj /CN=Ann -addext"
                + " subjectAltName=email:" + ADDRESS + " 2>/dev/null && openssl pkcs8 -topk8 -nocrypt -in k.pem"
                + " -outform DER -out k.der");
        SchoolKey key = key();
        CertificateBook book = CertificateBook.open(folder.resolve("book"), InstantSource.system());
        book.importCertificates(Files.readAllBytes(folder.resolve("c.pem")));
        large(book, key);
        small(book, key);
        return 0;
    }

    private void large(CertificateBook book, SchoolKey key) throws IOException, InterruptedException {
        Path mail = Files.write(folder.resolve("large.eml"), mail(25 * 1024 * 1024));
        Map<String, List<Double>> ours = new LinkedHashMap<>();
        Map<String, List<Double>> theirs = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (boolean gcm : new boolean[] {false, true}) {
                String cipher = gcm ? "GCM" : "CBC";
                String option = gcm ? "-aes-256-gcm" : "-aes-256-cbc";
                theirs.computeIfAbsent("encrypt " + cipher, k -> new ArrayList<>())
                        .add(shell("openssl cms -encrypt -stream -binary " + option
                                + " -in large.eml -out theirs.eml -recip c.pem"));
                SmimeEncryptor encryptor = new SmimeEncryptor(book, "Encrypted message")
                        .withCapabilities(r -> new Capabilities(gcm, false));
                ours.computeIfAbsent("encrypt " + cipher, k -> new ArrayList<>())
                        .add(cpu(() -> {
                            try (InputStream in = Files.newInputStream(mail)) {
                                encryptor.encrypt(in, List.of(ADDRESS), folder.resolve("ours.eml"));
                            }
                        }));
                theirs.computeIfAbsent("open " + cipher, k -> new ArrayList<>())
                        .add(shell("openssl cms -decrypt -in ours.eml -out plain -recip c.pem -inkey k.pem"));
                ours.computeIfAbsent("open " + cipher, k -> new ArrayList<>()).add(cpu(() -> open(key)));
            }
        }
        int warm = rounds / 3;
        ours.forEach((what, times) -> {
            List<Double> ratios = new ArrayList<>();
            for (int i = warm; i < times.size(); i++) {
                ratios.add(times.get(i) / theirs.get(what).get(i));
            }
            System.out.printf(
                    "25 MB, %s: %.0f ms of CPU, OpenSSL %.0f ms, ratio %.2f (%.2f to %.2f)%n",
                    what,
                    median(times.subList(warm, times.size())),
                    median(theirs.get(what).subList(warm, times.size())),
                    median(ratios),
                    ratios.stream().min(Double::compare).orElseThrow(),
                    ratios.stream().max(Double::compare).orElseThrow());
        });
    }

    private void small(CertificateBook book, SchoolKey key) throws IOException {
        byte[] mail = mail(5 * 1024);
        SmimeEncryptor plain = new SmimeEncryptor(book, "Encrypted message");
        Path target = folder.resolve("ours.eml");
        Optional<SigningKey> signing =
                Optional.of(new SigningKey(key.key(), key.certificate(), List.of(), Capabilities.NONE));
        report("encrypt", () -> plain.encrypt(new ByteArrayInputStream(mail), List.of(ADDRESS), target));
        report("open", () -> open(key));
        report(
                "with the legacy display, encrypt",
                () -> plain.withLegacyDisplay().encrypt(new ByteArrayInputStream(mail), List.of(ADDRESS), target));
        report(
                "sign and encrypt",
                () -> plain.encrypt(new ByteArrayInputStream(mail), List.of(ADDRESS), signing, target));
    }

    private void report(String what, Work work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        List<Double> times = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 60; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            for (int k = 0; k < 50; k++) {
                work.run();
            }
            times.add((threads.getCurrentThreadCpuTime() - cpu) / 50e6);
            bytes = (threads.getCurrentThreadAllocatedBytes() - allocated) / 50;
        }
        double milliseconds = median(times.subList(30, 60));
        System.out.printf(
                "5 KB, %s: %.2f ms of CPU, %.0f a second and core, %d kB allocated%n",
                what, milliseconds, 1000 / milliseconds, bytes / 1000);
    }

    private void open(SchoolKey key) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("ours.eml"))) {
            DecryptOutcome outcome = new SmimeDecryptor(() -> List.of(key)).decrypt(in, folder.resolve("opened"));
            if (!(outcome instanceof DecryptOutcome.Opened)) {
                throw new IOException("It did not open: " + outcome);
            }
        }
    }

    /** Milliseconds of processor time of the whole process, with collector and compiler. */
    private static double cpu(Work work) throws IOException {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long before = process.getProcessCpuTime();
        work.run();
        return (process.getProcessCpuTime() - before) / 1e6;
    }

    /** Milliseconds of processor time that the commands took, as the shell's {@code times} tells. */
    private double shell(String commands) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", commands + "; code=$?; times; exit $code")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + commands);
        }
        return Arrays.stream(output.lines().toList().getLast().split(" "))
                .mapToDouble(Smime::milliseconds)
                .sum();
    }

    private static double milliseconds(String time) {
        String[] parts = time.replace("s", "").split("m");
        return 60_000 * Double.parseDouble(parts[0]) + 1000 * Double.parseDouble(parts[1]);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private SchoolKey key() throws IOException, GeneralSecurityException {
        byte[] der = Files.readAllBytes(folder.resolve("k.der"));
        try (InputStream in = Files.newInputStream(folder.resolve("c.pem"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new SchoolKey(
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)), certificate);
        }
    }

    /** A text and an attachment in base64, as a mail program makes them. */
    private static byte[] mail(int bytes) {
        byte[] attachment = new byte[Math.max(0, (bytes - 1200) * 3 / 4 * 76 / 78)];
        new Random(7).nextBytes(attachment);
        String text = "Dear parent,\r\n\r\nthe plan is attached.\r\n".repeat(bytes > 10_000 ? 20 : 5);
        return ("From: office@oakfield.example\r\nTo: " + ADDRESS + "\r\nSubject: The plan\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                        + text + "\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(attachment) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
