package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.postern.message.Address;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;

class ExplanationTest {
    private static final Decider DECIDER = new Decider(Larkfield.rulebook());

    @Test
    void saysWhyARuleApplied() {
        Explained phone = rule(Mails.from("maya.okafor").to("jake.tilley"), Mails.found(Category.PHONE), "PII-01");
        assertThat(phone.status()).isEqualTo(Explained.Status.APPLIED);
        assertThat(words(phone))
                .contains("the sender is a pupil", "the recipient is not an adult of the school")
                .contains("a telephone number, other than one that is public or belongs to a service: in the text");
    }

    @Test
    void namesTheFewestThingsThatKeptARuleFromApplying() {
        Mails toTeacher = Mails.from("maya.okafor").to("t.adeyemi");
        assertThat(words(rule(toTeacher, Mails.found(Category.PHONE), "PII-01")))
                .containsExactly("the recipient is an adult of the school");
        assertThat(words(rule(Mails.from("maya.okafor").to("jake.tilley"), Evidence.NONE, "DAT-04")))
                .containsExactly("the sender is not an adult of the school");
        assertThat(words(rule(Mails.from("maya.okafor").to("jake.tilley"), Evidence.NONE, "PII-04")))
                .containsExactly("no password or login");
    }

    @Test
    void saysWhatIsThereAndDoesNotCount() {
        Finding unsure = new Finding(
                Category.PASSWORD, Confidence.POSSIBLE, new PartPath("1"), new Span(3, 8), "test", Set.of());
        Evidence perhaps = new Evidence(List.of(unsure), Set.of(), List.of());
        assertThat(words(rule(Mails.from("maya.okafor").to("jake.tilley"), perhaps, "PII-04")))
                .containsExactly("no password or login (perhaps, but not surely enough)");
    }

    @Test
    void saysThatASwitchOrAMissingPartIsTheReason() {
        Mails toPupil = Mails.from("maya.okafor").to("jake.tilley");
        assertThat(rule(toPupil, Evidence.NONE, "MAL-01").because())
                .containsExactly(new Statement(Statement.Topic.PART, "the scanner is off"));
        Mails toFamily = Mails.from("t.adeyemi").to("n.okafor@parents.example");
        assertThat(words(rule(toFamily, Evidence.NONE, "BLK-02")))
                .anyMatch(w -> w.contains("group_of_parents_needs_head"));
    }

    @Test
    void accountsForEveryRuleAndChangesNoDecision() {
        Mails mail = Mails.from("maya.okafor").to("jake.tilley", "t.adeyemi", "someone@elsewhere.example");
        Evidence evidence = Mails.found(Category.MEETING);
        List<Explanation> all = DECIDER.explain(mail.message(), evidence, Larkfield.NOW, Places.NONE, Map.of());
        assertThat(all.stream().map(Explanation::decision)).isEqualTo(mail.judged(evidence));
        int rules = Larkfield.rulebook().policy().rules().size();
        assertThat(all).allSatisfy(one -> assertThat(one.rules()).hasSize(rules));
        assertThat(all)
                .allSatisfy(one -> assertThat(one.rules())
                        .allMatch(r -> !r.because().isEmpty(), "has a reason")
                        .allMatch(
                                r -> words(r).stream().noneMatch(w -> w.contains("hold") && w.contains("(")),
                                "is plain"));
    }

    @Test
    void askingAboutAnExceptionDoesNotUseIt() {
        for (String pupil : List.of("maya.okafor", "jake.tilley", "hannah.price", "amir.yilmaz", "dylan.rees")) {
            Mails mail = Mails.from(pupil).to("amir.yilmaz", "t.adeyemi");
            Evidence evidence = Mails.found(Category.PHONE);
            assertThat(DECIDER.explain(mail.message(), evidence, Larkfield.NOW, Places.NONE, Map.of()).stream()
                            .map(Explanation::decision))
                    .as(pupil)
                    .isEqualTo(mail.judged(evidence));
        }
    }

    @Test
    void findsTheLeastThatWouldHaveToGo() {
        assertThat(least(Mails.from("maya.okafor").to("jake.tilley"), text("meet me at", Category.MEETING)))
                .hasValueSatisfying(
                        answer -> assertThat(answer.without()).containsExactly("\"meet me at\" in the text"));
        assertThat(least(Mails.from("maya.okafor").to("jake.tilley"), text("07700 900123", Category.PHONE)))
                .as("the value itself is never said")
                .hasValueSatisfying(
                        answer -> assertThat(answer.without()).containsExactly("the telephone number in the text"));
    }

    @Test
    void saysWhenNothingWouldHelp() {
        assertThat(least(Mails.from("maya.okafor").to("someone@elsewhere.example"), text("x", Category.MEETING)))
                .hasValueSatisfying(answer -> assertThat(answer.found()).isFalse());
        assertThat(least(Mails.from("maya.okafor").to("t.adeyemi"), Evidence.NONE))
                .isEmpty();
    }

    @Test
    void staysWithinBoundsOnAMailFullOfFindings() {
        List<Finding> many = IntStream.range(0, 400)
                .mapToObj(i -> new Finding(
                        Category.PHONE,
                        Confidence.CERTAIN,
                        new PartPath("1"),
                        new Span(i * 20, i * 20 + 11),
                        "test",
                        Set.of()))
                .toList();
        long start = System.nanoTime();
        least(Mails.from("maya.okafor").to("jake.tilley"), new Evidence(many, Set.of(), List.of()));
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    private static Evidence text(String words, Category category) {
        Finding finding = new Finding(
                category, Confidence.CERTAIN, new PartPath("1"), new Span(0, words.length()), "test", Set.of());
        return new Evidence(List.of(finding), Set.of(), List.of(), new Words() {
            @Override
            public String of(Finding f) {
                return words;
            }

            @Override
            public Set<Address> quotedPeople() {
                return Set.of();
            }
        });
    }

    private static Optional<Counterfactual.Answer> least(Mails mail, Evidence evidence) {
        Decision decision = mail.judged(evidence).getFirst();
        return new Counterfactual(DECIDER, mail.message(), evidence, Larkfield.NOW, Places.NONE).find(decision);
    }

    private static Explained rule(Mails mail, Evidence evidence, String id) {
        return DECIDER
                .explain(
                        mail.message(),
                        evidence,
                        Larkfield.NOW,
                        Places.NONE,
                        Map.of(Category.MALWARE, "the scanner is off"))
                .getFirst()
                .rules()
                .stream()
                .filter(r -> r.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(Explained rule) {
        return rule.because().stream().map(Statement::words).toList();
    }
}
