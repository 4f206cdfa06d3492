package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.message.Content;
import org.postern.model.Decision;
import org.postern.model.Verdict;
import org.postern.policy.History;
import org.postern.policy.Larkfield;
import org.postern.policy.Mails;
import org.postern.policy.Past;
import org.postern.policy.Sending;
import org.postern.read.FileLimits;

class HistoryTest {
    private static final Content MAIL =
            Content.of("From: jake.tilley@pupils.larkfield.sch.example\r\nSubject: hello\r\n\r\nhello\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

    private final List<String> asked = new ArrayList<>();

    private final class Recorded implements History {
        @Override
        public Past past(Sending mail, Instant now) throws IOException {
            asked.add("past of " + mail.id() + " by " + mail.sender().orElseThrow());
            if (mail.id().equals("away")) {
                throw new IOException("the database is away");
            }
            return Past.NONE;
        }

        @Override
        public void judged(Sending mail, List<Decision> decisions, Instant now) {
            asked.add("judged " + mail.id() + " for " + decisions.size());
        }
    }

    private Inspection inspect(String id) {
        return Inspector.standard(
                        Larkfield.rulebook(),
                        (part, kind, left) -> {
                            throw new AssertionError("there is no file in it");
                        },
                        FileLimits.DEFAULT,
                        InstantSource.fixed(Larkfield.NOW))
                .with(new Recorded())
                .inspect(
                        id,
                        Mails.from("jake.tilley").to("tom.beddoes").message().envelope(),
                        MAIL);
    }

    @Test
    void isAskedAndToldOnceForEveryMail() {
        assertThat(inspect("m1").decisions().getFirst().verdict()).isInstanceOf(Verdict.Deliver.class);
        assertThat(asked).containsExactly("past of m1 by jake.tilley@pupils.larkfield.sch.example", "judged m1 for 1");
    }

    @Test
    void aMailWhosePastNobodyKnowsIsHeld() {
        Inspection inspection = inspect("away");
        assertThat(Mails.line(inspection.decisions().getFirst())).isEqualTo("quarantine ERR");
        assertThat(inspection.unread().getFirst().reason()).doesNotContain("database is away");
        assertThat(asked).hasSize(1);
    }
}
