package org.postern.read.fork;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.read.FileLimits;

/**
 * What a report depends on: the bytes, the name, the declared type, and the limits that hold for every mail alike.
 *
 * @param digest SHA-256 of all that
 */
record FileKey(String digest) {
    /**
     * The keys of one file.
     *
     * @param nameless with no more of the name than its ending
     */
    record Pair(FileKey named, FileKey nameless) {
        List<FileKey> both() {
            return List.of(nameless, named);
        }
    }

    /** Reads the file through once. */
    static Pair of(Part part, FileLimits limits) throws IOException {
        String bytes = bytes(part.content());
        String rest = part.type() + "\n" + limits.depth() + "\n" + limits.pixels();
        String name = part.fileName().orElse("");
        return new Pair(of("name", bytes, rest, name), of("ending", bytes, rest, ending(name)));
    }

    private static FileKey of(String sort, String bytes, String rest, String name) {
        MessageDigest digest = sha256();
        digest.update(String.join("\n", sort, bytes, rest, name).getBytes(StandardCharsets.UTF_8));
        return new FileKey(HexFormat.of().formatHex(digest.digest()));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String bytes(Content content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = content.open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has it", e);
        }
    }
}
