package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.relay.StoreParts;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/**
 * Whether a mail that says it is from the school is: by the client, the envelope, the header and what an upstream noted
 * (AUTH-01). What may not pass waits where a person sees it, for its real sender is unknown.
 */
final class T19ForgeryIT {
    private static final String READER = "c.lowe@larkfield.sch.example";
    private static final String HEAD = "head@larkfield.sch.example";

    /** An A-R field of Microsoft 365, which names no server. */
    private static final String MICROSOFT =
            "Authentication-Results: spf=%1$s (sender IP is 192.0.2.7) smtp.mailfrom=museum.example; dkim=none"
                    + " (message not signed) header.d=none;dmarc=%1$s action=none header.from=museum.example\r\n";

    /** Client, reverse-path, header, and the end: {@code delivered}, or the cause for which it is held. */
    private record Row(String name, String client, String path, String header, String end) {}

    private static final List<Row> ROWS = List.of(
            new Row(
                    "plain outside",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    from("visits@museum.example"),
                    "delivered"),
            new Row("school name outside", SmtpDialog.OUTSIDE, "visits@museum.example", from(HEAD), "refused"),
            new Row(
                    "school sender field outside",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    from("visits@museum.example") + "Sender: Dr Hale <" + HEAD + ">\r\n",
                    "refused"),
            new Row(
                    "second sender field, loosely written",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    from("visits@museum.example")
                            + "Sender: <tours@museum.example>\r\nsender: head @ larkfield . sch.example\r\n",
                    "refused"),
            new Row(
                    "school subdomain outside",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    from("head@it.larkfield.sch.example"),
                    "refused"),
            new Row(
                    "school name outside with a good word of its own",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    "Authentication-Results: mx.upstream.example; dmarc=pass\r\n" + from(HEAD),
                    "refused"),
            new Row("staff by the school's system", SmtpDialog.TRUSTED, HEAD, from(HEAD), "delivered"),
            new Row(
                    "staff by Microsoft without a policy",
                    SmtpDialog.TRUSTED,
                    HEAD,
                    MICROSOFT.formatted("none") + from(HEAD),
                    "delivered"),
            new Row(
                    "school name that Microsoft found forged",
                    SmtpDialog.TRUSTED,
                    HEAD,
                    MICROSOFT.formatted("fail") + from(HEAD),
                    "refused"),
            new Row("school name without a path", SmtpDialog.TRUSTED, "", from(HEAD), "refused"),
            new Row(
                    "absence note of the head",
                    SmtpDialog.TRUSTED,
                    "",
                    "Auto-Submitted: auto-replied (vacation)\r\n" + from(HEAD),
                    "delivered"),
            new Row(
                    "school service aligned by the upstream",
                    SmtpDialog.TRUSTED,
                    "bounce@news.example",
                    "Authentication-Results: mx.upstream.example; dmarc=pass\r\n" + from(HEAD),
                    "delivered"),
            new Row(
                    "school service aligned by Microsoft",
                    SmtpDialog.TRUSTED,
                    "bounce@news.example",
                    MICROSOFT.formatted("pass") + from(HEAD),
                    "delivered"),
            new Row(
                    "nobody of ours",
                    SmtpDialog.OUTSIDE,
                    "visits@museum.example",
                    from("visits@museum.example"),
                    "refused"));

    private static NextHop school;
    private static School config;
    private static Postern postern;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        school = new NextHop();
        config = School.in(folder, school.port, School.freePort(), "1s");
        config.edit("[mx.upstream.example]", "[mx.upstream.example, unnamed]");
        postern = Postern.start(config);
    }

    @AfterAll
    static void stop() throws Exception {
        postern.close();
        school.close();
    }

    private static String from(String address) {
        return "From: <" + address + ">\r\n";
    }

    @Test
    void onlyWhatIsTheSchoolsPassesUnderItsName() throws Exception {
        for (Row row : ROWS) {
            send(row);
        }
        Wait.until("all mails have ended", () -> ended().size() == ROWS.size());
        Map<String, String> wanted = ROWS.stream().collect(Collectors.toMap(Row::name, Row::end));
        assertThat(ended()).containsExactlyInAnyOrderEntriesOf(wanted);
        assertThat(school.arrived).noneMatch(mail -> mail.hasSubject("Not delivered"));
    }

    private static void send(Row row) throws Exception {
        String text = row.header() + "To: <" + READER + ">\r\nSubject: " + row.name()
                + "\r\n\r\nCould you look at the timetable for me, please?\r\n";
        String to = row.name().startsWith("nobody") ? "no.such.person@larkfield.sch.example" : READER;
        try (SmtpDialog dialog = SmtpDialog.from(row.client(), config.relayPort)) {
            dialog.say("EHLO mx.elsewhere.example");
            assertThat(dialog.mail(row.path(), to, text.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250 2.");
        }
    }

    private static Map<String, String> held() throws Exception {
        try (StoreParts store = Outcomes.store(config)) {
            return store.held().list(HeldFilter.of(State.HELD), new Page(0, 100)).stream()
                    .collect(Collectors.toMap(item -> item.subject().orElse(""), HeldSummary::cause));
        }
    }

    private static Map<String, String> ended() throws Exception {
        Map<String, String> ends = held();
        List<NextHop.Arrived> arrived = new ArrayList<>(school.arrived);
        for (Row row : ROWS) {
            if (arrived.stream().anyMatch(mail -> mail.hasSubject(row.name()))) {
                ends.merge(row.name(), "delivered", (held, sent) -> held + " and " + sent);
            }
        }
        return ends;
    }
}
