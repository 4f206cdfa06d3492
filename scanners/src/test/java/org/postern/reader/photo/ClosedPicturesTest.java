package org.postern.reader.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.picture.Boxes;
import org.postern.picture.Exif;
import org.postern.picture.Formats;
import org.postern.read.FileItem;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.read.Sign.Kind;

class ClosedPicturesTest {
    @TempDir
    Path folder;

    @Test
    void takesAHeicForAPhotographThatNobodyHasSeen() {
        byte[] heic = Boxes.heic(
                Exif.camera("Apple", "iPhone 13").position(51, 36, 0, 21).text(Exif.ARTIST, "Maya Bell"));
        FileItem item = Walks.read(folder, "IMG_2041.HEIC", heic);
        assertThat(item.reading())
                .isEqualTo(new Reading.Unclear(
                        "The heic file IMG_2041.HEIC is a photograph that cannot be opened here; nobody has seen it."));
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Kind.PHOTOGRAPH, Kind.LOCATION, Kind.OWNER);
        assertThat(item.signs().getFirst().reasons()).containsExactly("camera: Apple iPhone 13", "file kind: heic");
    }

    @Test
    void takesRawPicturesForPhotographsByTheirContent() {
        byte[] dng = raw(true);
        assertThat(Walks.read(folder, "a.tif", dng).signs().getFirst())
                .isEqualTo(Sign.of(Kind.PHOTOGRAPH, "camera: Nikon D90", "file kind: raw"));
        for (String start :
                new String[] {"FUJIFILMCCD-RAW 0201", "II*\0\20\0\0\0CR\2\0", "IIRO\10\0\0\0", "IIU\0\10\0\0\0"}) {
            FileItem item = Walks.read(folder, "a", Formats.join(Boxes.latin(start), new byte[64]));
            assertThat(item.kind().name()).as(start).isEqualTo("raw");
            assertThat(item.signs().getFirst().kind()).as(start).isEqualTo(Kind.PHOTOGRAPH);
        }
    }

    @Test
    void takesNoOrdinaryTiffForOne() {
        assertThat(Walks.read(folder, "a.tif", raw(false)).kind().name()).isEqualTo("tiff");
    }

    /** IFD0 of a Nikon: a small picture first, the large one in a sub-directory. */
    private static byte[] raw(boolean subDirectory) {
        ByteBuffer out = ByteBuffer.allocate(200);
        out.put(Boxes.latin("MM\0*")).putInt(8).putShort((short) 4);
        out.put(Boxes.shorts(0xfe, 4)).putInt(1).putInt(1);
        out.put(Boxes.shorts(0x10f, 2)).putInt(6).putInt(100);
        out.put(Boxes.shorts(0x110, 2)).putInt(4).put(Boxes.latin("D90\0"));
        out.put(Boxes.shorts(subDirectory ? 0x14a : 0x131, 4)).putInt(1).putInt(150);
        out.putInt(0).position(100).put(Boxes.latin("Nikon\0"));
        return out.array();
    }
}
