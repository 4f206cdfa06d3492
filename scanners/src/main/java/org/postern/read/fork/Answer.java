package org.postern.read.fork;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Place;
import org.postern.message.Span;
import org.postern.read.FileItem;
import org.postern.read.FileReport;

/** A reader's answer, taken for what it is: words of a process that may belong to whoever sent the file. */
final class Answer {
    private Answer() {}

    /**
     * The report in it.
     *
     * @throws IOException if it is none, or speaks of another part, or of places outside its text
     */
    static FileReport report(String json, PartPath part) throws IOException {
        FileReport report = ReportJson.read(json);
        List<FileItem> items = report.items();
        boolean own = !items.isEmpty()
                && items.getFirst().path().equals(part)
                && items.stream().allMatch(item -> item.path().value().startsWith(part.value()))
                && items.stream().flatMap(item -> item.text().stream()).allMatch(Answer::isSound);
        if (!own || report.bytes() < 0 || report.pages() < 0 || report.cpu().isNegative()) {
            throw new IOException("a reader's report does not fit its file");
        }
        return report;
    }

    private static boolean isSound(PartText text) {
        Stream<Span> spans = Stream.of(
                        text.hidden().stream(),
                        text.quoted().stream(),
                        text.places().stream().map(Place::span))
                .flatMap(each -> each);
        return spans.allMatch(span -> span.end() <= text.text().length());
    }
}
