package org.postern.relay.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private ReaderExamination() {}

    static List<Symptom> of(Settings settings) {
        return List.of(readers(settings), classifier(settings));
    }

    private static Symptom readers(Settings settings) {
        try (ReadersOnDemand readers = new ReadersOnDemand(settings, false)) {
            List<FileItem> items =
                    readers.open(sample(), ZIP, settings.reading().limits()).items();
            return items.getLast().reading() instanceof Reading.Whole && items.size() == 2
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
    }

    private static Part sample() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.write("hello".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Part(
                new PartPath("1"),
                ZIP.mediaType(),
                Optional.empty(),
                Optional.of("hello.zip"),
                true,
                Content.of(bytes.toByteArray()));
    }

    private static Symptom classifier(Settings settings) {
        Optional<Classifier> classifier = settings.classifier();
        if (classifier.isEmpty()) {
            return Symptom.yellow(
                    "image classifier", "off; no picture is judged for indecency. See classifier in operating.md");
        }
        String what = classifier.get().model().map(m -> "model " + m).orElse("")
                + classifier.get().service().map(s -> " service " + s).orElse("");
        return Symptom.green("image classifier", "on:" + (what.startsWith(" ") ? what : " " + what));
    }
}
