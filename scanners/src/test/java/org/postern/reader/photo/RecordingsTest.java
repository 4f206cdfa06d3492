package org.postern.reader.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.picture.Boxes;
import org.postern.picture.Formats;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.read.Sign.Kind;

class RecordingsTest {
    @TempDir
    Path folder;

    private FileItem read(String name, byte[] bytes) {
        return Walks.read(folder, name, bytes);
    }

    private static String text(FileItem item) {
        return item.text().map(t -> t.text()).orElse("");
    }

    @Test
    void saysThatNobodyCanReadSpeech() {
        FileItem item = read("voice memo.mp3", mp3("TIT2", "For Ellie"));
        assertThat(item.reading())
                .isEqualTo(new Reading.Unclear(
                        "The mp3 file voice memo.mp3 is a sound recording; what is said in it cannot be read."));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.SOUND);
    }

    @Test
    void readsTheTagsOfMp3() {
        assertThat(text(read("a.mp3", mp3("TIT2", "Ring me on 07700 900461")))).contains("Ring me on 07700 900461");
        assertThat(text(read("a.mp3", mp3("TPE1", "Maya Bell")))).contains("Maya Bell");
        assertThat(text(read("a.mp3", mp3("COMM", "eng\0meet me at the park")))).contains("meet me at the park");
    }

    @Test
    void readsTheTagsOfFlac() {
        byte[] flac = flac("TITLE=Band take 2", "CONTACT=07700 900461");
        assertThat(text(read("a.flac", flac))).contains("Band take 2", "07700 900461");
    }

    @Test
    void readsTheTagsOfMp4() {
        byte[] name = Boxes.box("\u00a9nam", Boxes.box("data", Boxes.words(1, 0), Boxes.latin("Call 07700 900461")));
        byte[] handler = Boxes.box("hdlr", Boxes.words(0, 0), Boxes.latin("mdirappl"), new byte[9]);
        byte[] meta = Boxes.box("meta", Boxes.words(0), handler, Boxes.box("ilst", name));
        FileItem item = read("memo.m4a", Boxes.film("M4A ", Boxes.box("udta", meta)));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.SOUND);
        assertThat(text(item)).contains("Call 07700 900461");
    }

    @Test
    void findsWhereAnAndroidTelephoneFilmed() {
        byte[] film = Boxes.film("isom", Boxes.box("udta", Boxes.said("\u00a9xyz", "+51.6000-000.3600/")));
        FileItem item = read("VID_0007.mp4", film);
        assertThat(item.reading())
                .isEqualTo(new Reading.Unclear(
                        "The mp4 file VID_0007.mp4 is a film; what is shown and said in it cannot be read."));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.FILM, Kind.LOCATION);
    }

    @Test
    void findsWhereAndWithWhatAnIPhoneFilmed() {
        byte[] meta = Boxes.keyed(
                "com.apple.quicktime.make",
                "Apple",
                "com.apple.quicktime.model",
                "iPhone 13",
                "com.apple.quicktime.location.ISO6709",
                "+51.6000-000.3600+050.000/",
                "com.apple.quicktime.author",
                "Maya Bell");
        FileItem item = read("IMG_0002.MOV", Boxes.film("qt  ", meta));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.FILM, Kind.LOCATION, Kind.OWNER);
        assertThat(item.signs().getFirst().reasons()).contains("camera: Apple iPhone 13");
    }

    @Test
    void knowsTheTelephoneWhereverItsNameStands() {
        byte[] meta = Boxes.keyed("make", "Samsung", "model", "Samsung SM-A145");
        FileItem item = read("VID_0007.mp4", Boxes.film("isom", Boxes.box("udta", meta)));
        assertThat(item.signs()).containsExactly(Sign.of(Kind.FILM, "camera: Samsung SM-A145", "file kind: mp4"));
    }

    @Test
    void saysNoMoreInWordsThanTheTagsDo() {
        assertThat(text(read("a.mp3", mp3("TIT2", "For Ellie")))).isEqualTo("For Ellie");
    }

    @Test
    void findsThePlaceInA3gppFilm() {
        byte[] place = Boxes.box("loci", new byte[6], Boxes.latin("Home\0\0"), new byte[12]);
        byte[] maker = Boxes.said("\u00a9mak", "Samsung");
        FileItem item = read("old.3gp", Boxes.film("3gp5", Boxes.box("udta", place, maker)));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.FILM, Kind.LOCATION);
        assertThat(item.signs().getFirst().reasons()).contains("camera: Samsung");
    }

    @Test
    void takesFilmsOfEveryKindForFilms() {
        assertThat(read("a.avi", Formats.chunk("RIFF", Boxes.latin("AVI LIST"))).signs())
                .extracting(Sign::kind)
                .containsExactly(Kind.FILM);
        byte[] mkv = Formats.join(
                Boxes.words(0x1a45dfa3),
                new byte[] {(byte) 0x8b, 0x42, (byte) 0x82, (byte) 0x88},
                Boxes.latin("matroska"));
        assertThat(read("a.mkv", mkv).signs()).extracting(Sign::kind).containsExactly(Kind.FILM);
    }

    @Test
    void staysCalmWithDamagedBoxes() {
        byte[] film = Boxes.film("isom", Boxes.box("udta", Boxes.said("\u00a9xyz", "+51.6000-000.3600/")));
        for (int length = 20; length < film.length; length += 7) {
            byte[] cut = Arrays.copyOf(film, length);
            assertThat(read("a.mp4", cut).signs().getFirst().kind()).isEqualTo(Kind.FILM);
        }
    }

    /** ID3v2.3 with one frame, then one silent frame of MPEG 1 layer III. */
    private static byte[] mp3(String frame, String text) {
        byte[] content = Formats.join(new byte[1], Boxes.latin(text));
        byte[] tag = Formats.join(Boxes.latin(frame), Boxes.words(content.length), new byte[2], content);
        byte[] head = Formats.join(
                Boxes.latin("ID3\3\0\0"), new byte[] {0, 0, (byte) (tag.length >> 7), (byte) (tag.length & 0x7f)});
        byte[] silence = new byte[417];
        ByteBuffer.wrap(silence).putInt(0xfffb9000);
        return Formats.join(head, tag, silence, silence);
    }

    /** Stream information (type 0), then Vorbis comments (type 4) and padding, as the FLAC format says. */
    private static byte[] flac(String... comments) {
        ByteBuffer list = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
        list.putInt(4).put(Boxes.latin("test")).putInt(comments.length);
        for (String comment : comments) {
            byte[] bytes = comment.getBytes(StandardCharsets.UTF_8);
            list.putInt(bytes.length).put(bytes);
        }
        byte[] info = new byte[34];
        ByteBuffer.wrap(info)
                .putShort(0, (short) 4096)
                .putShort(2, (short) 4096)
                .putLong(10, 0x0ac442f000000000L);
        return Formats.join(
                Boxes.latin("fLaC"),
                Boxes.words(34),
                info,
                Boxes.words(0x04000000 | list.position()),
                Arrays.copyOf(list.array(), list.position()),
                Boxes.words(0x81000010),
                new byte[16]);
    }
}
