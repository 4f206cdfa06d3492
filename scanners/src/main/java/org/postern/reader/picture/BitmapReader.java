package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Hands on a portable bitmap, greymap or pixmap (Netpbm pbm(5), pgm(5), ppm(5)) as a PNG file. */
public final class BitmapReader implements KindReader {
    private static final int LARGEST = 65_535;

    @Override
    public boolean reads(FileKind kind) {
        return kind.name().equals("pnm");
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file.bytes()))) {
            if (in.read() != 'P') {
                throw new IOException("no bitmap");
            }
            int form = in.read() - '0';
            if (form < 1 || form > 6) {
                return Seen.of(new Reading.Unreadable(file.called() + " is of a kind that Postern cannot read."));
            }
            int width = number(in);
            int height = number(in);
            session.picture(width, height);
            int white = form == 1 || form == 4 ? 1 : Math.max(1, number(in));
            BufferedImage picture = new Pixels(in, form, white).picture(width, height);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            session.child(file, Optional.of("picture.png"), new ByteArrayInputStream(png.toByteArray()));
            boolean more = in.readNBytes(3).length == 3; // another picture may follow
            return Seen.of(
                    more
                            ? new Reading.Partly(file.called() + " holds more than one picture; the first was read.")
                            : Reading.WHOLE);
        }
    }

    /** A number after blanks and comments, and the one blank that ends it. */
    private static int number(InputStream in) throws IOException {
        int octet = in.read();
        while (octet == '#' || Character.isWhitespace(octet)) {
            octet = octet == '#' ? line(in) : in.read();
        }
        int number = 0;
        for (; octet >= '0' && octet <= '9'; octet = in.read()) {
            number = Math.min(LARGEST + 1, number * 10 + octet - '0');
        }
        if (octet < 0 || !Character.isWhitespace(octet) || number > LARGEST) {
            throw new IOException("no number");
        }
        return number;
    }

    private static int line(InputStream in) throws IOException {
        int octet = in.read();
        while (octet >= 0 && octet != '\n') {
            octet = in.read();
        }
        return octet;
    }

    /** What follows the header: bits, bytes or numbers, for one colour or three. */
    private record Pixels(InputStream in, int form, int white) {
        BufferedImage picture(int width, int height) throws IOException {
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < height; y++) {
                int bits = 0;
                for (int x = 0; x < width; x++) {
                    if (form == 4) {
                        bits = x % 8 == 0 ? octet() : bits << 1;
                        picture.setRGB(x, y, (bits & 0x80) != 0 ? 0 : 0xffffff);
                    } else {
                        picture.setRGB(x, y, colour());
                    }
                }
            }
            return picture;
        }

        private int colour() throws IOException {
            int first = shade();
            boolean grey = form != 3 && form != 6;
            return first << 16 | (grey ? first : shade()) << 8 | (grey ? first : shade());
        }

        private int shade() throws IOException {
            int value = switch (form) {
                case 1 -> 1 - Math.min(1, bit());
                case 2, 3 -> written();
                default -> white > 255 ? octet() << 8 | octet() : octet();
            };
            return Math.min(value, white) * 255 / white;
        }

        /** Bits may stand next to each other without blanks. */
        private int bit() throws IOException {
            int octet = octet();
            while (Character.isWhitespace(octet)) {
                octet = octet();
            }
            return octet - '0';
        }

        private int written() throws IOException {
            int octet = octet();
            while (Character.isWhitespace(octet)) {
                octet = octet();
            }
            int number = 0;
            for (; octet >= '0' && octet <= '9'; octet = in.read()) {
                number = Math.min(LARGEST, number * 10 + octet - '0');
            }
            return number;
        }

        private int octet() throws IOException {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException();
            }
            return octet;
        }
    }
}
