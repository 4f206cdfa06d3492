package org.postern.mailets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.mailet.Mail;
import org.postern.inspect.Inspection;
import org.postern.message.Address;

/** Brings a James mail into quarantine, once for each set of recipients. */
public final class Holding {
    private static final Map<String, String> NOTES = Map.of(
            "policy", "The school's policy asks for a look before it goes on.",
            "unreadable", "A part of it could not be read.",
            "error", "It could not be checked.",
            "crashed", "Checking it stopped the relay twice, so it was not opened again.",
            "loop", "It has passed too many mail servers and seems to go in a circle.",
            "evidence", "It was not delivered and is kept as evidence.",
            "refused", "The rules do not let it pass, and its sender could not be told: look whether it was wanted.",
            "undeliverable",
                    "The next mail server did not take it, and there was nobody of the school to tell: look at the"
                            + " sender.");

    private final QuarantineStore store;
    private final ReleasedItems released;
    private final Patience patience;
    private final InstantSource clock;

    @Inject
    public Holding(QuarantineStore store, ReleasedItems released, Patience patience, InstantSource clock) {
        this.store = store;
        this.released = released;
        this.patience = patience;
        this.clock = clock;
    }

    private record Described(
            String subject, Optional<Inspection> inspection, Map<Address, String> problems, Optional<String> remark) {}

    /** Answers the item's id. A mail that was released goes back to its own item, which still has all of it. */
    public String hold(Mail mail, String cause) throws IOException {
        Optional<String> item = MailIds.released(mail);
        return item.isPresent() ? again(item.get(), mail, cause) : anew(mail, cause);
    }

    private String again(String item, Mail mail, String cause) throws IOException {
        return patience.with(() -> {
            released.failed(item, note(cause, described(mail)));
            return item;
        });
    }

    private String anew(Mail mail, String cause) throws IOException {
        MailView view = MailView.of(mail);
        Described described = described(mail);
        HeldMail held = new HeldMail(
                key(view.id(), view.envelope().recipients()),
                view.id(),
                clock.instant(),
                view.envelope().sender(),
                view.envelope().recipients(),
                described.subject(),
                cause,
                described.inspection(),
                note(cause, described),
                view.content());
        return patience.with(() -> store.hold(held));
    }

    /** A mail whose subject or attributes cannot be read is held without them, for it must be held. */
    private static Described described(Mail mail) {
        return Guard.attempt(
                        "description",
                        mail,
                        () -> new Described(
                                Optional.ofNullable(mail.getMessage().getSubject())
                                        .orElse(""),
                                VerdictAttributes.inspection(mail),
                                VerdictAttributes.problems(mail),
                                VerdictAttributes.remark(mail)))
                .orElseGet(() -> new Described("", Optional.empty(), Map.of(), Optional.empty()));
    }

    private static String note(String cause, Described described) {
        Map<Address, String> problems = described.problems();
        if (!problems.isEmpty()) {
            return problems.entrySet().stream()
                    .map(problem -> named(problem.getKey().toString(), problem.getValue()))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
        return described.remark().orElseGet(() -> NOTES.getOrDefault(cause, "It was not delivered: " + cause + "."));
    }

    private static String named(String address, String sentence) {
        return sentence.contains(address) ? sentence : address + ": " + sentence;
    }

    private static String key(String id, List<Address> recipients) {
        String all = recipients.stream().map(Address::toString).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return id + "/" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }
}
