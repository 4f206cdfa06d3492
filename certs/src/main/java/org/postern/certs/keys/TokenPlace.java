package org.postern.certs.keys;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.postern.certs.PrivateFile;

/**
 * Where a token is; kept in the file {@code token.properties} among the private keys.
 *
 * @param library its maker's PKCS #11 library, such as /usr/lib/softhsm/libsofthsm2.so
 * @param slot its place in the library's list of slots, from 0
 * @param pinFile a file of mode 0600 with its PIN
 */
public record TokenPlace(Path library, int slot, Path pinFile) {
    private static final String FILE = "token.properties";

    /** Different places must not share one signed-in session. */
    String name() {
        return "postern-" + Integer.toHexString(library.hashCode()) + "-" + slot;
    }

    /** The place noted in {@code folder}. */
    public static Optional<TokenPlace> noted(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        try {
            return Optional.of(new TokenPlace(
                    Path.of(properties.getProperty("library", "")),
                    Integer.parseInt(properties.getProperty("slot", "")),
                    Path.of(properties.getProperty("pin-file", ""))));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged; name the token again with `postern cert token`", e);
        }
    }

    /** Notes it in {@code folder}. */
    public void note(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("library", library.toString());
        properties.setProperty("slot", Integer.toString(slot));
        properties.setProperty("pin-file", pinFile.toString());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFile.replace(folder.resolve(FILE), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Answers whether one was noted. */
    public static boolean forget(Path folder) throws IOException {
        return Files.deleteIfExists(folder.resolve(FILE));
    }
}
