package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates of people outside, made with the JDK's keytool and imported with the relay's own command. */
final class Certificates {
    private Certificates() {}

    /** From now on mail to this address can be encrypted. */
    static void give(School school, String address) throws Exception {
        Path folder = Files.createTempDirectory(school.conf.getParent(), "cert");
        String store = folder.resolve("keys.p12").toString();
        Path file = folder.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=Visits",
                "-validity",
                "3650",
                "-startdate",
                "-2d",
                "-keystore",
                store,
                "-storepass",
                "changeit",
                "-ext",
                "san=email:" + address,
                "-ext",
                "eku=emailProtection",
                "-ext",
                "ku=digitalSignature,keyEncipherment");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-keystore",
                store,
                "-storepass",
                "changeit",
                "-file",
                file.toString());
        Postern.Answer answer = Postern.command(school, "cert", "import", file.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
