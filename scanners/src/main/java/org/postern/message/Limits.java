package org.postern.message;

/**
 * How much of a mail is read before it counts as one that cannot be judged.
 *
 * @param headerBytes all header fields of a mail and its parts together
 * @param depth containers inside containers
 * @param parts parts of a mail at all levels
 * @param textBytes one text part after its transfer encoding is undone
 */
public record Limits(int headerBytes, int depth, int parts, int textBytes) {
    public static final Limits DEFAULT = new Limits(512 * 1024, 10, 500, 4 * 1024 * 1024);

    public Limits {
        if (headerBytes < 1 || depth < 1 || parts < 1 || textBytes < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
