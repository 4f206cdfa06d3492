package org.postern.reader.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Box;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.picture.Exif;
import org.postern.picture.Formats;
import org.postern.picture.Pictures;
import org.postern.read.FileKinds;
import org.postern.read.Sign;
import org.postern.read.Sign.Kind;
import org.postern.reader.OpenFile;

class PhotographsTest {
    @TempDir
    static Path folder;

    private static Photographs eye;

    @BeforeAll
    static void open() {
        eye = Photographs.standard();
    }

    private static OpenFile file(byte[] bytes) throws IOException {
        Path path = Files.createTempFile(folder, "item", "");
        Files.write(path, bytes);
        return new OpenFile(
                new PartPath("2"),
                Optional.empty(),
                Optional.empty(),
                FileKinds.of(Content.of(bytes), Optional.empty()),
                path,
                0,
                OptionalInt.empty());
    }

    private static List<Sign> look(byte[] bytes) throws IOException {
        return eye.look(file(bytes), ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    private static List<Kind> kinds(byte[] bytes) throws IOException {
        return look(bytes).stream().map(Sign::kind).toList();
    }

    private static byte[] jpeg(int seed) {
        return Formats.encode(Pictures.landscape(seed, 640, 480), "jpg");
    }

    private static byte[] page() {
        return Formats.encode(Pictures.paper(1, 960, 1280, 0.1), "jpg");
    }

    @Test
    void namesTheCameraOfAPhotograph() throws IOException {
        byte[] photo = Formats.withExif(jpeg(1), Exif.camera("Apple", "iPhone 13"));
        assertThat(look(photo).getFirst().kind()).isEqualTo(Kind.PHOTOGRAPH);
        assertThat(look(photo).getFirst().reasons()).startsWith("camera: Apple iPhone 13");
    }

    @Test
    void takesAPhotographedSheetForPaperAndStillFindsWhereItWasTaken() throws IOException {
        byte[] sheet =
                Formats.withExif(page(), Exif.camera("Apple", "iPhone SE").position(51, 36, 0, 21));
        List<Sign> signs = look(sheet);
        assertThat(signs).extracting(Sign::kind).containsExactly(Kind.SCAN, Kind.LOCATION);
        assertThat(signs.getFirst().reasons())
                .containsExactly("camera: Apple iPhone SE", "flat white page with writing");
    }

    @Test
    void takesAPictureOfASheetWithAFaceForAPhotograph() throws IOException {
        BufferedImage sheet = Pictures.paper(1, 960, 1280, 0.1);
        Pictures.face(sheet, 300, 400, 300);
        assertThat(kinds(Formats.encode(sheet, "jpg"))).startsWith(Kind.PHOTOGRAPH, Kind.FACE);
    }

    @Test
    void findsFacesWhereTheyAreInTheWholePicture() throws IOException {
        BufferedImage group = Pictures.landscape(7, 2400, 1600);
        Pictures.face(group, 300, 500, 400);
        Pictures.face(group, 1500, 500, 400);
        List<Sign> signs = look(Formats.encode(group, "jpg"));
        assertThat(signs.getFirst().kind()).isEqualTo(Kind.PHOTOGRAPH);
        assertThat(signs.getFirst().reasons()).contains("2 faces");
        assertThat(signs.stream().filter(s -> s.kind() == Kind.FACE).flatMap(s -> s.box().stream()))
                .hasSize(2)
                .anySatisfy(box -> assertThat(covers(box, 500, 760)).isTrue())
                .anySatisfy(box -> assertThat(covers(box, 1700, 760)).isTrue());
    }

    private static boolean covers(Box box, int x, int y) {
        return box.x() < x
                && x < box.x() + box.width()
                && box.y() < y
                && y < box.y() + box.height()
                && box.width() < 500;
    }

    @Test
    void believesACopyOfAScreenThatSaysSo() throws IOException {
        byte[] screen = Formats.encode(Pictures.chat(3, 700, 1300, false), "png");
        byte[] said = Formats.withChunk(
                screen, "eXIf", new Exif().comment("Screenshot").bytes());
        assertThat(look(said).getFirst().kind()).isEqualTo(Kind.SCREENSHOT);
        assertThat(look(said).getFirst().reasons()).contains("calls itself a screenshot");
    }

    @Test
    void takesAScannerForNoCamera() throws IOException {
        byte[] scan = Formats.withExif(jpeg(4), Exif.camera("Canon", "CanoScan LiDE 300"));
        assertThat(look(scan).getFirst())
                .isEqualTo(Sign.of(Kind.SCAN, look(scan).getFirst().reasons().toArray(String[]::new)));
        assertThat(look(scan).getFirst().reasons()).startsWith("scanner: Canon CanoScan LiDE 300");
    }

    @Test
    void findsAPositionInEveryPlaceItMayStand() throws IOException {
        byte[] png = Formats.encode(Pictures.chart(1, 300, 200), "png");
        byte[] exif = new Exif().position(51, 36, 0, 21).bytes();
        String xmp = "<exif:GPSLatitude>51,36.0N</exif:GPSLatitude><exif:GPSLongitude>0,21.0W</exif:GPSLongitude>";
        byte[] text = ("XML:com.adobe.xmp\0\0\0\0\0" + Formats.xmp(xmp)).getBytes(StandardCharsets.UTF_8);
        assertThat(kinds(Formats.withChunk(png, "eXIf", exif))).contains(Kind.LOCATION);
        assertThat(kinds(Formats.withChunk(png, "iTXt", text))).contains(Kind.LOCATION);
        assertThat(kinds(Formats.withXmp(jpeg(1), xmp))).contains(Kind.LOCATION);
        assertThat(kinds(Formats.withIptc(jpeg(1), 92, "Church Lane"))).contains(Kind.LOCATION);
        assertThat(Origins.of(Content.of(Formats.webp(8, 8, 8, Formats.flatWebp(8, 8), Formats.chunk("EXIF", exif))))
                        .location())
                .containsExactly("position in EXIF");
        assertThat(Origins.of(Content.of(Formats.webp(
                                4,
                                8,
                                8,
                                Formats.flatWebp(8, 8),
                                Formats.chunk("XMP ", Formats.xmp(xmp).getBytes(StandardCharsets.UTF_8)))))
                        .location())
                .containsExactly("position in XMP");
    }

    @Test
    void findsNoPositionWhereTheCameraDidNotKnowIt() throws IOException {
        assertThat(kinds(Formats.withExif(jpeg(1), new Exif().position(0, 0, 0, 0))))
                .doesNotContain(Kind.LOCATION);
        assertThat(kinds(jpeg(1))).doesNotContain(Kind.LOCATION, Kind.OWNER);
    }

    @Test
    void findsWhoOwnsItInEveryPlaceItMayStand() throws IOException {
        byte[] png = Formats.encode(Pictures.chart(1, 300, 200), "png");
        assertThat(owner(Formats.withExif(jpeg(1), new Exif().text(Exif.ARTIST, "Maya Bell"))))
                .contains("artist in EXIF");
        assertThat(owner(Formats.withExif(jpeg(1), new Exif().text(Exif.OWNER_NAME, "Maya Bell"))))
                .contains("camera's owner in EXIF");
        assertThat(owner(Formats.withExif(jpeg(1), new Exif().text(Exif.BODY_SERIAL, "0420"))))
                .contains("camera's serial number in EXIF");
        assertThat(owner(Formats.withExif(jpeg(1), new Exif().windowsAuthor("Maya Bell"))))
                .contains("author in EXIF");
        assertThat(owner(Formats.withIptc(jpeg(1), 80, "Maya Bell"))).contains("author in IPTC");
        assertThat(owner(Formats.withXmp(
                        jpeg(1), "<dc:creator><rdf:Seq><rdf:li>Maya Bell</rdf:li></rdf:Seq></dc:creator>")))
                .contains("author in XMP");
        assertThat(owner(Formats.withChunk(png, "tEXt", "Author\0Maya Bell".getBytes(StandardCharsets.ISO_8859_1))))
                .contains("author in PNG text");
        assertThat(owner(Formats.withExif(jpeg(1), new Exif().text(Exif.ARTIST, "   "))))
                .isEmpty();
    }

    private static List<String> owner(byte[] bytes) throws IOException {
        return look(bytes).stream()
                .filter(sign -> sign.kind() == Kind.OWNER)
                .flatMap(sign -> sign.reasons().stream())
                .toList();
    }

    @Test
    void saysNothingOfASuspectedPictureButThatItIsSuspected() throws IOException {
        byte[] photo =
                Formats.withExif(jpeg(1), Exif.camera("Apple", "iPhone 13").position(51, 36, 0, 21));
        Photographs strict = new Photographs(Faces.NONE, Optional.of(picture -> ImageClassifier.Band.SUSPECTED));
        List<Sign> signs = strict.look(file(photo), ImageIO.read(new ByteArrayInputStream(photo)));
        assertThat(signs).containsExactly(Sign.of(Kind.INDECENT, "the school's image classifier suspects it"));
    }

    @Test
    void keepsTheNameOfACameraShortAndHarmless() throws IOException {
        byte[] photo = Formats.withExif(jpeg(1), Exif.camera("<script>\n", "x".repeat(500)));
        assertThat(look(photo).getFirst().reasons().getFirst())
                .hasSizeLessThan(140)
                .doesNotContain("<", "\n");
    }

    @Test
    void tellsMadePicturesApart() throws IOException {
        Map<String, Map<Kind, Integer>> table = new TreeMap<>();
        count(table, "photograph", 20, i -> jpegOf(Pictures.landscape(i, 500 + 20 * i, 400)));
        count(table, "photograph, grey", 4, i -> jpegOf(Pictures.grey(Pictures.landscape(30 + i, 640, 480))));
        count(table, "photograph, with face", 6, i -> {
            BufferedImage portrait = Pictures.landscape(50 + i, 800, 600);
            Pictures.face(portrait, 250, 100, 200 + 30 * i);
            return jpegOf(portrait);
        });
        count(table, "photograph, unsharp", 6, i -> jpegOf(Pictures.unsharp(Pictures.landscape(70 + i, 640, 480))));
        count(table, "drawing, gradients", 6, i -> pngOf(Pictures.gradients(i, 640, 480)));
        count(table, "drawing, gradients, jpeg", 6, i -> jpegOf(Pictures.gradients(i, 640, 480)));
        count(table, "drawing, chart", 8, i -> pngOf(Pictures.chart(i, 600, 400)));
        count(
                table,
                "drawing, painted",
                8,
                i -> i % 2 == 0 ? pngOf(Pictures.drawing(i, 700, 500)) : jpegOf(Pictures.drawing(i, 700, 500)));
        count(table, "screenshot, chat", 8, i -> pngOf(Pictures.chat(i, 750, 1334, i % 2 == 0)));
        count(
                table,
                "screenshot, web page",
                6,
                i -> pngOf(Pictures.page(i, 1366, 768, Color.BLACK, i % 2 == 0 ? Color.WHITE : new Color(20, 20, 30))));
        count(table, "scan", 8, i -> jpegOf(Pictures.paper(i, 700, 990, 0.03 * i)));
        count(table, "scan, rendered sheet", 4, i -> pngOf(Pictures.page(i, 1240, 1754, Color.BLACK, Color.WHITE)));
        table.forEach((made, seen) -> assertThat(seen.keySet()).as(made).isSubsetOf(allowed(made)));
        assertThat(table.values().stream()
                        .flatMap(seen -> seen.values().stream())
                        .mapToInt(n -> n)
                        .sum())
                .isGreaterThanOrEqualTo(60);
    }

    private static Set<Kind> allowed(String made) {
        return Set.of(Kind.valueOf(made.replaceFirst(",.*", "").toUpperCase(java.util.Locale.ROOT)));
    }

    private static byte[] jpegOf(BufferedImage picture) {
        return Formats.encode(picture, "jpg");
    }

    private static byte[] pngOf(BufferedImage picture) {
        return Formats.encode(picture, "png");
    }

    private static void count(Map<String, Map<Kind, Integer>> table, String made, int times, IntFunction<byte[]> maker)
            throws IOException {
        Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        for (int i = 0; i < times; i++) {
            List<Kind> kinds = new ArrayList<>(kinds(maker.apply(i)));
            seen.merge(kinds.getFirst(), 1, Integer::sum);
        }
        table.put(made, seen);
    }
}
