package org.postern.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.postern.picture.Boxes;
import org.postern.picture.Exif;
import org.postern.picture.Formats;
import org.postern.picture.Pictures;

class MetadataStripperTest {
    private static final String POSITION =
            "<exif:GPSLatitude>51,36.0N</exif:GPSLatitude><exif:GPSLongitude>0,21.0W</exif:GPSLongitude>";

    private static Exif everything() {
        return Exif.camera("Apple", "iPhone 13")
                .orientation(6)
                .position(51, 36, 0, 21)
                .text(Exif.ARTIST, "Maya Bell")
                .text(Exif.BODY_SERIAL, "0420-77");
    }

    private static byte[] stripped(byte[] file) throws IOException {
        return switch (MetadataStripper.strip(file)) {
            case StripResult.Stripped(var content) -> {
                try (InputStream in = content.open()) {
                    yield in.readAllBytes();
                }
            }
            case StripResult.Unchanged() -> throw new AssertionError("nothing was taken out");
            case StripResult.Impossible(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Metadata metadata(byte[] file) throws IOException {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
        } catch (ImageProcessingException e) {
            throw new IOException(e);
        }
    }

    /** Nothing of it is left, and only the way up where there was one. */
    private static void assertClean(byte[] clean, boolean turned) throws IOException {
        assertThat(new String(clean, ISO_8859_1))
                .doesNotContain("Maya", "Bell", "0420-77", "Apple", "iPhone", "GPS", "51,36");
        Metadata metadata = metadata(clean);
        assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
        assertThat(metadata.getDirectoriesOfType(XmpDirectory.class)).isEmpty();
        ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        if (turned) {
            assertThat(exif.getTagCount()).isEqualTo(1);
            assertThat(exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
        } else {
            assertThat(exif == null || exif.getTagCount() == 0).isTrue();
        }
    }

    private static void assertSamePicture(byte[] before, byte[] after) throws IOException {
        BufferedImage old = ImageIO.read(new ByteArrayInputStream(before));
        BufferedImage now = ImageIO.read(new ByteArrayInputStream(after));
        assertThat(pixels(now)).isEqualTo(pixels(old));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] photo(String format) {
        return Formats.encode(Pictures.landscape(1, 320, 240), format);
    }

    @Test
    void takesEverythingOutOfAJpegButItsPixelsAndItsWayUp() throws IOException {
        byte[] jpeg = Formats.withIptc(Formats.withXmp(photo("jpg"), POSITION), 80, "Maya Bell");
        jpeg = Formats.withSegment(Formats.withExif(jpeg, everything()), 0xfe, "by Maya Bell".getBytes(UTF_8));
        byte[] clean = stripped(jpeg);
        assertSamePicture(jpeg, clean);
        assertClean(clean, true);
        assertThat(MetadataStripper.strip(clean)).isEqualTo(new StripResult.Unchanged());
    }

    @Test
    void takesTheSecondPictureAndWhateverElseFollowsAJpeg() throws IOException {
        byte[] index = Formats.join("MPF\0".getBytes(UTF_8), new byte[30]);
        byte[] depth = Formats.withExif(photo("jpg"), everything());
        byte[] both = Formats.join(Formats.withSegment(photo("jpg"), 0xe2, index), depth, "PK\3\4".getBytes(UTF_8));
        byte[] clean = stripped(both);
        assertThat(clean).isEqualTo(photo("jpg"));
    }

    @Test
    void leavesColourProfilesOfAJpeg() throws IOException {
        byte[] profile = Formats.join("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), new byte[128]);
        byte[] jpeg = Formats.withSegment(photo("jpg"), 0xe2, profile);
        byte[] clean = stripped(Formats.withExif(jpeg, everything()));
        assertThat(new String(clean, ISO_8859_1)).contains("ICC_PROFILE");
    }

    @Test
    void leavesAPictureAloneThatTellsNothing() {
        for (String format : new String[] {"jpg", "png", "gif", "bmp"}) {
            assertThat(MetadataStripper.strip(photo(format))).as(format).isEqualTo(new StripResult.Unchanged());
        }
        assertThat(MetadataStripper.strip(Formats.webp(0, 8, 8, Formats.flatWebp(8, 8))))
                .isEqualTo(new StripResult.Unchanged());
    }

    @Test
    void takesTextsAndExifOutOfAPng() throws IOException {
        byte[] png = Formats.withChunk(photo("png"), "eXIf", everything().bytes());
        png = Formats.withChunk(png, "tEXt", "Author\0Maya Bell".getBytes(UTF_8));
        png = Formats.withChunk(png, "tIME", new byte[7]);
        png = Formats.withChunk(png, "iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + Formats.xmp(POSITION)).getBytes(UTF_8));
        png = Formats.join(png, "Maya Bell".getBytes(UTF_8));
        byte[] clean = stripped(png);
        assertSamePicture(png, clean);
        assertClean(clean, true);
        assertThat(MetadataStripper.strip(clean)).isEqualTo(new StripResult.Unchanged());
    }

    @Test
    void takesExifAndXmpOutOfAWebp() throws IOException {
        byte[] webp = Formats.webp(
                0x0c,
                8,
                8,
                Formats.flatWebp(8, 8),
                Formats.chunk("EXIF", everything().bytes()),
                Formats.chunk("XMP ", Formats.xmp(POSITION).getBytes(UTF_8)));
        byte[] clean = stripped(webp);
        assertSamePicture(webp, clean);
        assertClean(clean, true);
        assertThat(clean[20]).as("flags of VP8X").isEqualTo((byte) 0x08);
        byte[] upright = Formats.webp(
                0x0c,
                8,
                8,
                Formats.flatWebp(8, 8),
                Formats.chunk("EXIF", everything().orientation(1).bytes()));
        assertClean(stripped(upright), false);
        assertThat(stripped(upright)[20]).isEqualTo((byte) 0);
    }

    @Test
    void takesCommentsAndXmpOutOfAnAnimatedGif() throws IOException {
        byte[] gif = photo("gif");
        int trailer = gif.length - 1;
        byte[] comment = Formats.join(new byte[] {0x21, (byte) 0xfe, 9}, "Maya Bell".getBytes(UTF_8), new byte[1]);
        byte[] loop = Formats.join(
                new byte[] {0x21, (byte) 0xff, 11}, "NETSCAPE2.0".getBytes(UTF_8), new byte[] {3, 1, 0, 0, 0});
        byte[] xmp = Formats.join(
                new byte[] {0x21, (byte) 0xff, 11},
                "XMP DataXMP".getBytes(UTF_8),
                Formats.xmp(POSITION).getBytes(UTF_8),
                magicTrailer());
        byte[] full = Formats.join(Arrays.copyOf(gif, trailer), loop, comment, xmp, new byte[] {0x3b}, comment);
        byte[] clean = stripped(full);
        assertThat(clean).isEqualTo(Formats.join(Arrays.copyOf(gif, trailer), loop, new byte[] {0x3b}));
        assertThat(frames(clean)).isEqualTo(1);
        assertSamePicture(full, clean);
    }

    /** Wherever a reader lands in it that takes text for sub-blocks, it is led to the end (XMP part 3, 1.1.2). */
    private static byte[] magicTrailer() {
        byte[] trailer = new byte[258];
        trailer[0] = 1;
        for (int i = 0; i < 256; i++) {
            trailer[i + 1] = (byte) (255 - i);
        }
        return trailer;
    }

    private static int frames(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            return reader.getNumImages(true);
        }
    }

    @Test
    void writesOverTheExifOfAHeicAndMovesNothing() throws IOException {
        byte[] heic = Boxes.heic(everything());
        byte[] clean = stripped(heic);
        assertClean(clean, false);
        int same = Arrays.mismatch(heic, clean);
        assertThat(clean).hasSameSizeAs(heic);
        assertThat(same).isGreaterThanOrEqualTo(heic.length - everything().bytes().length - 10);
    }

    @Test
    void freesTheMetadataOfAFilmAndMovesNothing() throws IOException {
        byte[] position = Boxes.said("\u00a9xyz", "+51.6000-000.3600/Maya Bell");
        byte[] keyed = Boxes.keyed("com.apple.quicktime.make", "Apple");
        byte[] film = Boxes.film("isom", Boxes.box("udta", position), keyed);
        byte[] clean = stripped(film);
        assertThat(clean).hasSameSizeAs(film);
        assertThat(new String(clean, ISO_8859_1))
                .contains("mvhd", "free")
                .doesNotContain("udta", "51.6", "Maya", "Apple");
        assertThat(MetadataStripper.strip(clean)).isEqualTo(new StripResult.Unchanged());
    }

    @Test
    void refusesAFilmThatTellsItsPositionAllAlong() {
        byte[] described = Boxes.box("stsd", new byte[8], Boxes.box("gpmd", new byte[8]));
        byte[] track = Boxes.box("trak", Boxes.box("mdia", Boxes.box("minf", Boxes.box("stbl", described))));
        assertThat(MetadataStripper.strip(Boxes.film("isom", track)))
                .isEqualTo(new StripResult.Impossible("is a film that may tell where it was taken all along"));
    }

    @Test
    void refusesWhatItDoesNotKnowOrUnderstand() {
        assertThat(MetadataStripper.strip(everything().bytes())).isInstanceOf(StripResult.Impossible.class);
        assertThat(MetadataStripper.strip(new byte[0])).isInstanceOf(StripResult.Impossible.class);
        for (String format : new String[] {"jpg", "png", "gif"}) {
            byte[] cut = Arrays.copyOf(photo(format), 40);
            assertThat(MetadataStripper.strip(cut)).as(format).isInstanceOf(StripResult.Impossible.class);
        }
    }

    @Test
    void hasAnAnswerToEveryDamagedFile() {
        Random random = new Random(1);
        byte[][] files = {
            Formats.withExif(photo("jpg"), everything()),
            Formats.withChunk(photo("png"), "eXIf", everything().bytes()),
            Formats.webp(
                    8,
                    8,
                    8,
                    Formats.flatWebp(8, 8),
                    Formats.chunk("EXIF", everything().bytes())),
            Boxes.heic(everything()),
            Boxes.film("isom", Boxes.box("udta", Boxes.said("\u00a9xyz", "+51.6000-000.3600/Maya Bell")))
        };
        for (int i = 0; i < 5000; i++) {
            byte[] file = files[i % files.length].clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                file[random.nextInt(Math.min(file.length, 400))] = (byte) random.nextInt(256);
            }
            assertThat(MetadataStripper.strip(file)).isNotNull();
        }
    }
}
