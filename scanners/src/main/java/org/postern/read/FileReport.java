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
 */
public record FileReport(List<FileItem> items, long bytes, int pages, Duration cpu) {
    public FileReport {
        items = List.copyOf(items);
    }
}
