package org.postern.reader.photo;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.reader.OnnxLibraries;

/** A classifier whose ONNX model the school supplies; it runs in the reader and sends nothing anywhere. */
final class OnnxClassifier implements ImageClassifier {
    private final Path file;

    private @Nullable Opened opened;

    private record Opened(ClassifierSettings settings, OrtSession session, String input) {}

    /** {@code file} is the properties file beside the model; both are opened for the first picture. */
    OnnxClassifier(Path file) {
        this.file = file;
    }

    @Override
    public Band judge(BufferedImage upright) throws IOException {
        Opened model = opened != null ? opened : open();
        opened = model;
        // what is no number is suspected
        return probability(model, upright) < model.settings().suspected() ? Band.CLEAR : Band.SUSPECTED;
    }

    private Opened open() throws IOException {
        ClassifierSettings settings = ClassifierSettings.read(file);
        OnnxLibraries.unpack();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1); // a reader has one core
            OrtSession session = OrtEnvironment.getEnvironment()
                    .createSession(settings.model().toString(), options);
            return new Opened(
                    settings, session, session.getInputNames().iterator().next());
        } catch (OrtException e) {
            throw new IOException("the image classifier's model cannot be used", e);
        }
    }

    private static double probability(Opened model, BufferedImage picture) throws IOException {
        ClassifierSettings settings = model.settings();
        long[] shape = settings.channelsFirst()
                ? new long[] {1, 3, settings.height(), settings.width()}
                : new long[] {1, settings.height(), settings.width(), 3};
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values(settings, picture)), shape);
                OrtSession.Result result = model.session().run(Map.of(model.input(), input))) {
            return probability(settings, output(settings, result));
        } catch (OrtException e) {
            throw new IOException("the image classifier failed", e);
        }
    }

    private static float[] output(ClassifierSettings settings, OrtSession.Result result) throws IOException {
        if (settings.output() >= result.size()) {
            throw new IOException("the image classifier has no output " + settings.output());
        }
        OnnxValue value = result.get(settings.output());
        FloatBuffer numbers = value instanceof OnnxTensor tensor ? tensor.getFloatBuffer() : null;
        return Optional.ofNullable(numbers)
                .map(OnnxClassifier::array)
                .orElseThrow(() -> new IOException("the image classifier's output holds no numbers"));
    }

    private static float[] array(FloatBuffer numbers) {
        float[] array = new float[numbers.remaining()];
        numbers.get(array);
        return array;
    }

    private static double probability(ClassifierSettings settings, float[] numbers) throws IOException {
        double all = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float number : numbers) {
            greatest = Math.max(greatest, number);
        }
        for (float number : numbers) {
            all += Math.exp(number - greatest);
        }
        double sum = 0;
        for (int index : settings.classes()) {
            if (index < 0 || index >= numbers.length) {
                throw new IOException("the image classifier has no class " + index);
            }
            sum += switch (settings.activation()) {
                case NONE -> numbers[index];
                case SIGMOID -> 1 / (1 + Math.exp(-numbers[index]));
                case SOFTMAX -> Math.exp(numbers[index] - greatest) / all;
            };
        }
        return sum;
    }

    private static float[] values(ClassifierSettings settings, BufferedImage picture) {
        int[] pixels = squeezed(settings, picture);
        float[] values = new float[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                int colour = settings.blueFirst() ? 2 - channel : channel;
                float value = (pixels[i] >> (16 - 8 * colour) & 0xff) / 255f;
                int place = settings.channelsFirst() ? channel * pixels.length + i : 3 * i + channel;
                values[place] = (value - settings.mean().get(channel))
                        / settings.deviation().get(channel);
            }
        }
        return values;
    }

    /** In the size that the model wants, whatever shape it had. */
    private static int[] squeezed(ClassifierSettings settings, BufferedImage picture) {
        BufferedImage near = Scaled.of(picture, 2 * Math.max(settings.width(), settings.height()))
                .image();
        BufferedImage image = new BufferedImage(settings.width(), settings.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(near, 0, 0, settings.width(), settings.height(), null);
        graphics.dispose();
        return image.getRGB(0, 0, settings.width(), settings.height(), null, 0, settings.width());
    }
}
