package org.postern.relay.james;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.mailet.Mailet;
import org.apache.mailet.Matcher;
import org.postern.mailets.AddBanner;
import org.postern.mailets.EncryptMail;
import org.postern.mailets.HasVerdict;
import org.postern.mailets.MayHear;
import org.postern.mailets.MustChange;
import org.postern.mailets.OpenMail;
import org.postern.mailets.QuarantineMail;
import org.postern.mailets.RejectMail;
import org.postern.mailets.ScanMail;
import org.postern.mailets.SeparateCopies;
import org.postern.mailets.StripBcc;
import org.postern.mailets.StripMetadata;
import org.postern.mailets.StripTag;
import org.postern.mailets.TellDeclined;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.relay.delivery.DeliverMail;
import org.postern.relay.delivery.DeliverSecurely;
import org.postern.relay.delivery.ReleaseFailed;
import org.postern.relay.delivery.ReturnMail;

/**
 * What mailetcontainer.xml must keep, whatever else an administrator adds to it: no mail goes on unread, none falls off
 * the end of a processor, and no failure lets one pass.
 */
final class MailRoute {
    private static final String ALL = "All";
    private static final String FORWARD = "ToProcessor";
    private static final String DELIVER = HasVerdict.class.getName() + "=deliver";
    private static final String PROPAGATE = "propagate";

    /** States that our own code puts mail into, and those on the way from one to the other. */
    private static final List<String> STATES = List.of(
            "root",
            "scan",
            "act",
            "release",
            "encrypt",
            "secure",
            "insecure",
            "declined",
            "quarantine",
            "reject",
            "notice",
            "transport",
            "bounces",
            "error");

    /** Nothing of a mail is left behind these. */
    private static final Set<String> TERMINAL = Set.of(
            FORWARD,
            QuarantineMail.class.getName(),
            RejectMail.class.getName(),
            TellDeclined.class.getName(),
            EncryptMail.class.getName());

    private static final Set<String> OURS = Stream.of(
                    OpenMail.class,
                    ScanMail.class,
                    HasVerdict.class,
                    QuarantineMail.class,
                    RejectMail.class,
                    EncryptMail.class,
                    TellDeclined.class,
                    MayHear.class,
                    StripBcc.class,
                    StripMetadata.class,
                    StripTag.class,
                    SeparateCopies.class,
                    AddBanner.class,
                    MustChange.class,
                    DeliverMail.class,
                    DeliverSecurely.class,
                    ReleaseFailed.class,
                    ReturnMail.class)
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    private final XmlFile file;
    private final List<Tag> processors;
    private final Set<String> states;
    private final Set<String> matchers;
    private final List<ConfigProblem> problems = new ArrayList<>();

    private MailRoute(XmlFile file, Tag root) {
        this.file = file;
        processors = root.children("processors")
                .flatMap(p -> p.children("processor"))
                .toList();
        states = processors.stream().map(p -> p.attribute("state")).collect(Collectors.toCollection(TreeSet::new));
        matchers = root.below("matcher").map(m -> m.attribute("name")).collect(Collectors.toSet());
    }

    static List<ConfigProblem> problems(XmlFile file, Tag root) {
        MailRoute route = new MailRoute(file, root);
        STATES.stream()
                .filter(state -> !route.states.contains(state))
                .forEach(state -> route.problem(
                        root, "the processor " + state + " is missing; copy it from the conf that ships"));
        route.processors.forEach(route::processor);
        return route.problems;
    }

    private void problem(Tag tag, String message) {
        problems.add(file.at(tag, message));
    }

    private void processor(Tag processor) {
        String state = processor.attribute("state");
        List<Tag> mailets = processor.children("mailet").toList();
        mailets.forEach(mailet -> mailet(state, mailet));
        boolean ends = !mailets.isEmpty()
                && mailets.getLast().attribute("match").equals(ALL)
                && TERMINAL.contains(mailets.getLast().attribute("class"));
        if (!ends) {
            problem(processor, "mail may fall off the end of " + state + "; end it with QuarantineMail for All");
        }
        if (state.equals("root") && ends && !leadsTo(mailets.getLast(), "scan")) {
            problem(mailets.getLast(), "mail would go on unread; end root with ToProcessor scan for All");
        }
        if (state.equals("root") && mailets.stream().noneMatch(MailRoute::opens)) {
            problem(processor, "senders could forge the gate's own fields; add OpenMail for All to root");
        }
        if (state.equals("scan") && !mailets.isEmpty() && !judges(mailets.getFirst())) {
            problem(mailets.getFirst(), "mail would go on unread; begin scan with ScanMail for All");
        }
        if (state.equals("error") && ends && failureRule(mailets.getLast()).isEmpty()) {
            problem(mailets.getLast(), "James drops what fails here; add <onMailetException>propagate</...>");
        }
    }

    private static boolean leadsTo(Tag mailet, String state) {
        return mailet.attribute("class").equals(FORWARD)
                && mailet.child("processor").filter(p -> p.text().equals(state)).isPresent();
    }

    private static boolean opens(Tag mailet) {
        return mailet.attribute("match").equals(ALL)
                && mailet.attribute("class").equals(OpenMail.class.getName())
                && mailet.child("next")
                        .filter(next -> !next.text().equals("scan"))
                        .isEmpty();
    }

    private static boolean judges(Tag mailet) {
        return mailet.attribute("match").equals(ALL)
                && mailet.attribute("class").equals(ScanMail.class.getName());
    }

    private void mailet(String state, Tag mailet) {
        String name = mailet.attribute("class");
        exists(mailet, Mailet.class, "org.apache.james.transport.mailets.", name);
        match(mailet);
        failure(state, mailet);
        Stream.of("processor", "next", "held", "bounceProcessor")
                .flatMap(mailet::children)
                .filter(target -> !states.contains(target.text()))
                .forEach(target -> problem(target, Nearest.message("processor", target.text(), states)));
        boolean judged = mailet.attribute("match").equals(DELIVER) || state.equals("notice");
        if (leadsTo(mailet, "transport") && !judged) {
            problem(mailet, "only mail with the verdict deliver may go to transport; match " + DELIVER);
        }
        if (Stream.of("release", "notice", "secure").anyMatch(own -> leadsTo(mailet, own))) {
            problem(mailet, "nothing leads to this processor but a person's decision and the relay's own mailets");
        }
        mailet.child("held")
                .filter(held -> !held.text().equals("quarantine"))
                .ifPresent(held -> problem(held, "what must not go on is held; write quarantine here"));
        if (Set.of(DeliverMail.class.getName(), "RemoteDelivery").contains(name) && !state.equals("transport")) {
            problem(mailet, "only the processor transport delivers; lead there with ToProcessor");
        }
        if (name.equals(DeliverSecurely.class.getName()) && !state.equals("secure")) {
            problem(mailet, "only the processor secure delivers securely; EncryptMail leads there");
        }
        boolean delivered = mailet.attribute("match").equals(ReleaseFailed.class.getName());
        if (name.equals("Null") && !delivered) {
            problem(mailet, "Null drops mail; hold it with " + QuarantineMail.class.getName());
        }
    }

    private void match(Tag mailet) {
        String match = mailet.attribute("match");
        String name = match.split("=", 2)[0];
        if (!matchers.contains(name)) {
            exists(mailet, Matcher.class, "org.apache.james.transport.matchers.", name);
        }
        List<String> verdicts = List.of("deliver", "encrypt", "quarantine", "reject");
        String condition = match.substring(Math.min(match.length(), name.length() + 1));
        if (name.equals(HasVerdict.class.getName()) && !verdicts.contains(condition)) {
            problem(mailet, Nearest.message("verdict", condition, verdicts));
        }
    }

    private void failure(String state, Tag mailet) {
        boolean own = state.equals("error") && failureRule(mailet).equals(Optional.of(PROPAGATE));
        if (failureRule(mailet).isPresent() && !own) {
            problem(mailet, "a failure holds the mail, and there is no switch for that; remove the on...Exception");
        }
    }

    /** As an attribute or an element, James takes both. */
    private static Optional<String> failureRule(Tag mailet) {
        return Stream.concat(
                        mailet.attributes().entrySet().stream()
                                .filter(attribute -> isFailureRule(attribute.getKey()))
                                .map(attribute -> attribute.getValue()),
                        mailet.children().stream()
                                .filter(child -> isFailureRule(child.name()))
                                .map(Tag::text))
                .findFirst();
    }

    private static boolean isFailureRule(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("on") && lower.endsWith("exception");
    }

    private void exists(Tag mailet, Class<?> kind, String room, String name) {
        try {
            Class<?> found = Class.forName(name.contains(".") ? name : room + name, false, kind.getClassLoader());
            if (kind.isAssignableFrom(found)) {
                return;
            }
        } catch (ClassNotFoundException e) {
            // said below
        }
        String what = kind.getSimpleName().toLowerCase(Locale.ROOT);
        problem(mailet, Nearest.message(what, name, OURS));
    }
}
