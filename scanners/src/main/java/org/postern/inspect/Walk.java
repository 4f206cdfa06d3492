package org.postern.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.postern.message.Content;
import org.postern.message.Message;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.policy.Evidence;
import org.postern.read.Budget;
import org.postern.read.FileItem;
import org.postern.read.FileKind;
import org.postern.read.FileReport;
import org.postern.read.PartReader;
import org.postern.read.ReadOutcome;
import org.postern.read.Reading;
import org.postern.scan.ScanOutcome;

/** Goes through one mail: reads every part, scans every text, and notes what was seen. For one mail and one thread. */
final class Walk {
    /** Header fields that people write words into; names of people come with the addresses. */
    private static final Set<String> WORDED =
            Set.of("from", "sender", "reply-to", "to", "cc", "comments", "keywords", "organization");

    private final PartReader parts;
    private final Budget budget;
    private final Witness witness;
    private final Function<PartText, ScanOutcome> scanner;
    private final List<Inspection.Unread> unread = new ArrayList<>();
    private final List<Evidence.Unread> unreadKinds = new ArrayList<>();
    private final List<Inspection.File> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Texts texts = new Texts();
    private String subject = "";
    private long scanNanos;
    private long grave;

    Walk(PartReader parts, Budget budget, Function<PartText, ScanOutcome> scanner, Witness witness) {
        this.parts = parts;
        this.budget = budget;
        this.witness = witness;
        this.scanner = scanner;
    }

    /** Shows the whole mail to the virus scanner; without an answer it is not read, and held. */
    @SuppressWarnings("CatchingUnchecked")
    void lookForMalware(MalwareScan malware, Content mail) {
        long start = System.nanoTime();
        try {
            switch (malware.scan(mail)) {
                case MalwareScan.Clean clean -> {}
                case MalwareScan.Infected(String signature) -> findings.add(infected(signature));
                case MalwareScan.Unanswered(String reason) -> unread(PartPath.ROOT, reason);
            }
        } catch (Throwable e) {
            unread(PartPath.ROOT, unchecked(e));
        }
        scanNanos += System.nanoTime() - start;
    }

    private static Finding infected(String signature) {
        return new Finding(
                Category.MALWARE, Confidence.CERTAIN, PartPath.ROOT, new Span(0, 0), "clamd", Set.of(signature));
    }

    /** Reads all of it; no file is opened any more once {@code settled} says that nothing could change the verdict. */
    void walk(Message message, Predicate<Evidence> settled) {
        stopIf(settled);
        subject = message.subject();
        hear(PartText.of(PartPath.SUBJECT, subject));
        hear(PartText.of(new PartPath("header"), worded(message)));
        Deque<Part> todo = new ArrayDeque<>(List.of(message.root()));
        while (!todo.isEmpty()) {
            Part part = todo.removeFirst();
            part.fileName().ifPresent(name -> hear(PartText.of(new PartPath("name:" + part.path()), name)));
            visit(part, todo);
            stopIf(settled);
        }
    }

    /** Seals and viruses are all that can settle a verdict, so the rules are asked only after one more of them. */
    @SuppressWarnings("CatchingUnchecked")
    private void stopIf(Predicate<Evidence> settled) {
        long found = findings.stream()
                .filter(f -> f.category() == Category.MALWARE || f.category() == Category.INDECENT)
                .count();
        if (found == grave) {
            return;
        }
        grave = found;
        try {
            if (settled.test(evidence())) {
                budget.close(" was not read, as the mail is stopped already for a virus or a sealed picture.");
            }
        } catch (Throwable e) {
            unread(PartPath.ROOT, unchecked(e)); // then everything is read, and the decision fails again
        }
    }

    private static String worded(Message message) {
        return message.headers().stream()
                .filter(h -> WORDED.contains(h.name().toLowerCase(Locale.ROOT)))
                .map(Message.Header::value)
                .collect(Collectors.joining("\n"));
    }

    private void visit(Part part, Deque<Part> todo) {
        switch (read(part)) {
            case ReadOutcome.Text(Part read, PartText text) -> {
                file(read, new FileKind("text", read.type(), FileKind.Group.TEXT), true);
                hear(text);
                scanSeam(text);
            }
            case ReadOutcome.Nested(Part read, List<Part> children) -> {
                file(read, container(read), true);
                children.reversed().forEach(todo::addFirst);
            }
            case ReadOutcome.Blocked(Part read, FileKind kind) -> {
                file(read, kind, true);
                findings.add(blocked(read.path(), kind, false));
            }
            case ReadOutcome.Opened(Part read, FileReport report) -> {
                Set<String> documents = report.items().stream()
                        .filter(item -> item.kind().group() == FileKind.Group.DOCUMENT)
                        .map(item -> item.path().value() + "/")
                        .collect(Collectors.toSet());
                report.items()
                        .forEach(item -> item(item, documents, !item.path().equals(read.path())));
            }
            case ReadOutcome.Unreadable(Part read, FileKind kind, String reason) -> {
                file(read, kind, false);
                unread(read.path(), kind, reason, false);
            }
        }
    }

    /**
     * Notes what came of one file.
     *
     * @param documents beginnings of the paths of what stands inside documents
     * @param inside whether it stands inside another file
     */
    private void item(FileItem item, Set<String> documents, boolean inside) {
        boolean illustrates = documents.stream().anyMatch(item.path().value()::startsWith);
        witness.file(item);
        Optional<String> why =
                item.reading() instanceof Reading.Skipped(String reason) ? Optional.of(reason) : Optional.empty();
        boolean read = item.reading() instanceof Reading.Whole;
        files.add(new Inspection.File(item.path(), item.name().orElse(""), item.kind(), read, why));
        item.name().ifPresent(name -> scan(PartText.of(new PartPath("name:" + item.path()), name)));
        item.text().ifPresent(this::scan);
        item.signs()
                .forEach(sign -> Signs.finding(item, sign, illustrates, inside).ifPresent(findings::add));
        switch (item.reading()) {
            case Reading.Whole whole -> {}
            case Reading.Skipped skipped -> {}
            case Reading.Blocked() -> findings.add(blocked(item.path(), item.kind(), inside));
            case Reading.Sealed() ->
                unread(item.path(), item.kind(), item.kind().called(item.name()) + " is sealed.", false);
            case Reading.Unclear(String reason) -> unread(item.path(), item.kind(), reason, true);
            case Reading.Partly(String reason) -> unread(item.path(), item.kind(), reason, false);
            case Reading.Unreadable(String reason) -> unread(item.path(), item.kind(), reason, false);
        }
    }

    private void unread(PartPath part, FileKind kind, String reason, boolean unclear) {
        unread.add(new Inspection.Unread(part, reason));
        unreadKinds.add(new Evidence.Unread(kind.name(), unclear, part));
    }

    // A part is whatever somebody sent; a reader that fails on it, in any way, has not read it.
    @SuppressWarnings("CatchingUnchecked")
    private ReadOutcome read(Part part) {
        try {
            return parts.read(part, budget);
        } catch (Throwable e) {
            FileKind kind = new FileKind("unknown", part.type(), FileKind.Group.OTHER);
            return new ReadOutcome.Unreadable(part, kind, unchecked(e));
        }
    }

    private void hear(PartText text) {
        witness.text(text);
        scan(text);
    }

    private void scan(PartText text) {
        scan(text, text);
    }

    /** Scans a text; {@code kept} is the one that findings in it are about. */
    @SuppressWarnings("CatchingUnchecked")
    private void scan(PartText text, PartText kept) {
        long start = System.nanoTime();
        try {
            switch (scanner.apply(text)) {
                case ScanOutcome.Scanned(List<Finding> found) -> {
                    texts.keep(kept, found);
                    found.forEach(f -> findings.add(placed(f, text)));
                }
                case ScanOutcome.Unreadable(PartPath part, String reason) -> unread(part, reason);
            }
        } catch (Throwable e) {
            unread(text.path(), unchecked(e));
        }
        scanNanos += System.nanoTime() - start;
    }

    private static Finding placed(Finding finding, PartText text) {
        return text.place(finding.span()).map(finding::at).orElse(finding);
    }

    /** What goes on from the subject into the first text below it. */
    private void scanSeam(PartText text) {
        Optional<Seam> seam = Seam.of(subject, text);
        subject = "";
        seam.ifPresent(s -> {
            int before = findings.size();
            scan(s.joined(), text);
            List<Finding> added = findings.subList(before, findings.size());
            List<Finding> across = s.across(List.copyOf(added));
            added.clear();
            findings.addAll(across);
        });
    }

    /** Names the kind of failure and not its message, which may quote the mail. */
    private static String unchecked(Throwable e) {
        return "It could not be checked (" + e.getClass().getSimpleName() + ").";
    }

    void unread(PartPath part, String reason) {
        unread.add(new Inspection.Unread(part, reason));
        unreadKinds.add(new Evidence.Unread("unknown", false, part));
    }

    private void file(Part part, FileKind kind, boolean read) {
        if (part.attachment() || part.fileName().isPresent()) {
            Optional<String> name = part.fileName();
            files.add(new Inspection.File(part.path(), name.orElse(""), kind, read));
        }
    }

    private static FileKind container(Part part) {
        FileKind.Group group = part.type().startsWith("message/") ? FileKind.Group.MAIL : FileKind.Group.ARCHIVE;
        return new FileKind(group.name().toLowerCase(Locale.ROOT), part.type(), group);
    }

    private static Finding blocked(PartPath part, FileKind kind, boolean inside) {
        Category category = kind.group() == FileKind.Group.SCRIPT ? Category.SCRIPT : Category.EXECUTABLE;
        Set<String> marks = inside ? Set.of("inside", kind.name()) : Set.of(kind.name());
        return new Finding(category, Confidence.CERTAIN, part, new Span(0, 0), "file-kind", marks);
    }

    Evidence evidence() {
        Set<String> kinds = new HashSet<>();
        files.stream()
                .filter(file -> !file.part().value().contains("/"))
                .forEach(file -> kinds.add(file.kind().name()));
        return new Evidence(findings, kinds, unreadKinds, texts);
    }

    List<Inspection.Unread> unread() {
        return unread;
    }

    List<Inspection.File> files() {
        return files;
    }

    List<Finding> findings() {
        return findings;
    }

    Witness witness() {
        return witness;
    }

    long scanNanos() {
        return scanNanos;
    }
}
