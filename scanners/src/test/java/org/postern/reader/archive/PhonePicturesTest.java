package org.postern.reader.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.reader.archive.Archives.joined;
import static org.postern.reader.archive.Archives.latin;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.read.Sign;

/** What telephones put behind their pictures is no trick. */
class PhonePicturesTest {
    @TempDir
    private Path folder;

    private static byte[] picture() {
        return Archives.made(out -> ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "jpg", out));
    }

    /** Puts a segment behind the start of image. */
    private static byte[] pictureWith(int marker, String text) {
        byte[] segment = joined(new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (text.length() + 2)}, latin(text));
        byte[] picture = picture();
        return joined(Arrays.copyOf(picture, 2), segment, Arrays.copyOfRange(picture, 2, picture.length));
    }

    private Walked walk(byte[] bytes) throws IOException {
        return Walked.walk(bytes, "a.jpg", folder);
    }

    private static boolean isSecond(Walked walked) {
        return walked.items().stream()
                .flatMap(item -> item.signs().stream())
                .anyMatch(sign -> sign.kind() == Sign.Kind.SECOND_FILE);
    }

    @Test
    void morePicturesThatAreAnnouncedAreLookedAtForThemselves() throws IOException {
        Walked walked = walk(joined(pictureWith(0xe2, "MPF\0"), picture(), new byte[8], picture()));

        assertThat(isSecond(walked)).isFalse();
        assertThat(walked.paths()).containsExactly("2", "2/second picture", "2/second picture#2");
    }

    @Test
    void aPictureThatIsNotAnnouncedIsASecondFile() throws IOException {
        assertThat(isSecond(walk(joined(picture(), picture())))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\u0014ftypmp42\0\0\0\0mp42", "\0\0\0 ftypmp42\0\0\0\0mp42isomiso2avc1"})
    void aShortFilmThatIsAnnouncedIsLookedAtForItself(String bytes) throws IOException {
        byte[] film = latin(bytes);

        Walked walked = walk(joined(pictureWith(0xe1, "GCamera:MotionPhoto=1"), film));

        assertThat(isSecond(walked)).isFalse();
        assertThat(walked.item("2/short film").kind().name()).isEqualTo("mp4");
    }

    @Test
    void aTelephonesOwnNotesAreNoSecondFile() throws IOException {
        Walked walked = walk(joined(picture(), latin("\1\2\3\4Image_UTC_Data1234\u0081SEFH\1\0\0\0SEFT")));

        assertThat(isSecond(walked)).isFalse();
        assertThat(walked.items()).hasSize(1);
    }

    @Test
    void aFileBehindAnAnnouncedPictureIsFound() throws IOException {
        assertThat(isSecond(walk(joined(pictureWith(0xe2, "MPF\0"), picture(), Archives.zip("a.txt", "hello")))))
                .isTrue();
    }
}
