package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.policy.Mails.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Address;

/** What a mail counts as, and what rules can ask about earlier ones. */
class PastTest {
    private static final Address JAKE = Mails.address("jake.tilley");

    @TempDir
    private Path home;

    private String verdict(Past past, String condition) throws IOException {
        String rule = """
            schema: postern-policy/1
            version: t
            default: deliver
            rules:
            - {id: A-01, severity: low, why: A test., when: '%s', do: reject}
            """.formatted(condition);
        PolicyFiles files = new PolicyFiles(
                Files.writeString(home.resolve("policy.yaml"), rule),
                Larkfield.CONF.resolve("lists"),
                Larkfield.CONF.resolve("directory"),
                Larkfield.CONF.resolve("notices"),
                Larkfield.DOMAINS);
        if (!(PolicyLoader.load(files) instanceof PolicyOutcome.Loaded(Rulebook rulebook))) {
            throw new AssertionError("not a policy: " + condition);
        }
        return String.join(
                ";",
                new Decider(rulebook)
                                .decide(
                                        Mails.from("maya.okafor")
                                                .to("jake.tilley", "tom.beddoes")
                                                .message(),
                                        Evidence.NONE.after(past),
                                        Larkfield.NOW)
                                .stream()
                                .map(Mails::line)
                                .toList());
    }

    @Test
    void rulesAskHowMuchWasSent() throws IOException {
        Past past = new Past(new Past.Counts(41, 50), new Past.Counts(7, 9), Map.of());
        assertThat(verdict(past, "message.sent_last_hour > 40")).isEqualTo("reject A-01;reject A-01");
        assertThat(verdict(past, "message.sent_last_hour > 41")).isEqualTo("deliver;deliver");
        assertThat(verdict(past, "message.sent_last_day == 50")).isEqualTo("reject A-01;reject A-01");
        assertThat(verdict(past, "message.social_last_hour == 7 && message.social_last_day == 9"))
                .isEqualTo("reject A-01;reject A-01");
        assertThat(verdict(Past.NONE, "message.sent_last_hour > switches.mails_per_hour_pupil"))
                .isEqualTo("deliver;deliver");
    }

    @Test
    void rulesAskWhatWentBetweenTheTwo() throws IOException {
        Past past = new Past(new Past.Counts(2, 2), new Past.Counts(2, 2), Map.of(JAKE, new Past.With(true, 2, 3)));
        assertThat(verdict(past, "message.unkind_to_recipient >= 2")).isEqualTo("reject A-01;deliver");
        assertThat(verdict(past, "message.first_contact")).isEqualTo("deliver;reject A-01");
        assertThat(verdict(past, "message.sent_to_recipient_last_hour == 3")).isEqualTo("reject A-01;deliver");
    }

    @Test
    void aMailIsCountedForWhoeverWroteIt() {
        Decider decider = new Decider(Larkfield.rulebook());
        Sending pupils =
                decider.sending(Mails.from("maya.okafor").to("jake.tilley").message(), Larkfield.NOW);
        assertThat(pupils.sender()).contains(Mails.address("maya.okafor"));
        assertThat(pupils.outside()).isFalse();
        Sending strangers =
                decider.sending(outside("bomb@elsewhere.example").to("c.lowe").message(), Larkfield.NOW);
        assertThat(strangers.sender()).contains(Address.of("bomb@elsewhere.example"));
        assertThat(strangers.outside()).isTrue();
        assertThat(strangers.social()).isFalse();
    }

    @Test
    void onlyWhatAPupilWritesToFriendsIsSocial() {
        Decider decider = new Decider(Larkfield.rulebook());
        for (List<String> row : List.of(
                List.of("maya.okafor", "jake.tilley", "true"),
                List.of("maya.okafor", "allpupils@larkfield.sch.example", "true"),
                List.of("maya.okafor", "penpal@elsewhere.example", "true"),
                List.of("maya.okafor", "k.whitlock", "false"),
                List.of("maya.okafor", "allstaff@larkfield.sch.example", "false"),
                List.of("maya.okafor", "n.okafor@freemail.example", "false"),
                List.of("maya.okafor", "drpatel@edpsych.example", "false"),
                List.of("k.whitlock", "maya.okafor", "false"))) {
            Sending sending =
                    decider.sending(Mails.from(row.get(0)).to(row.get(1)).message(), Larkfield.NOW);
            assertThat(sending.social()).as("%s", row).isEqualTo(Boolean.parseBoolean(row.get(2)));
        }
    }
}
