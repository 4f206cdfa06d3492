package org.postern.read;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much of a mail's files is read before the rest counts as unread. All but {@code fileTime} hold for one mail with
 * everything in it.
 *
 * @param bytes of all files and of what is unpacked from them
 * @param depth containers inside containers
 * @param items files at all levels
 * @param pages pages that are rendered to be read by OCR
 * @param pixels of one picture
 * @param characters of text
 * @param fileTime wall time for one attached file with everything in it; then its reader is ended
 * @param cpuTime of the readers
 */
public record FileLimits(
        long bytes, int depth, int items, int pages, long pixels, int characters, Duration fileTime, Duration cpuTime)
        implements Serializable {
    public static final FileLimits DEFAULT = new FileLimits(
            400L << 20, 10, 500, 50, 50_000_000, 10_000_000, Duration.ofSeconds(60), Duration.ofSeconds(60));

    public FileLimits {
        if (bytes < 1 || depth < 1 || items < 1 || pages < 0 || pixels < 1 || characters < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
