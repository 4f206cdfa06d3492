package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.policy.Mails.found;
import static org.postern.policy.Mails.outside;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Message;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.school.Role;

/** The shipped rules about how a mail came, how much was sent before, and what is done to it. */
class EdgeRulesTest {
    private static Evidence sent(long hour, long social) {
        return Evidence.NONE.after(new Past(new Past.Counts(hour, hour), new Past.Counts(social, social), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "maya.okafor, jake.tilley, 40, 40, deliver",
        "maya.okafor, jake.tilley, 41, 41, reject CIR-09",
        "maya.okafor, k.whitlock, 41, 41, deliver",
        "maya.okafor, k.whitlock, 61, 0, reject RATE-01",
        "maya.okafor, help, 500, 500, deliver SAF-08",
        "p.stubbs, jake.tilley, 200, 0, deliver",
        "p.stubbs, jake.tilley, 201, 0, reject RATE-01"
    })
    void nobodySendsTooMuch(String from, String to, long hour, long social, String verdict) {
        String line = Mails.from(from).to(to.equals("help") ? whistle() : to).verdict(sent(hour, social));
        assertThat(line).startsWith(verdict.split(" ", -1)[0]).contains(verdict.substring(verdict.indexOf(' ') + 1));
    }

    private static String whistle() {
        return Larkfield.rulebook().directory().people().stream()
                .filter(person -> person.has(Role.WHISTLE))
                .findFirst()
                .orElseThrow()
                .address()
                .toString();
    }

    @Test
    void aMailForWhichNobodyAnswersIsLookedAt() {
        assertThat(outside("anonymous@remailer.example").to("c.lowe").verdict()).isEqualTo("quarantine AUTH-03");
        assertThat(outside("visits@museum.example")
                        .withoutReversePath()
                        .to("c.lowe")
                        .verdict())
                .isEqualTo("quarantine AUTH-03");
        assertThat(outside("visits@museum.example")
                        .withoutReversePath()
                        .header("Auto-Submitted", "auto-replied")
                        .to("c.lowe")
                        .verdict())
                .isEqualTo("deliver");
    }

    @ParameterizedTest
    @CsvSource({"8, quarantine SPM-01", "6, quarantine SPM-01", "5, deliver", "-1, deliver"})
    void knownSpamWaits(int score, String verdict) {
        Message mail = outside("visits@museum.example").to("c.lowe").message();
        Message scored = new Message(
                mail.id(),
                mail.envelope().withSpamScore(OptionalInt.of(score)),
                mail.from(),
                mail.to(),
                mail.headers(),
                mail.subject(),
                mail.root());
        assertThat(Mails.line(new Decider(Larkfield.rulebook())
                        .decide(scored, Evidence.NONE, Larkfield.NOW)
                        .getFirst()))
                .isEqualTo(verdict);
    }

    @Test
    void nothingGoesOutByItself() {
        Mails own = Mails.from("t.adeyemi").to("tayo.a@freemail.example");
        assertThat(own.header("Auto-Submitted", "auto-forwarded").verdict()).startsWith("reject DST-05");
        assertThat(own.header("Auto-Submitted", "auto-replied").verdict()).doesNotContain("DST-05");
        Mails inside = Mails.from("t.adeyemi").to("c.lowe");
        assertThat(inside.header("Auto-Submitted", "auto-forwarded").verdict()).isEqualTo("deliver");
    }

    @Test
    void manyFamiliesGetCopiesOfTheirOwnAndColleaguesNot() {
        var decisions = Mails.from("p.stubbs")
                .to("n.okafor@freemail.example", "l.tilley@freemail.example", "s.nair@freemail.example", "c.lowe")
                .judged(Evidence.NONE);
        assertThat(decisions.subList(0, 3)).allMatch(d -> d.changes().contains(Change.SEPARATE_COPIES));
        assertThat(decisions.get(3).changes()).isEmpty();
    }

    @Test
    void abuseOfStaffComesWithALineAboveIt() {
        Decision decision = outside("r.hussain@btmail.example")
                .to("t.adeyemi")
                .judged(found(Category.ABUSE_OF_STAFF))
                .getFirst();
        assertThat(Mails.line(decision)).contains("LAN-04");
        assertThat(decision.changes()).containsExactly(Change.BANNER);
        assertThat(outside("r.hussain@btmail.example")
                        .to("t.adeyemi")
                        .judged(Evidence.NONE)
                        .getFirst()
                        .changes())
                .isEmpty();
    }
}
