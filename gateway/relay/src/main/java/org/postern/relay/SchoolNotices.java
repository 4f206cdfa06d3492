package org.postern.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postern.mailets.Notice;
import org.postern.mailets.NoticeRequest;
import org.postern.mailets.NoticeText;
import org.postern.message.Address;
import org.postern.policy.Notices;
import org.postern.policy.Notices.Band;
import org.postern.policy.Policy;
import org.postern.policy.Rule;
import org.postern.policy.Rulebook;
import org.postern.school.Person;

/**
 * Letters to senders from conf/notices, worded for the sender's age; a young child's goes to the class teacher's tray.
 */
record SchoolNotices(Supplier<Rulebook> rulebook, String school) implements NoticeText {
    private static final String ENCRYPTION_RULE = "ENC-01";
    private static final Pattern INITIAL = Pattern.compile("(?<=^(?:Mr|Mrs|Ms|Miss|Mx|Dr)) \\p{Lu}$");
    private static final Notices.Text PLAIN = new Notices.Text(
            "Your message was not delivered",
            "Your message did not go through. Please ask your teacher or the school office about it.");

    @Override
    public Notice notice(NoticeRequest request) {
        Rulebook now = rulebook.get();
        Optional<Person> sender = now.directory().find(request.sender());
        Band band = Band.of(sender);
        Notices.Text text = now.policy()
                .notices()
                .compose(key(now.policy(), request.key()), band, values(now, request, sender))
                .orElse(PLAIN);
        Address to = band == Band.KS1 ? tray(now, sender).orElse(request.sender()) : request.sender();
        return new Notice(to, text.subject(), text.body());
    }

    @Override
    public String from() {
        return school;
    }

    private static String key(Policy policy, String asked) {
        return asked.equalsIgnoreCase(ENCRYPTION_RULE)
                ? policy.rule(ENCRYPTION_RULE).flatMap(Rule::notice).orElse(asked)
                : asked;
    }

    private Map<String, String> values(Rulebook now, NoticeRequest request, Optional<Person> sender) {
        Map<String, String> values = new HashMap<>();
        values.put("school", school);
        request.subject().ifPresent(subject -> values.put("subject", '"' + subject + '"'));
        request.file().ifPresent(file -> values.put("file", file));
        values.put("first_name", sender.map(Person::givenName).orElse(""));
        values.put(
                "recipient",
                request.recipients().stream().map(Address::toString).collect(Collectors.joining(", ")));
        values.put(
                "reason",
                request.problems().values().stream().distinct().sorted().collect(Collectors.joining(" ")));
        values.put(
                "class_teacher", teacher(now, sender).map(SchoolNotices::spoken).orElse("your teacher"));
        return values;
    }

    /** As children say it: Mrs Whitlock, where the directory has Mrs K as her given name. */
    private static String spoken(Person teacher) {
        return INITIAL.matcher(teacher.givenName()).replaceFirst("") + " " + teacher.familyName();
    }

    private static Optional<Address> tray(Rulebook now, Optional<Person> child) {
        return teacher(now, child).map(Person::address);
    }

    private static Optional<Person> teacher(Rulebook now, Optional<Person> child) {
        List<Person> teachers =
                child.map(pupil -> now.directory().teachersOf(pupil)).orElse(List.of());
        return teachers.stream().findFirst();
    }
}
