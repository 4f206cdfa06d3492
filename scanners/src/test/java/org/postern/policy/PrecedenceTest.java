package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.model.Decision;

/** Which of several rules that apply carries the decision. */
class PrecedenceTest {
    private static final String HEAD = "schema: postern-policy/1\nversion: t\ndefault: deliver\nrules:\n";

    @TempDir
    private Path home;

    private static String rule(String id, String rest) {
        return "- {id: " + id + ", severity: high, why: A test., "
                + (rest.contains("when") ? rest : "when: 'true', " + rest) + "}\n";
    }

    private Decision judged(Evidence evidence, String... rules) {
        try {
            Path policy = Files.writeString(home.resolve("policy.yaml"), HEAD + String.join("", rules));
            PolicyFiles files = new PolicyFiles(
                    policy,
                    Larkfield.CONF.resolve("lists"),
                    Larkfield.CONF.resolve("directory"),
                    Larkfield.CONF.resolve("notices"),
                    Larkfield.DOMAINS);
            PolicyOutcome outcome = PolicyLoader.load(files);
            assertThat(outcome).isInstanceOf(PolicyOutcome.Loaded.class);
            var mail = Mails.from("maya.okafor").to("k.whitlock").message();
            return new Decider(((PolicyOutcome.Loaded) outcome).rulebook())
                    .decide(mail, evidence, Larkfield.NOW)
                    .getFirst();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String verdict(String... rules) {
        return Mails.line(judged(Evidence.NONE, rules));
    }

    @Test
    void theStrictestWins() {
        assertThat(verdict(rule("A", "do: deliver"), rule("B", "do: encrypt"))).isEqualTo("encrypt B,A");
        assertThat(verdict(rule("A", "do: encrypt"), rule("B", "do: quarantine")))
                .isEqualTo("quarantine B,A");
        assertThat(verdict(rule("A", "do: quarantine"), rule("B", "do: reject")))
                .isEqualTo("reject B,A");
        assertThat(verdict(rule("A", "do: reject"), rule("B", "do: quarantine, family: safeguarding")))
                .isEqualTo("quarantine B,A");
        assertThat(verdict(rule("A", "do: quarantine, family: safeguarding"), rule("B", "do: reject, family: malware")))
                .isEqualTo("reject B,A");
        assertThat(verdict(rule("A", "do: reject, family: malware"), rule("B", "do: seal, keep: E2")))
                .isEqualTo("quarantine B,A");
    }

    @Test
    void everybodyIsToldAndTheMostIsKept() {
        Decision decision = judged(
                Evidence.NONE,
                rule("A", "do: deliver, tell: [dsl], keep: E1"),
                rule("B", "do: reject, tell: it, notice: wrong-class"));
        assertThat(decision.tell()).containsExactlyInAnyOrder("dsl", "it");
        assertThat(decision.keep()).isEqualTo("E1");
        assertThat(decision.notice()).contains("wrong-class");
    }

    @Test
    void aCallForHelpBeatsAllButMalwareSealAndConflict() {
        String help = rule("HELP", "do: deliver, always-deliver: true, tell: [dsl_urgent]");
        assertThat(verdict(help, rule("A", "do: reject"))).startsWith("deliver");
        assertThat(verdict(help, rule("A", "do: quarantine, family: safeguarding")))
                .startsWith("deliver");
        assertThat(verdict(help, rule("A", "do: reject, family: malware"))).startsWith("reject A");
        assertThat(verdict(help, rule("A", "do: seal"))).startsWith("quarantine A");
        assertThat(verdict(help, rule("A", "do: quarantine, family: conflict"))).startsWith("quarantine A");
        assertThat(Mails.line(judged(Mails.unread("pdf", true), help))).startsWith("quarantine UNREAD");
    }

    @Test
    void shadowRulesAreCountedWithoutEffect() {
        Decision decision = judged(Evidence.NONE, rule("A", "do: reject, mode: shadow, tell: [dsl], keep: E1"));
        assertThat(Mails.line(decision)).isEqualTo("deliver A");
        assertThat(decision.reasons().getFirst().severity()).isEqualTo("shadow");
        assertThat(decision.tell()).isEmpty();
        assertThat(decision.keep()).isEqualTo("E0");
        assertThat(verdict(rule("A", "do: reject, mode: off"))).isEqualTo("deliver");
    }

    @Test
    void aShadowRuleLetsNothingUnreadPass() {
        String allow = "do: deliver, allows: unread";
        assertThat(Mails.line(judged(Mails.unread("pdf", true), rule("A", allow))))
                .isEqualTo("deliver");
        assertThat(Mails.line(judged(Mails.unread("pdf", true), rule("A", allow + ", mode: shadow"))))
                .isEqualTo("quarantine UNREAD,A");
        assertThat(Mails.line(judged(Mails.unread("pdf", false), rule("A", allow))))
                .isEqualTo("quarantine UNREAD");
    }

    @Test
    void aRuleWithoutAnAnswerHoldsTheMail() {
        String broken = rule("A", "when: '1 / (message.people - message.people) > 0', do: deliver");
        Decision decision = judged(Evidence.NONE, broken, rule("B", "do: deliver"));
        assertThat(Mails.line(decision)).isEqualTo("quarantine ERR,B");
        assertThat(decision.tell()).containsExactly("it");
        assertThat(verdict(broken, rule("B", "do: reject"))).isEqualTo("reject ERR,B");
        assertThat(verdict(broken, rule("B", "do: encrypt"))).isEqualTo("quarantine ERR,B");
    }

    @Test
    void actionsMayDifferByWhoseMailItIs() {
        assertThat(verdict(rule("A", "do: {pupil: encrypt, other: reject}"))).isEqualTo("encrypt A");
        assertThat(verdict(rule("A", "do: {staff: encrypt, other: reject}"))).isEqualTo("reject A");
    }

    @Test
    void theFirstPartThatFitsDoesIt() {
        String parts = "when: 'true', tell: [dsl], parts: [{when: sender.staff, do: reject}, {when: sender.pupil, do:"
                + " encrypt, tell: [it]}, {do: quarantine}]";
        assertThat(verdict(rule("A", parts))).isEqualTo("encrypt A");
        assertThat(judged(Evidence.NONE, rule("A", parts)).tell()).containsExactly("it");
        assertThat(verdict(rule("A", "when: 'true', parts: [{when: sender.staff, do: reject}, {do: quarantine}]")))
                .isEqualTo("quarantine A");
        assertThat(verdict(rule("A", "when: 'true', parts: [{when: sender.staff, do: reject}]")))
                .isEqualTo("deliver");
    }

    @Test
    void aRuleMayAskWhetherOneAboveItApplies() {
        String asks = "when: 'message.meets([\"A\", \"B\"])', do: quarantine";
        assertThat(verdict(rule("A", "when: sender.staff, do: deliver"), rule("B", "do: deliver"), rule("C", asks)))
                .isEqualTo("quarantine C,B");
        assertThat(verdict(
                        rule("A", "when: sender.staff, do: deliver"),
                        rule("B", "when: sender.staff, do: deliver"),
                        rule("C", asks)))
                .isEqualTo("deliver");
    }

    @Test
    void adultsAreToldApartFromThePupilsOwnTeachers() {
        assertThat(verdict(rule("A", "when: 'own_teacher(sender, recipient)', do: reject")))
                .isEqualTo("reject A");
        assertThat(verdict(rule("A", "when: 'recipient.on_list(\"partners\")', do: reject")))
                .isEqualTo("deliver");
        assertThat(verdict(rule("A", "when: 'message.finds(\"phone\") && sender.ks1', do: reject")))
                .isEqualTo("deliver");
    }
}
