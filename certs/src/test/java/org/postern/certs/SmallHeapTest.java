package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
    private static final String ANN = "ann.reed@parents.example";

    @TempDir
    Path home;

    @Test
    void sealsOpensAndEncryptsTwentyFiveMegabytesInASmallHeap() throws IOException, InterruptedException {
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), TestCa.CLOCK);
        book.importCertificates(new TestCa("Test Root").issue(Leaf.good(ANN)).pem());
        Path log = home.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LargeMail.class.getName(),
                        home.toString(),
                        ANN))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.size(home.resolve("out.eml"))).isGreaterThan(LargeMail.BYTES * 4L / 3);
    }
}
