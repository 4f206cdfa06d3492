package org.postern.store.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One row of the chain.
 *
 * @param seq 1, 2, 3, ... without a gap
 * @param at whole milliseconds
 * @param details a JSON object with sorted keys, as stored
 * @param previous the hash of the row before, {@link #GENESIS} for the first
 * @param hash SHA-256 over previous and everything else in this row, hexadecimal
 */
public record AuditRow(
        long seq,
        Instant at,
        String actor,
        String action,
        String subject,
        String details,
        String previous,
        String hash) {
    static final String GENESIS = "0".repeat(64);

    /** The row with its hash computed. */
    AuditRow chained() {
        return new AuditRow(seq, at, actor, action, subject, details, previous, computedHash());
    }

    /** What the hash must be. */
    String computedHash() {
        return HexFormat.of().formatHex(sha256().digest(canonical()));
    }

    /** Every text is preceded by its length, so that no two different rows have the same bytes. */
    private byte[] canonical() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text(bytes, previous);
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(seq)
                .putLong(at.toEpochMilli())
                .array());
        text(bytes, actor);
        text(bytes, action);
        text(bytes, subject);
        text(bytes, details);
        return bytes.toByteArray();
    }

    private static void text(ByteArrayOutputStream bytes, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
        bytes.writeBytes(utf8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
