package org.postern.reader.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.postern.message.Content;

/**
 * Compares the readers with Tesseract's command line on the same files in one run: characters wrong in a hundred, and
 * CPU time of an image once all is warm. Prints a Markdown table. Files named as arguments are read as well, for their
 * time.
 */
final class AgainstTesseract {
    private static final int ROUNDS = 5;

    private record Picture(String name, Content file, List<String> written) {}

    /** One reader's text, and the median of its CPU time in milliseconds. */
    private record Run(String text, double cpu) {}

    private AgainstTesseract() {}

    public static void main(String[] files) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        List<Picture> pictures = new ArrayList<>();
        for (Degraded kind : Degraded.values()) {
            pictures.add(new Picture(kind.name() + ".png", Content.of(kind.bytes()), kind.written()));
        }
        for (Large kind : Large.values()) {
            pictures.add(new Picture(kind.name() + "." + kind.format(), Content.of(kind.bytes()), kind.written()));
        }
        for (String file : files) {
            Path path = Path.of(file);
            pictures.add(
                    new Picture(String.valueOf(path.getFileName()), Content.of(Files.readAllBytes(path)), List.of()));
        }
        pictures.forEach(AgainstTesseract::ours); // once to warm up
        System.out.println("| picture | CER Postern | CER tesseract | CPU ms Postern | CPU ms tesseract | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        double ours = 0;
        double theirs = 0;
        for (Picture picture : pictures) {
            Run our = ours(picture);
            Run their = theirs(picture);
            ours += our.cpu();
            theirs += their.cpu();
            System.out.println(row(picture, our, their));
        }
        System.out.printf(Locale.ROOT, "| all | | | %.0f | %.0f | %.2f |%n", ours, theirs, ours / theirs);
    }

    private static byte[] bytes(Picture picture) {
        try (InputStream in = picture.file().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Picture picture, Run our, Run their) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f | %.0f | %.2f |",
                picture.name(),
                rates(picture, our),
                rates(picture, their),
                our.cpu(),
                their.cpu(),
                our.cpu() / their.cpu());
    }

    /** With spaces, and without. */
    private static String rates(Picture picture, Run run) {
        return picture.written().isEmpty()
                ? run.text().replaceAll("\\s+", "").length() + " letters"
                : String.format(
                        Locale.ROOT,
                        "%.1f / %.1f",
                        CharacterErrors.rate(picture.written(), run.text()),
                        CharacterErrors.rateOfLetters(picture.written(), run.text()));
    }

    private static Run ours(Picture picture) {
        List<Double> times = new ArrayList<>();
        String text = "";
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpu();
            text = Reads.text(Reads.file(bytes(picture), picture.name()));
            times.add((cpu() - before) / 1e6);
        }
        return new Run(text, median(times));
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** Debian's build with one thread, which costs it the least. */
    private static Run theirs(Picture picture) throws IOException, InterruptedException {
        Path file = Files.createTempFile("picture", picture.name());
        Path text = Files.createTempFile("picture", ".txt");
        Path time = Files.createTempFile("picture", ".time");
        Files.write(file, bytes(picture));
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String run = "TIMEFORMAT='%U %S'; time tesseract \"$0\" - --psm 3 2>/dev/null";
            ProcessBuilder shell = new ProcessBuilder("bash", "-c", run, file.toString());
            shell.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = shell.redirectOutput(text.toFile())
                    .redirectError(time.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("tesseract did not read " + picture.name());
            }
            Scanner userAndSystem = new Scanner(Files.readString(time)).useLocale(Locale.ROOT);
            times.add((userAndSystem.nextDouble() + userAndSystem.nextDouble()) * 1000);
        }
        String read = Files.readString(text, StandardCharsets.UTF_8);
        for (Path path : List.of(file, text, time)) {
            Files.delete(path);
        }
        return new Run(read, median(times));
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** Pictures as large as telephones send them. */
    private enum Large {
        SCREENSHOT_1_6_MP("png"),
        DARK_CHAT_1_6_MP("png"),
        PHOTO_OF_PAPER_8_MP("jpg"),
        PHOTO_WITHOUT_TEXT_8_MP("jpg");

        private final String format;

        Large(String format) {
            this.format = format;
        }

        String format() {
            return format;
        }

        List<String> written() {
            return switch (this) {
                case SCREENSHOT_1_6_MP, DARK_CHAT_1_6_MP -> Painter.manyLines(24);
                case PHOTO_OF_PAPER_8_MP -> Painter.manyLines(30);
                case PHOTO_WITHOUT_TEXT_8_MP -> List.of();
            };
        }

        byte[] bytes() {
            return switch (this) {
                case SCREENSHOT_1_6_MP -> Painter.saved(screen(Color.WHITE, Color.BLACK), "png");
                case DARK_CHAT_1_6_MP -> Painter.saved(screen(new Color(18, 18, 24), Color.WHITE), "png");
                case PHOTO_OF_PAPER_8_MP ->
                    Painter.jpeg(
                            Painter.photographed(Painter.page(written(), 50, Color.WHITE, new Color(30, 30, 30))),
                            0.85f);
                case PHOTO_WITHOUT_TEXT_8_MP -> Painter.jpeg(Painter.scenery(3264, 2448, 5), 0.85f);
            };
        }

        private BufferedImage screen(Color paper, Color ink) {
            BufferedImage screen = Painter.blank(1080, 1500, paper);
            BufferedImage page = Painter.page(written(), 28, paper, ink);
            screen.createGraphics().drawImage(page, 40, 20, null);
            return screen;
        }
    }
}
