package org.postern.reader.photo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * How an image classifier's ONNX model wants its picture and what its answer means, from a properties file beside it:
 *
 * <pre>
 * model = classifier.onnx      file name, in the same folder
 * width = 224                  of the input, in pixels
 * height = 224
 * layout = NCHW                or NHWC
 * colours = RGB                or BGR
 * mean = 0.485, 0.456, 0.406   taken from each colour, which goes from 0 to 1
 * deviation = 0.229, 0.224, 0.225
 * output = 0                   which of the model's outputs
 * activation = softmax         or sigmoid or none, if the model's numbers are probabilities already
 * classes = 1, 3               which numbers of the output to add up
 * suspected = 0.8              from here on the picture is sealed
 * </pre>
 */
record ClassifierSettings(
        Path model,
        int width,
        int height,
        boolean channelsFirst,
        boolean blueFirst,
        List<Float> mean,
        List<Float> deviation,
        int output,
        Activation activation,
        List<Integer> classes,
        double suspected) {
    private static final int LARGEST = 4096;

    enum Activation {
        NONE,
        SOFTMAX,
        SIGMOID
    }

    ClassifierSettings {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        classes = List.copyOf(classes);
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException("width and height go from 1 to " + LARGEST);
        }
        if (mean.size() != 3 || deviation.size() != 3 || deviation.contains(0f)) {
            throw new IllegalArgumentException("mean and deviation have three numbers each, and no deviation is 0");
        }
        if (classes.isEmpty() || !(0 <= suspected && suspected <= 1)) {
            throw new IllegalArgumentException("there is a class, and suspected goes from 0 to 1");
        }
    }

    /**
     * Reads such a file.
     *
     * @throws IOException with what is wrong, for the administrator
     */
    static ClassifierSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        try {
            return of(file, properties);
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file.getFileName() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static ClassifierSettings of(Path file, Properties p) {
        return new ClassifierSettings(
                file.resolveSibling(text(p, "model", Optional.empty())),
                Integer.parseInt(text(p, "width", Optional.of("224"))),
                Integer.parseInt(text(p, "height", Optional.of("224"))),
                choice(p, "layout", "NCHW", "NHWC"),
                choice(p, "colours", "BGR", "RGB"),
                numbers(p, "mean", "0, 0, 0").map(Float::valueOf).toList(),
                numbers(p, "deviation", "1, 1, 1").map(Float::valueOf).toList(),
                Integer.parseInt(text(p, "output", Optional.of("0"))),
                Activation.valueOf(text(p, "activation", Optional.of("none")).toUpperCase(Locale.ROOT)),
                numbers(p, "classes", "").map(Integer::valueOf).toList(),
                Double.parseDouble(text(p, "suspected", Optional.empty())));
    }

    private static String text(Properties properties, String key, Optional<String> usual) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> usual)
                .map(String::strip)
                .orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    /** True for the first, false for the second; what is not there means RGB or NCHW. */
    private static boolean choice(Properties properties, String key, String yes, String no) {
        String value = text(properties, key, Optional.of(key.equals("layout") ? yes : no));
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException(key + " is " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private static Stream<String> numbers(Properties properties, String key, String usual) {
        return Arrays.stream(text(properties, key, Optional.of(usual)).split(",", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty());
    }
}
