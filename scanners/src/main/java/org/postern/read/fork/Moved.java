package org.postern.read.fork;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileReport;

/** Reports for files that stand elsewhere: paths, and the name of the file itself. */
final class Moved {
    private Moved() {}

    /** Takes the part's own path and name off. */
    static FileReport from(FileReport report, Part part) {
        int length = part.path().value().length();
        return moved(report, path -> path.substring(length), Optional.empty(), report.cpu());
    }

    /** Puts the part's path and name on; looking it up costs nothing. */
    static FileReport to(FileReport report, Part part) {
        return moved(report, path -> part.path().value() + path, part.fileName(), Duration.ZERO);
    }

    private static FileReport moved(
            FileReport report, UnaryOperator<String> path, Optional<String> name, Duration cpu) {
        List<FileItem> items = report.items();
        List<FileItem> moved = IntStream.range(0, items.size())
                .mapToObj(i ->
                        item(items.get(i), path, i == 0 ? name : items.get(i).name()))
                .toList();
        return new FileReport(moved, report.bytes(), report.pages(), cpu);
    }

    private static FileItem item(FileItem item, UnaryOperator<String> move, Optional<String> name) {
        PartPath path = new PartPath(move.apply(item.path().value()));
        Optional<PartText> text =
                item.text().map(t -> new PartText(path, t.text(), t.hidden(), t.quoted(), t.places()));
        return new FileItem(path, name, item.kind(), item.reading(), text, item.signs());
    }
}
