package org.postern.read;

import java.util.List;
import java.util.Optional;

/** What cameras write before they make a picture of it. Most of it begins as TIFF does. */
final class RawPictures {
    private static final int SUBFILE_TYPE = 0xfe;
    private static final int MAKE = 0x10f;
    private static final int SUB_DIRECTORIES = 0x14a;
    private static final int DNG_VERSION = 0xc612;

    private RawPictures() {}

    static Optional<FileKind> of(Ends ends) {
        return isMarked(ends) || isInsideTiff(ends) ? Optional.of(Kinds.named("raw")) : Optional.empty();
    }

    /** Fuji, Sigma, Minolta, Olympus, Panasonic, and three of Canon. */
    private static boolean isMarked(Ends ends) {
        return List.of("FUJIFILMCCD-RAW", "FOVb", "\0MRM", "IIRO", "IIRS", "MMOR", "IIU\0").stream()
                        .anyMatch(ends::startsWith)
                || (ends.startsWith("II*\0") && ends.at(8, "CR\2\0"))
                || ends.at(6, "HEAPCCDR")
                || ends.at(4, "ftypcrx ");
    }

    /** Adobe's DNG says so; others keep a small picture in front and the large one in a sub-directory (TIFF/EP). */
    private static boolean isInsideTiff(Ends ends) {
        boolean little = ends.startsWith("II*\0");
        if (!little && !ends.startsWith("MM\0*")) {
            return false;
        }
        int place = (int) Math.min(number(ends, 4, 4, little), Ends.SIZE);
        long entries = Math.min(number(ends, place, 2, little), 200);
        int seen = 0;
        for (int i = 0; i < entries; i++) {
            int entry = place + 2 + 12 * i;
            switch ((int) number(ends, entry, 2, little)) {
                case DNG_VERSION -> seen |= 7;
                case MAKE -> seen |= 1;
                case SUB_DIRECTORIES -> seen |= 2;
                case SUBFILE_TYPE -> seen |= number(ends, entry + 8, 4, little) == 1 ? 4 : 0;
                default -> {}
            }
        }
        return seen == 7;
    }

    private static long number(Ends ends, int place, int length, boolean little) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            int octet = Math.max(0, ends.octet(little ? place + length - 1 - i : place + i));
            number = number << 8 | octet;
        }
        return number;
    }
}
