package org.postern.reader.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.OpenFile;
import org.postern.reader.Readers;
import org.postern.reader.Session;

/** One document, and what must be read in it. */
final class Row {
    private final String name;
    private final Callable<byte[]> bytes;
    private String reading = "Whole";
    private String reason = "";
    private final List<String> seen = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> inside = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Set<Sign.Kind> signs = EnumSet.noneOf(Sign.Kind.class);

    private Row(String name, Callable<byte[]> bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** A document by that name that is read whole, unless the row says otherwise. */
    static Row of(String name, Callable<byte[]> bytes) {
        return new Row(name, bytes);
    }

    Row sees(String... words) {
        seen.addAll(List.of(words));
        return this;
    }

    /** Words that are read though nobody sees them. */
    Row finds(String... words) {
        hidden.addAll(List.of(words));
        return this;
    }

    /** Words, then {@code @}, then page and sheet as in {@code 2} or {@code 2 Notes}. */
    Row at(String... wordsAtPlace) {
        places.addAll(List.of(wordsAtPlace));
        return this;
    }

    Row holds(String... names) {
        inside.addAll(List.of(names));
        return this;
    }

    Row signs(Sign.Kind... kinds) {
        signs.addAll(List.of(kinds));
        return this;
    }

    Row is(String kind, String why) {
        reading = kind;
        reason = why;
        return this;
    }

    Row locked() {
        return is("Unreadable", " is locked with a password.");
    }

    @Override
    public String toString() {
        return name;
    }

    static FileReport walk(String name, byte[] bytes, Path scratch) throws IOException {
        return walk(name, bytes, scratch, FileLimits.DEFAULT);
    }

    static FileReport walk(String name, byte[] bytes, Path scratch, FileLimits limits) throws IOException {
        Path file = Files.write(scratch.resolve("root"), bytes);
        Optional<String> called = Optional.of(name);
        OpenFile root = new OpenFile(
                new PartPath("2"),
                called,
                Optional.empty(),
                FileKinds.of(Content.of(bytes), called),
                file,
                0,
                OptionalInt.empty());
        return Readers.walk().walk(root, new Session(limits, scratch));
    }

    void check(Path scratch) throws Exception {
        FileReport report = walk(name, bytes.call(), scratch);
        FileItem item = report.items().getFirst();
        assertThat(item.reading().getClass().getSimpleName()).as("%s", item).isEqualTo(reading);
        assertThat(reason(item.reading())).contains(reason);
        String text = item.text().map(PartText::text).orElse("");
        String shown = item.text().map(Row::shown).orElse("");
        for (String words : seen) {
            assertThat(shown).contains(words);
        }
        for (String words : hidden) {
            assertThat(text).contains(words);
            assertThat(shown).doesNotContain(words);
        }
        for (String child : inside) {
            assertThat(report.items()).extracting(i -> i.path().value()).contains("2/" + child);
        }
        assertThat(item.signs().stream().map(Sign::kind).collect(Collectors.toSet()))
                .isEqualTo(signs);
        places.forEach(place -> assertPlace(item.text().orElseThrow(), place));
    }

    private static String shown(PartText text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (Span span : text.hidden()) {
            shown.append(text.text(), at, span.start());
            at = span.end();
        }
        return shown.append(text.text().substring(at)).toString();
    }

    private static void assertPlace(PartText text, String wordsAtPlace) {
        String words = wordsAtPlace.substring(0, wordsAtPlace.lastIndexOf('@'));
        String expected = wordsAtPlace.substring(wordsAtPlace.lastIndexOf('@') + 1);
        int at = text.text().indexOf(words);
        assertThat(at).as(words).isNotNegative();
        Place place = text.places().stream()
                .filter(p -> p.span().start() <= at && at < p.span().end())
                .findFirst()
                .orElseThrow();
        String page = place.page().isPresent() ? String.valueOf(place.page().getAsInt()) : "";
        assertThat(String.format(Locale.ROOT, "%s %s", page, place.sheet().orElse(""))
                        .strip())
                .isEqualTo(expected);
    }

    static String reason(Reading reading) {
        return switch (reading) {
            case Reading.Whole whole -> "";
            case Reading.Skipped(String why) -> why;
            case Reading.Unclear(String why) -> why;
            case Reading.Partly(String why) -> why;
            case Reading.Unreadable(String why) -> why;
            case Reading.Blocked blocked -> "";
            case Reading.Sealed sealed -> "";
        };
    }
}
