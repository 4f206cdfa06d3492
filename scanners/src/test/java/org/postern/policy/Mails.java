package org.postern.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;

/** Builds mails by hand; short names stand for people of Larkfield. */
public final class Mails {
    private String from = "";
    private Optional<String> login = Optional.empty();
    private boolean outside;
    private Optional<Address> envelopeFrom = Optional.empty();
    private Envelope.Alignment alignment = Envelope.Alignment.UNKNOWN;
    private String subject = "hello";
    private List<Message.Header> headers = List.of();
    private final List<Address> to = new ArrayList<>();

    private Mails() {}

    /** Signed in and honest. */
    public static Mails from(String sender) {
        Mails mail = new Mails();
        mail.from = sender;
        mail.envelopeFrom = Optional.of(address(sender));
        mail.login = Optional.of(address(sender).toString());
        return mail;
    }

    /** From outside, vouched for by SPF or DKIM. */
    public static Mails outside(String sender) {
        Mails mail = from(sender);
        mail.login = Optional.empty();
        mail.outside = true;
        mail.alignment = Envelope.Alignment.PASS;
        return mail;
    }

    public Mails to(String... recipients) {
        Arrays.stream(recipients).map(Mails::address).forEach(to::add);
        return this;
    }

    public Mails subject(String text) {
        subject = text;
        return this;
    }

    public Mails header(String name, String value) {
        headers = List.of(new Message.Header(name, value));
        return this;
    }

    public Mails claiming(String sender) {
        from = sender;
        return this;
    }

    public Mails login(String name) {
        login = Optional.of(name);
        return this;
    }

    public Mails trusted() {
        login = Optional.empty();
        return this;
    }

    public Mails withoutReversePath() {
        envelopeFrom = Optional.empty();
        return this;
    }

    public Mails unaligned() {
        alignment = Envelope.Alignment.UNKNOWN;
        return this;
    }

    public Mails misaligned() {
        alignment = Envelope.Alignment.FAIL;
        return this;
    }

    public Message message() {
        Envelope.Origin origin = outside
                ? Envelope.Origin.OUTSIDE
                : login.isPresent() ? Envelope.Origin.LOGIN : Envelope.Origin.TRUSTED_NETWORK;
        Envelope envelope = new Envelope(envelopeFrom, to, login, origin, alignment);
        List<Address> header = from.isEmpty() ? List.of() : List.of(address(from));
        return new Message("m", envelope, header, to, headers, subject, root());
    }

    public static Part root() {
        return new Part(
                PartPath.ROOT, "message/rfc822", Optional.empty(), Optional.empty(), false, Content.of(new byte[0]));
    }

    public List<Decision> judged(Evidence evidence) {
        return new Decider(Larkfield.rulebook()).decide(message(), evidence, Larkfield.NOW);
    }

    /** {@code verdict rule,rule} for every recipient. */
    public List<String> verdicts(Evidence evidence) {
        return judged(evidence).stream().map(Mails::line).toList();
    }

    public String verdict(Evidence evidence) {
        return verdicts(evidence).getFirst();
    }

    public String verdict() {
        return verdict(Evidence.NONE);
    }

    public static String line(Decision decision) {
        String rules =
                String.join(",", decision.reasons().stream().map(Reason::rule).toList());
        return (decision.verdict().label() + " " + rules).strip();
    }

    /** {@code maya.okafor} is a pupil; {@code k.whitlock} and other one-letter or one-word names are of the staff. */
    public static Address address(String name) {
        if (name.contains("@")) {
            return Address.of(name);
        }
        boolean pupil = name.indexOf('.') > 1 && !name.equals("safeguarding.gov");
        return Address.of(name + (pupil ? "@pupils.larkfield.sch.example" : "@larkfield.sch.example"));
    }

    public static Evidence found(Category category, String... marks) {
        Finding finding =
                new Finding(category, Confidence.CERTAIN, new PartPath("1"), new Span(3, 8), "test", Set.of(marks));
        return new Evidence(List.of(finding), Set.of(), List.of());
    }

    public static Evidence unread(String kind, boolean unclear) {
        return new Evidence(List.of(), Set.of(kind), List.of(new Evidence.Unread(kind, unclear)));
    }
}
