package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.postern.message.PartText;
import org.postern.policy.Larkfield;
import org.postern.read.FileItem;
import org.postern.read.FileLimits;
import org.postern.read.Reading;
import org.postern.read.TestReaders;

/** Whatever is attached to a labelled mail is read, or refused, as the label says; by real readers. */
@Execution(ExecutionMode.CONCURRENT)
class AttachmentsTest {
    private static final TestReaders READERS = new TestReaders();
    private static final Map<String, List<FileItem>> READ = new HashMap<>();

    @BeforeAll
    static void readAll() throws IOException {
        Inspector inspector = Inspector.standard(
                Larkfield.rulebook(), READERS, FileLimits.DEFAULT, InstantSource.fixed(Larkfield.NOW));
        Set<String> wanted = rows().stream().map(row -> row.getField("id")).collect(Collectors.toSet());
        for (Case each : Case.all()) {
            if (wanted.contains(each.id())) {
                Seen seen = new Seen();
                Inspection inspection =
                        inspector.inspect(each.id(), each.envelope(), each.content(), each.profile(), seen);
                READ.put(each.id(), seen.with(inspection));
            }
        }
    }

    @AfterAll
    static void close() {
        READERS.close();
    }

    private static List<NamedCsvRecord> rows() throws IOException {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().ofNamedCsvRecord(Case.DIR.resolve("attachments.csv"))) {
            return reader.stream().toList();
        }
    }

    /** Files that readers opened, and those that the relay knows without. */
    private static final class Seen implements Witness {
        private final List<FileItem> items = new ArrayList<>();
        private final List<PartText> texts = new ArrayList<>();

        @Override
        public void text(PartText text) {
            texts.add(text);
        }

        @Override
        public void file(FileItem item) {
            items.add(item);
        }

        List<FileItem> with(Inspection inspection) {
            List<FileItem> all = new ArrayList<>(items);
            Set<String> opened = items.stream().map(item -> item.path().value()).collect(Collectors.toSet());
            for (Inspection.File file : inspection.files()) {
                if (!opened.contains(file.part().value())) {
                    Optional<PartText> text = texts.stream()
                            .filter(t -> t.path().equals(file.part()))
                            .findFirst();
                    Reading reading = !file.read()
                            ? new Reading.Unreadable("")
                            : text.isPresent() ? Reading.WHOLE : Reading.BLOCKED;
                    all.add(new FileItem(file.part(), Optional.of(file.name()), file.kind(), reading, text, List.of()));
                }
            }
            return all;
        }
    }

    @Test
    void isReadAsTheLabelSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (NamedCsvRecord row : rows()) {
            String line = row.getField("id") + " " + row.getField("path") + ": ";
            List<FileItem> items = READ.getOrDefault(row.getField("id"), List.of()).stream()
                    .filter(item -> isCalled(item, row.getField("path")))
                    .toList();
            if (items.size() != 1) {
                wrong.add(line + items.size() + " such files among "
                        + READ.getOrDefault(row.getField("id"), List.of()).stream()
                                .map(FileItem::path)
                                .toList());
            } else {
                problem(row, items.getFirst()).ifPresent(problem -> wrong.add(line + problem));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** By its name, or by the end of its path inside another file. */
    private static boolean isCalled(FileItem item, String path) {
        return item.name().filter(path::equals).isPresent()
                || item.path().value().endsWith("/" + path);
    }

    private static Optional<String> problem(NamedCsvRecord row, FileItem item) {
        Function<String, String> plain = text -> text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        String kind = item.kind().name();
        String reading = item.reading().getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String text = plain.apply(item.text().map(PartText::text).orElse(""));
        Set<String> missing = new HashSet<>(Arrays.asList(row.getField("signs").split(";", -1)));
        missing.remove("");
        item.signs().forEach(sign -> missing.remove(sign.kind().name().toLowerCase(Locale.ROOT)));
        boolean right = (row.getField("kind").isEmpty() || kind.equals(row.getField("kind")))
                && reading.equals(row.getField("reading"))
                && text.contains(plain.apply(row.getField("contains")))
                && missing.isEmpty();
        return right
                ? Optional.empty()
                : Optional.of(kind + ", " + item.reading() + ", ["
                        + item.text().map(PartText::text).orElse("") + "], " + item.signs());
    }
}
