package org.postern.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Message;
import org.postern.message.Part;
import org.postern.message.PartPath;
import org.postern.model.Decision;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.school.Person;

/** Answers "can A write to B, and why" for an empty, honest mail from one to the other. */
public final class Correspondence {
    private Correspondence() {}

    /**
     * The answer.
     *
     * @param allowed whether such a mail would be delivered
     * @param because plain sentences, the deciding one first
     */
    public record Answer(boolean allowed, Decision decision, List<String> because) {
        public Answer {
            because = List.copyOf(because);
        }
    }

    public static Answer ask(Rulebook rulebook, Address from, Address to, Instant now) {
        Decider decider = new Decider(rulebook);
        Message mail = empty(rulebook, from, to);
        Decision decision = decider.decide(mail, Evidence.NONE, now).getFirst();
        List<String> because = new ArrayList<>();
        for (Reason reason : decision.reasons()) {
            rulebook.policy().rule(reason.rule()).ifPresent(rule -> because.add(sentence(rule)));
        }
        boolean allowed = decision.verdict() instanceof Verdict.Deliver;
        if (because.isEmpty()) {
            because.addAll(common(rulebook, from, to));
            because.add("No rule stops it.");
        }
        return new Answer(allowed, decision, because);
    }

    /** With the sentences of the school's own policies that the rule comes from. */
    private static String sentence(Rule rule) {
        String clauses = rule.clauses().isEmpty() ? "" : " [" + String.join(", ", rule.clauses()) + "]";
        return rule.id() + ": " + rule.why() + clauses;
    }

    /** Signed in as the sender if it is one of ours, otherwise from outside and vouched for by SPF or DKIM. */
    private static Message empty(Rulebook rulebook, Address from, Address to) {
        boolean ours = rulebook.policy().domains().contains(from.domain());
        Envelope envelope = new Envelope(
                Optional.of(from),
                List.of(to),
                ours ? Optional.of(from.toString()) : Optional.empty(),
                ours ? Envelope.Origin.LOGIN : Envelope.Origin.OUTSIDE,
                ours ? Envelope.Alignment.UNKNOWN : Envelope.Alignment.PASS);
        Part root = new Part(
                PartPath.ROOT, "message/rfc822", Optional.empty(), Optional.empty(), false, Content.of(new byte[0]));
        return new Message("question", envelope, List.of(from), List.of(to), List.of(), "", root);
    }

    private static List<String> common(Rulebook rulebook, Address from, Address to) {
        Optional<Person> one = rulebook.directory().find(from);
        Optional<Person> other = rulebook.directory().find(to);
        List<String> common = new ArrayList<>();
        if (one.isPresent() && other.isPresent()) {
            one.get().classes().stream()
                    .filter(other.get().classes()::contains)
                    .sorted()
                    .forEach(title -> common.add("Both belong to the class " + title + "."));
            one.get().communities().stream()
                    .filter(other.get().communities()::contains)
                    .sorted()
                    .forEach(title -> common.add("Both belong to the community " + title + "."));
        }
        return common;
    }
}
