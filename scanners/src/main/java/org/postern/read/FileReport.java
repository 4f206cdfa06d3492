package org.postern.read;

import java.time.Duration;
import java.util.List;

/**
 * What came of one attached file and everything in it.
 *
 * @param items the file itself first, then what is inside it
 * @param bytes unpacked in all
 * @param pages rendered for OCR
 * @param cpu processor time it took
 * @param drawings its pictures, if they were asked for
 */
public record FileReport(List<FileItem> items, long bytes, int pages, Duration cpu, List<Drawing> drawings) {
    public FileReport {
        items = List.copyOf(items);
        drawings = List.copyOf(drawings);
    }

    public FileReport(List<FileItem> items, long bytes, int pages, Duration cpu) {
        this(items, bytes, pages, cpu, List.of());
    }
}
