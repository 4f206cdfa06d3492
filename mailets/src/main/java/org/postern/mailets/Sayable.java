package org.postern.mailets;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.message.PartPath;
import org.postern.model.Decision;
import org.postern.model.Finding;

/**
 * What of a mail a notice may repeat: a subject and a file name in which nothing at all was found, and that cannot pass
 * for words of the notice.
 */
record Sayable(Optional<String> subject, Optional<String> file) {
    private static final Sayable NOTHING = new Sayable(Optional.empty(), Optional.empty());
    private static final int LONGEST = 60;

    /** One word or a few with an ending, so that it reads as the name of a file and as nothing else. */
    private static final Pattern FILE_NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _()-]{0,60}+\\.[A-Za-z0-9]{1,8}");

    static Sayable of(Mail mail) throws MessagingException {
        Optional<Inspection> inspection = VerdictAttributes.inspection(mail).filter(Sayable::isWhole);
        if (inspection.isEmpty()) {
            return NOTHING;
        }
        Optional<String> subject = Optional.ofNullable(mail.getMessage().getSubject())
                .filter(text -> isClean(inspection.get()))
                .flatMap(Sayable::plain);
        return new Sayable(subject, file(inspection.get(), VerdictAttributes.decisions(mail)));
    }

    /** Of a long list only the beginning travels with the mail; what is missing could be about the subject. */
    private static boolean isWhole(Inspection inspection) {
        return inspection.findings().size() < VerdictText.FEWEST
                && inspection.files().size() < VerdictText.FEWEST;
    }

    /** What begins in the subject and ends in the text is noted where the text begins. */
    private static boolean isClean(Inspection inspection) {
        return inspection.findings().stream()
                .noneMatch(f -> f.part().equals(PartPath.SUBJECT)
                        || (f.span().start() == 0 && f.span().end() > 0));
    }

    private static Optional<String> plain(String subject) {
        String text =
                subject.replaceAll("[\\p{Cntrl}\\p{Cf}\\s\"\u201C\u201D]+", " ").strip();
        String cut = text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
        return Optional.of(cut).filter(t -> !t.isEmpty());
    }

    /** The one file that a decision rests on, or that could not be read. */
    private static Optional<String> file(Inspection inspection, List<Decision> decisions) {
        Stream<PartPath> found = decisions.stream()
                .flatMap(d -> d.reasons().stream())
                .flatMap(r -> r.findings().stream())
                .map(Finding::part);
        Stream<PartPath> unread = inspection.unread().stream().map(Inspection.Unread::part);
        List<Inspection.File> about = Stream.concat(found, unread)
                .flatMap(part -> attached(inspection, part).stream())
                .distinct()
                .toList();
        return about.size() == 1
                ? Optional.of(about.getFirst().name())
                        .filter(name -> FILE_NAME.matcher(name).matches()
                                && inspection.findings().stream()
                                        .noneMatch(f -> f.part()
                                                .value()
                                                .equals("name:"
                                                        + about.getFirst().part())))
                : Optional.empty();
    }

    /** The file as it hangs on the mail, whatever stands inside it. */
    private static Optional<Inspection.File> attached(Inspection inspection, PartPath part) {
        String top = part.value().replaceFirst("^name:", "").replaceFirst("/.*", "");
        return inspection.files().stream()
                .filter(file -> file.part().value().equals(top))
                .findFirst();
    }
}
