package org.postern.reader.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the frames of a moving WebP go, and what becomes of them (RFC 9649, 2.7.1.1); its decoder does not say. */
record WebpFrames(int width, int height, List<Place> places) {
    /**
     * Of one frame.
     *
     * @param blends whether what is below shines through
     */
    record Place(int x, int y, boolean blends, Film.After after) {}

    private static final int SCREEN = 0x56503858; // VP8X
    private static final int FRAME = 0x414e4d46; // ANMF
    private static final int MOST = 10_000;

    WebpFrames {
        places = List.copyOf(places);
    }

    static WebpFrames of(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int width = 0;
            int height = 0;
            List<Place> places = new ArrayList<>();
            for (long at = 12; at + 24 <= file.length() && places.size() < MOST; ) {
                file.seek(at);
                int name = file.readInt();
                long length = Integer.reverseBytes(file.readInt()) & 0xffff_ffffL;
                byte[] start = new byte[16];
                file.readFully(start);
                if (name == SCREEN) {
                    width = three(start, 4) + 1;
                    height = three(start, 7) + 1;
                } else if (name == FRAME) {
                    places.add(place(start));
                }
                at += 8 + length + length % 2;
            }
            return new WebpFrames(width, height, places);
        }
    }

    private static Place place(byte[] frame) {
        int flags = frame[15];
        return new Place(
                2 * three(frame, 0),
                2 * three(frame, 3),
                (flags & 2) == 0,
                (flags & 1) == 0 ? Film.After.STAYS : Film.After.IS_CLEARED);
    }

    private static int three(byte[] bytes, int at) {
        return (bytes[at] & 255) | ((bytes[at + 1] & 255) << 8) | ((bytes[at + 2] & 255) << 16);
    }
}
