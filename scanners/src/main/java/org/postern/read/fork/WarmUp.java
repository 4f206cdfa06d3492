package org.postern.read.fork;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;

/** The first files of a reader, so that it has loaded what it needs before a mail waits for it. */
final class WarmUp {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 160;
    private static final int HEADERS = 54;

    private WarmUp() {}

    static Part text() {
        return part("warm-up.txt", "text/plain", "Ready.\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** A picture with letters of bars, large enough to be looked at: L and I, over and over. */
    static Part picture() {
        return part("warm-up.bmp", "image/bmp", bitmap());
    }

    private static Part part(String name, String type, byte[] bytes) {
        return new Part(new PartPath("1"), type, Optional.empty(), Optional.of(name), true, Content.of(bytes));
    }

    /** BITMAPFILEHEADER, BITMAPINFOHEADER, then rows from the bottom up. */
    private static byte[] bitmap() {
        int size = WIDTH * HEIGHT * 3;
        ByteBuffer bytes = ByteBuffer.allocate(HEADERS + size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'B').put((byte) 'M').putInt(HEADERS + size).putInt(0).putInt(HEADERS);
        bytes.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
        bytes.putInt(0).putInt(size).putInt(2835).putInt(2835).putInt(0).putInt(0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                byte shade = (byte) (isInk(x, y) ? 0 : 255);
                bytes.put(shade).put(shade).put(shade);
            }
        }
        return bytes.array();
    }

    private static boolean isInk(int x, int y) {
        int column = x % 80;
        boolean upright = (column >= 10 && column < 18) || (column >= 60 && column < 68);
        boolean foot = y < 58 && column >= 10 && column < 42;
        return y >= 50 && y < 110 && (upright || foot);
    }
}
