package org.postern.reader;

import java.util.List;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.Reading;

/** Pictures that are too small to hold text one by one, and may be its letters together. */
final class Ornaments {
    /** More in one file than bullets and logos. */
    private static final int MANY = 8;

    private Ornaments() {}

    /** The same items; so many ornaments are unclear. */
    static List<FileItem> together(List<FileItem> items) {
        return items.stream().filter(Ornaments::isOrnament).count() <= MANY
                ? items
                : items.stream().map(Ornaments::unclear).toList();
    }

    private static boolean isOrnament(FileItem item) {
        return item.reading() instanceof Reading.Skipped && item.kind().group() == FileKind.Group.PICTURE;
    }

    private static FileItem unclear(FileItem item) {
        return isOrnament(item)
                ? new FileItem(
                        item.path(),
                        item.name(),
                        item.kind(),
                        new Reading.Unclear(item.kind().called(item.name())
                                + " is one of many tiny pictures, which may be letters of a text."),
                        item.text(),
                        item.signs())
                : item;
    }
}
