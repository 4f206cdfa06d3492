package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.Message;

class AutomaticTest {
    private static final String STAFF = "t.adeyemi";
    private static final String OURS = "t.adeyemi@larkfield.sch.example";
    private static final String PRIVATE = "tayo.a@freemail.example";
    private static final String PARENT = "n.okafor@freemail.example";

    private static Mails sent() {
        return Mails.from(STAFF).to(PRIVATE).trusted();
    }

    private static Message with(Mails mail, String... fields) {
        Message plain = mail.message();
        List<Message.Header> headers = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(new Message.Header(fields[i], fields[i + 1]));
        }
        return new Message(
                plain.id(), plain.envelope(), plain.from(), plain.to(), headers, plain.subject(), plain.root());
    }

    private static Automatic automatic(Message message) {
        return new Automatic(message, a -> Larkfield.DOMAINS.contains(a.domain()));
    }

    static Stream<Arguments> forwards() {
        return Stream.of(
                arguments("said outright", with(sent(), "Auto-Submitted", "auto-forwarded")),
                arguments("with a comment", with(sent(), "Auto-Submitted", "Auto-Forwarded (rule); x=y")),
                arguments("X.400", with(sent(), "Autoforwarded", "TRUE")),
                arguments("Exchange", with(sent(), "X-MS-Exchange-Organization-AutoForwarded", "true")),
                arguments(
                        "a rule of an Outlook mailbox",
                        with(
                                sent().subject("FW: 4MAP register"),
                                "X-MS-Exchange-Generated-Message-Source",
                                "Mailbox Rules Agent",
                                "Auto-Submitted",
                                "auto-generated")),
                arguments("its count", with(sent(), "X-MS-Exchange-Inbox-Rules-Loop", OURS)),
                arguments("an Exchange mailbox", with(sent(), "X-MS-Exchange-ForwardingLoop", OURS + ";5a-6b")),
                arguments("Google Mail", with(sent().claiming(PARENT), "X-Forwarded-For", OURS + " " + PRIVATE)),
                arguments("Sieve", with(sent().claiming(PARENT), "X-Sieve-Redirected-From", OURS)),
                arguments("a parent's mail under our envelope", with(sent().claiming(PARENT))),
                arguments(
                        "a parent's mail through our server",
                        with(Mails.outside(PARENT).to(PRIVATE), "Received", "by mail.larkfield.sch.example")),
                arguments(
                        "sent again", with(sent().claiming("maya.okafor"), "Resent-From", "T Adeyemi <" + OURS + ">")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void forwards(String what, Message mail) {
        assertThat(automatic(mail).forwards()).as(what).isTrue();
    }

    static Stream<Arguments> doesNotForward() {
        return Stream.of(
                arguments("an ordinary mail", with(sent())),
                arguments("one that a person passes on", with(sent().subject("Fwd: register"), "References", "<a@b>")),
                arguments("a program's", with(sent(), "Auto-Submitted", "auto-generated")),
                arguments("an absence note", with(sent().withoutReversePath(), "Auto-Submitted", "auto-replied")),
                arguments(
                        "an absence note of Exchange",
                        with(
                                sent().subject("Automatic reply: trip"),
                                "X-MS-Exchange-Generated-Message-Source",
                                "Mailbox Rules Agent",
                                "X-MS-Exchange-Inbox-Rules-Loop",
                                OURS)),
                arguments("a list", with(sent().claiming(PARENT), "List-Id", "<governors.larkfield.sch.example>")),
                arguments("what somebody else passed on", with(sent(), "X-Forwarded-For", "10.0.0.7")),
                arguments("to us", with(Mails.outside(PARENT).to(STAFF), "X-Forwarded-For", "a@b.example c@d.example")),
                arguments("to us, sent again", with(Mails.outside(PARENT).to(STAFF), "Resent-From", PARENT)),
                arguments("one's own, sent again", with(sent(), "Resent-From", OURS)),
                arguments("said not to be", with(sent(), "Autoforwarded", "false", "Auto-Submitted", "no")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void doesNotForward(String what, Message mail) {
        assertThat(automatic(mail).forwards()).as(what).isFalse();
    }

    @Test
    void nobodyAnswersForAMailWithoutAuthorOrReturnPath() {
        assertThat(automatic(Mails.outside(PARENT).claiming("").to(STAFF).message())
                        .nameless())
                .isTrue();
        Mails away = Mails.outside(PARENT).to(STAFF).withoutReversePath();
        assertThat(automatic(away.message()).nameless()).isTrue();
        assertThat(automatic(with(away, "Auto-Submitted", "auto-replied")).nameless())
                .isFalse();
        assertThat(automatic(with(away, "Content-Type", "multipart/report; x=y"))
                        .nameless())
                .isFalse();
        Mails qmail = Mails.outside("MAILER-DAEMON@mx.example").to(STAFF).withoutReversePath();
        assertThat(automatic(qmail.message()).nameless()).isFalse();
        assertThat(automatic(Mails.outside(PARENT).to(STAFF).message()).nameless())
                .isFalse();
        assertThat(automatic(sent().withoutReversePath().message()).nameless())
                .as("ours")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, multipart/report; report-type=delivery-status, true",
        "Content-Type, 'Multipart/Report; report-type=disposition-notification', true",
        "Content-Type, multipart/mixed, false",
        "Auto-Submitted, auto-replied, true",
        "Auto-Submitted, auto-generated (away), true",
        "Auto-Submitted, no, false",
        "Precedence, auto_reply, true",
        "Precedence, bulk, false",
        "X-Autoreply, yes, true",
        "X-Auto-Response-Suppress, All, true",
        "Subject, Automatic reply: trip, false"
    })
    void answersByThemselves(String name, String value, boolean expected) {
        assertThat(automatic(with(sent(), name, value)).answers()).isEqualTo(expected);
    }
}
