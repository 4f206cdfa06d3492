package org.postern.reader.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Place;
import org.postern.read.FileItem;
import org.postern.read.Reading;

class CaptionsTest {
    private static final String NUMBER = "call 07700 900461";

    private static BufferedImage picture() {
        BufferedImage picture = Painter.blank(200, 120, Color.WHITE);
        picture.createGraphics().fillOval(20, 20, 90, 90);
        picture.setRGB(3, 3, 0x336699);
        return picture;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] with(byte[] file, int at, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, at);
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        all.write(file, at, file.length - at);
        return all.toByteArray();
    }

    /** PNG third edition, 5.3: length, type, data, checksum. */
    private static byte[] chunk(String type, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(bytes(type));
        crc.update(data);
        return ByteBuffer.allocate(data.length + 12)
                .putInt(data.length)
                .put(bytes(type))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] deflated(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static FileItem png(byte[] chunk) {
        return Reads.file(with(Painter.saved(picture(), "png"), 33, chunk), "picture.png");
    }

    @Test
    void readsThreeKindsOfTextInAPng() throws Exception {
        assertThat(Reads.text(png(chunk("tEXt", bytes("Comment\0" + NUMBER))))).contains(NUMBER);
        assertThat(Reads.text(png(chunk("iTXt", bytes("Description\0\0\0\0\0" + NUMBER)))))
                .contains(NUMBER);
        assertThat(Reads.text(png(chunk("zTXt", with(bytes("Comment\0\0"), 9, deflated(NUMBER))))))
                .contains(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Software", "Creation Time", "Raw profile type exif"})
    void leavesOutWhatProgramsSayOfThemselves(String key) {
        assertThat(Reads.text(png(chunk("tEXt", bytes(key + "\0Painter 3"))))).isEmpty();
    }

    @Test
    void saysThatItStandsInTheMetadata() {
        FileItem item = png(chunk("tEXt", bytes("Comment\0" + NUMBER)));
        Place place = item.text().orElseThrow().places().getFirst();
        assertThat(place.sheet()).hasValue("metadata");
        assertThat(place.box()).isEmpty();
        assertThat(item.reading()).isEqualTo(Reading.WHOLE);
    }

    /** ITU-T T.81, B.2.4.5: COM, its length and the comment. */
    @Test
    void readsTheCommentOfAJpeg() {
        byte[] comment = with(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (NUMBER.length() + 2)}, 4, bytes(NUMBER));
        assertThat(Reads.text(Reads.file(with(Painter.saved(picture(), "jpg"), 2, comment), "picture.jpg")))
                .contains(NUMBER);
    }

    /** GIF89a, 24: extension introducer, label, block of data, terminator; after the header and the colours. */
    @Test
    void readsTheCommentOfAGif() {
        byte[] gif = Painter.saved(picture(), "gif");
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
        byte[] comment = with(new byte[] {0x21, (byte) 0xfe, (byte) NUMBER.length(), 0}, 3, bytes(NUMBER));
        assertThat(Reads.text(Reads.file(with(gif, 13 + colours, comment), "picture.gif")))
                .contains(NUMBER);
    }

    /** EXIF 2.32, 4.6.2: a TIFF of one directory with one field. */
    private static byte[] exif(int tag, int type, byte[] value) {
        byte[] tiff = ByteBuffer.allocate(26 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(bytes("II*\0"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) tag)
                .putShort((short) type)
                .putInt(value.length)
                .putInt(26)
                .putInt(0)
                .put(value)
                .array();
        return segment(0xe1, with(bytes("Exif\0\0"), 6, tiff));
    }

    private static byte[] segment(int marker, byte[] data) {
        return ByteBuffer.allocate(data.length + 4)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data)
                .array();
    }

    private static String jpeg(byte[] segment) {
        return Reads.text(Reads.file(with(Painter.saved(picture(), "jpg"), 2, segment), "picture.jpg"));
    }

    @Test
    void readsTheDescriptionsOfCamerasAndOfWindows() {
        assertThat(jpeg(exif(0x010e, 2, bytes(NUMBER + "\0")))).contains(NUMBER);
        assertThat(jpeg(exif(0x9c9c, 1, (NUMBER + "\0").getBytes(StandardCharsets.UTF_16LE))))
                .contains(NUMBER);
        assertThat(jpeg(exif(0x9286, 7, bytes("ASCII\0\0\0" + NUMBER)))).contains(NUMBER);
    }

    @Test
    void readsTheDescriptionInXmp() {
        String xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                + "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt>"
                + "<rdf:li xml:lang='x-default'>" + NUMBER + "</rdf:li></rdf:Alt></dc:description></rdf:Description>"
                + "</rdf:RDF></x:xmpmeta>";
        assertThat(jpeg(segment(0xe1, bytes(xmp)))).isEqualToIgnoringNewLines(NUMBER);
    }
}
