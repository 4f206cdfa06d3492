package org.postern.relay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Classifier;

/** The doctor's look at what opens files: it has a reader open one. */
final class ReaderExamination {
    private static final FileKind ZIP = new FileKind("zip", "application/zip", FileKind.Group.ARCHIVE);
    private static final FileKind RAR = new FileKind("rar", "application/x-rar-compressed", FileKind.Group.ARCHIVE);

    /** hello.txt with "hello" in it, packed. */
    private static final String PACKED_RAR = "526172211a070100c51a33320301000067bf1bc11702023404052086a6103680030109"
        + "68656c6c6f2e747874c7ac31000000001000000000010000000000000000000000000000000000000000000000000000000000000000"
        + "ff9968656c6c6f19b23a3503050000";

    private ReaderExamination() {}

    static List<Symptom> of(Settings settings) {
        try (ReadersOnDemand readers = new ReadersOnDemand(settings, false)) {
            return List.of(readers(settings, readers), rar(settings, readers), classifier(settings));
        }
    }

    private static Symptom readers(Settings settings, ReadersOnDemand readers) {
        List<FileItem> items =
                readers.open(sample(), ZIP, settings.reading().limits()).items();
        return isOpened(items)
                ? Symptom.green(
                        "readers",
                        settings.reading().readers() + " and one that stands by, "
                                + (settings.reading().readerMemory() >> 20)
                                + " MB each; one has opened a file, shut in by "
                                + readers.confinement())
                : Symptom.red(
                        "readers",
                        "no file can be opened, and mail with files is held: "
                                + Transcript.reading(items.getFirst().reading()));
    }

    /** A file in an archive that was opened too. */
    private static boolean isOpened(List<FileItem> items) {
        return items.getLast().reading() instanceof Reading.Whole && items.size() == 2;
    }

    private static Symptom rar(Settings settings, ReadersOnDemand readers) {
        Part sample = part("hello.rar", RAR, HexFormat.of().parseHex(PACKED_RAR));
        return isOpened(readers.open(sample, RAR, settings.reading().limits()).items())
                ? Symptom.green("rar files", "unpacked with the system's libarchive")
                : Symptom.yellow(
                        "rar files",
                        "held unless nothing in them is packed; to have them opened, install libarchive"
                                + " (apt install libarchive13) and restart");
    }

    private static Part sample() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return part("hello.zip", ZIP, bytes.toByteArray());
    }

    private static Part part(String name, FileKind kind, byte[] bytes) {
        return new Part(
                new PartPath("1"), kind.mediaType(), Optional.empty(), Optional.of(name), true, Content.of(bytes));
    }

    private static Symptom classifier(Settings settings) {
        Optional<Classifier> classifier = settings.classifier();
        if (classifier.isEmpty()) {
            return Symptom.yellow(
                    "image classifier",
                    "off, so IMG-04 does not apply and no picture is judged for indecency; see operating.md");
        }
        String what = classifier.get().model().map(m -> "model " + m).orElse("")
                + classifier.get().service().map(s -> " service " + s).orElse("");
        return Symptom.green("image classifier", "on:" + (what.startsWith(" ") ? what : " " + what));
    }
}
