package org.postern.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.message.PartPath;
import org.postern.model.Finding;

/** Something that could be taken out of a mail. */
sealed interface Removal {
    /** Words, wherever they stand. */
    record Words(List<Finding> findings) implements Removal {
        public Words {
            findings = List.copyOf(findings);
        }
    }

    /** A file with all that is in it. */
    record File(PartPath part) implements Removal {}

    /** Somebody else it goes to. */
    record Recipient(Address address) implements Removal {}

    /** A mail with what was found in it. */
    record Mail(Message message, Evidence evidence) {}

    /** The mail without it. */
    default Mail from(Mail mail, Places places) {
        return switch (this) {
            case Words(List<Finding> gone) ->
                new Mail(mail.message(), keeping(mail.evidence(), f -> !gone.contains(f)));
            case File(PartPath part) -> new Mail(mail.message(), without(mail.evidence(), part, places));
            case Recipient(Address address) -> new Mail(without(mail.message(), address), mail.evidence());
        };
    }

    private static Evidence keeping(Evidence all, Predicate<Finding> kept) {
        return new Evidence(
                all.findings().stream().filter(kept).toList(), all.kinds(), all.unread(), all.words(), all.past());
    }

    private static Evidence without(Evidence all, PartPath file, Places places) {
        Set<String> kinds = new TreeSet<>(all.kinds());
        places.files().forEach((part, one) -> {
            if (within(part, file) && kindsLeft(one.kind(), file, places)) {
                kinds.remove(one.kind());
            }
        });
        return new Evidence(
                all.findings().stream().filter(f -> !within(f.part(), file)).toList(),
                kinds,
                all.unread().stream().filter(u -> !within(u.part(), file)).toList(),
                all.words(),
                all.past());
    }

    /** Whether no other attached file is of that kind. */
    private static boolean kindsLeft(String kind, PartPath gone, Places places) {
        return places.files().entrySet().stream()
                .noneMatch(e -> !within(e.getKey(), gone)
                        && !e.getKey().value().contains("/")
                        && e.getValue().kind().equals(kind));
    }

    private static boolean within(PartPath part, PartPath file) {
        String path =
                part.value().startsWith(Places.NAME) ? part.value().substring(Places.NAME.length()) : part.value();
        return path.equals(file.value()) || path.startsWith(file.value() + "/") || path.startsWith(file.value() + ".");
    }

    private static Message without(Message mail, Address address) {
        Envelope old = mail.envelope();
        Predicate<Address> kept = a -> !a.equals(address);
        Envelope envelope = new Envelope(
                old.sender(),
                old.recipients().stream().filter(kept).toList(),
                old.login(),
                old.origin(),
                old.alignment(),
                old.spamScore());
        return new Message(
                mail.id(),
                envelope,
                mail.from(),
                mail.to().stream().filter(kept).toList(),
                mail.headers(),
                mail.subject(),
                mail.root());
    }
}
