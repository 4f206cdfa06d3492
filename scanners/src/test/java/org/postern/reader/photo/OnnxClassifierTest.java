package org.postern.reader.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.FileWalk;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** With a model that finds red pictures indecent: its output is the mean of each colour. */
class OnnxClassifierTest {
    @TempDir
    Path folder;

    @BeforeEach
    void model() throws IOException {
        Files.write(folder.resolve("red.onnx"), meanOfEachColour(true));
        Files.write(folder.resolve("red-last.onnx"), meanOfEachColour(false));
    }

    private ImageClassifier classifier(String... more) throws IOException {
        Path settings = Files.createTempFile(folder, "settings", ".properties");
        Files.writeString(
                settings,
                "model = red.onnx\nwidth = 8\nheight = 6\nclasses = 0\nsuspected = 0.8\n" + String.join("\n", more));
        return new OnnxClassifier(settings);
    }

    private static BufferedImage plain(int red, int green, int blue) {
        BufferedImage image = new BufferedImage(100, 50, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(red, green, blue));
        graphics.fillRect(0, 0, 100, 50);
        graphics.dispose();
        return image;
    }

    @Test
    void suspectsFromAThresholdOn() throws IOException {
        ImageClassifier red = classifier();
        assertThat(red.judge(plain(20, 250, 250))).isEqualTo(ImageClassifier.Band.CLEAR);
        assertThat(red.judge(plain(130, 0, 0))).isEqualTo(ImageClassifier.Band.CLEAR);
        assertThat(red.judge(plain(230, 0, 0))).isEqualTo(ImageClassifier.Band.SUSPECTED);
    }

    @Test
    void givesTheModelItsPictureAsItWantsIt() throws IOException {
        BufferedImage blue = plain(0, 0, 250);
        assertThat(classifier("colours = BGR").judge(blue)).isEqualTo(ImageClassifier.Band.SUSPECTED);
        assertThat(classifier("classes = 2").judge(blue)).isEqualTo(ImageClassifier.Band.SUSPECTED);
        assertThat(classifier("classes = 0,2").judge(plain(120, 0, 120))).isEqualTo(ImageClassifier.Band.SUSPECTED);
        assertThat(classifier("model = red-last.onnx", "layout = NHWC").judge(plain(250, 0, 0)))
                .isEqualTo(ImageClassifier.Band.SUSPECTED);
        assertThat(classifier("mean = 0.5, 0, 0", "deviation = 0.5, 1, 1").judge(plain(140, 0, 0)))
                .isEqualTo(ImageClassifier.Band.CLEAR);
    }

    @Test
    void turnsTheModelsNumbersIntoProbabilities() throws IOException {
        assertThat(classifier("activation = sigmoid", "suspected = 0.4").judge(plain(0, 0, 0)))
                .isEqualTo(ImageClassifier.Band.SUSPECTED);
        assertThat(classifier("activation = softmax", "classes = 0, 1, 2").judge(plain(9, 9, 9)))
                .isEqualTo(ImageClassifier.Band.SUSPECTED);
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        for (String wrong : List.of(
                "suspected = 1.5",
                "width = 0",
                "layout = CHWN",
                "mean = 1",
                "classes =",
                "activation = relu",
                "height = x")) {
            assertThatThrownBy(() -> classifier(wrong).judge(plain(0, 0, 0)))
                    .as(wrong)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> classifier("classes = 7").judge(plain(0, 0, 0)))
                .hasMessage("the image classifier has no class 7");
        assertThatThrownBy(() -> classifier("output = 3").judge(plain(0, 0, 0)))
                .hasMessage("the image classifier has no output 3");
        assertThatThrownBy(() -> classifier("model = gone.onnx").judge(plain(0, 0, 0)))
                .hasMessage("the image classifier's model cannot be used");
    }

    @Test
    void letsNothingOfASuspectedPictureOutOfTheReader() throws IOException {
        FileItem item = walk(classifier(), plain(250, 0, 0));
        assertThat(item.reading()).isEqualTo(Reading.SEALED);
        assertThat(item.text()).isEmpty();
        assertThat(item.signs()).extracting(Sign::kind).containsExactly(Sign.Kind.INDECENT);
        assertThat(item.signs().getFirst().box()).isEmpty();
    }

    @Test
    void readsNoPictureWhenItCannotJudge() throws IOException {
        assertThat(walk(classifier("model = gone.onnx"), plain(0, 0, 0)).reading())
                .isInstanceOf(Reading.Unreadable.class);
    }

    private FileItem walk(ImageClassifier classifier, BufferedImage picture) {
        Photographs eye = new Photographs(Faces.NONE, Optional.of(classifier));
        KindReader careless = new KindReader() {
            @Override
            public boolean reads(FileKind kind) {
                return true;
            }

            @Override
            public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
                return new Seen(
                        Reading.WHOLE,
                        Optional.of(PartText.of(file.path(), "what was written on it")),
                        eye.look(file, picture));
            }
        };
        return Walks.read(folder, new FileWalk(List.of(careless)), "a.png", new byte[] {1, 2, 3});
    }

    /** One ReduceMean over height and width, written as protocol buffers (onnx.proto, IR version 7, opset 13). */
    private static byte[] meanOfEachColour(boolean channelsFirst) {
        byte[] axes = channelsFirst ? new byte[] {2, 3} : new byte[] {1, 2};
        byte[] shape = channelsFirst ? new byte[] {1, 3, 6, 8} : new byte[] {1, 6, 8, 3};
        byte[] overAxes = message(text(1, "axes"), bytes(8, axes), number(20, 7));
        byte[] keepNone = message(text(1, "keepdims"), number(3, 0), number(20, 2));
        byte[] node = message(
                text(1, "picture"), text(2, "means"), text(4, "ReduceMean"), bytes(5, overAxes), bytes(5, keepNone));
        byte[] graph = message(
                bytes(1, node),
                text(2, "mean"),
                bytes(11, tensor("picture", shape)),
                bytes(12, tensor("means", new byte[] {1, 3})));
        return message(number(1, 7), bytes(7, graph), bytes(8, number(2, 13)));
    }

    private static byte[] tensor(String name, byte[] sizes) {
        byte[] shape = {};
        for (byte size : sizes) {
            shape = message(shape, bytes(1, number(1, size)));
        }
        return message(text(1, name), bytes(2, bytes(1, message(number(1, 1), bytes(2, shape)))));
    }

    private static byte[] message(byte[]... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            out.writeBytes(field);
        }
        return out.toByteArray();
    }

    private static byte[] text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[] content) {
        return message(varint((field << 3) | 2), varint(content.length), content);
    }

    private static byte[] number(int field, int value) {
        return message(varint(field << 3), varint(value));
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int left = value;
        while (left > 0x7f) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
        return out.toByteArray();
    }
}
