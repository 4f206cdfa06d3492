package org.postern.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        run("-Xmx24m", LargeMail.class.getName(), home.toString(), ANN);
        assertThat(Files.size(home.resolve("out.eml"))).isGreaterThan(LargeMail.BYTES * 4L / 3);
    }

    @Test
    void signsEncryptsOpensAndVerifiesTwentyFiveMegabytesInASmallHeap() throws IOException, InterruptedException {
        run("-Xmx32m", "org.postern.certs.cms.LargeCms", home.toString());
        assertThat(Files.size(home.resolve("opened"))).isGreaterThan(LargeMail.BYTES);
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Path log = home.resolve("log");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add(arguments[0]);
        command.addAll(
                List.of("-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
