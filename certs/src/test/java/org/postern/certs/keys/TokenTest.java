package org.postern.certs.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.Program;

/**
 * A key that lives in SoftHSM; in a JVM of its own, because the library takes its configuration from the environment.
 */
class TokenTest {
    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    @TempDir
    Path folder;

    @Test
    void opensAndSignsMailWithAKeyThatNeverLeavesTheToken() throws Exception {
        Program.needs("softhsm2-util", "softhsm2");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Path configuration = Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Path pin = secret("pin", "4711\n");
        Program program = new Program(folder, Map.of("SOFTHSM2_CONF", configuration.toString()));
        program.run("softhsm2-util", "--init-token", "--free", "--label", "school", "--pin", "4711", "--so-pin", "0815")
                .succeeds();
        Program.Run run = program.run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                TokenAtWork.class.getName(),
                LIBRARY.toString(),
                pin.toString(),
                Files.createDirectory(folder.resolve("keys")).toString());
        assertThat(run.succeeds().output()).contains("opened: the zebra is well", "signed: true", "secret: true");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        Path pin = secret("pin", "4711\n");
        TokenPlace nowhere = new TokenPlace(folder.resolve("none.so"), 0, pin);
        assertThatThrownBy(() -> Token.open(nowhere)).hasMessageContaining("install the token's software");
        TokenPlace noLibrary = new TokenPlace(secret("text.so", "text"), 1, pin);
        assertThatThrownBy(() -> Token.open(noLibrary)).hasMessageContaining("The token in slot 1 of");
        noLibrary.note(folder);
        assertThat(TokenPlace.noted(folder)).contains(noLibrary);
        assertThatThrownBy(() -> new KeyFolder(folder, new SecureRandom()).all())
                .hasMessageContaining("does not open");
        Files.writeString(folder.resolve("token.properties"), "slot=many\n");
        assertThatThrownBy(() -> TokenPlace.noted(folder)).hasMessageContaining("is damaged");
        assertThat(TokenPlace.forget(folder)).isTrue();
        assertThat(TokenPlace.noted(folder)).isEmpty();
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
