package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.relay.it.FrontDoor.PARENT;
import static org.postern.relay.it.FrontDoor.TEACHER;
import static org.postern.relay.it.FrontDoor.bytes;
import static org.postern.relay.it.FrontDoor.data;
import static org.postern.relay.it.FrontDoor.envelope;
import static org.postern.relay.it.FrontDoor.header;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.relay.StoreParts;
import org.postern.store.StoreException;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/** Where a mail ends and how large it may be; inside, every byte arrives as it came. */
final class T23FramingIT {
    private static final String ENHANCED = "(?s)[45]\\d\\d[ -][45]\\.\\d\\.\\d{1,2} .*";
    private static FrontDoor door;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        door = FrontDoor.open(folder);
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @AfterEach
    void isWell() throws Exception {
        door.isWell();
    }

    @Test
    void refusesWhatIsLargerThanItTakes() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=204801")).startsWith("552 5.3.4");
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=99999999999"))
                    .startsWith("552 5.3.4");
            assertThat(dialog.say("MAIL FROM:<" + PARENT + "> SIZE=abc")).startsWith("501 5.");
            envelope(dialog);
            String line = "0123456789 is a line of a long mail that goes on.\r\n";
            assertThat(data(dialog, header("Too large") + "\r\n" + line.repeat(5000)))
                    .startsWith("552 5.3.4");
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header("Small again") + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        door.school().awaitSubject("Small again");
        assertThat(door.school().arrived).noneMatch(mail -> mail.hasSubject("Too large"));
    }

    @Test
    void refusesAHeaderWithoutMeasure() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            assertThat(data(
                            dialog,
                            header("Long header") + "X-Filler: a filler of some length\r\n".repeat(300) + "\r\nHi\r\n"))
                    .startsWith("554 5.6.0");
        }
        assertNothingArrivesWith("Long header");
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 140_000, 190_000})
    void refusesLinesThatDoNotEnd(int length) throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            assertThat(data(dialog, header("Long line " + length) + "\r\n" + "x".repeat(length) + "\r\nrest\r\n"))
                    .startsWith("500 5.");
        }
        assertNothingArrivesWith("Long line " + length);
    }

    /** RFC 5321 2.3.8; the ways by which one mail becomes two at a more lenient server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\r",
                "\r\n\0.\r\n\n.\n",
                "\r\r\n.\r\r\n",
                "\nplain line feed\r\n",
                "\rplain return\r\n"
            })
    void refusesLineEndsThatTwoServersMayReadDifferently(String end) throws Exception {
        String name = "Smuggled " + Integer.toHexString(end.hashCode());
        String second = "MAIL FROM:<head@larkfield.sch.example>\r\nRCPT TO:<" + TEACHER + ">\r\nDATA\r\n"
                + header(name + " second") + "\r\nSecond\r\n.\r\n";
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            dialog.send(bytes(header(name) + "\r\nFirst" + end + second));
            assertThat(dialog.answer()).matches("500 5\\..*");
            assertThat(dialog.answer()).isEqualTo("closed");
        }
        assertNothingArrivesWith(name);
        assertNothingArrivesWith(name + " second");
    }

    /** A mail sent after it has arrived, so the other one is not on its way either. */
    private static void assertNothingArrivesWith(String subject) throws Exception {
        String after = "After " + subject + " " + System.nanoTime();
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.mail(PARENT, TEACHER, bytes(header(after) + "\r\nHello.\r\n")))
                    .startsWith("250");
        }
        door.school().awaitSubject(after);
        assertThat(door.school().arrived).noneMatch(mail -> mail.hasSubject(subject));
        assertThat(door.command("held", "list", "--json").out()).doesNotContain(subject);
    }

    /** What a mail program wrote leaves as it came, below the one trace field that was added (RFC 5321 4.4). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIME-Version: 1.0\r\n"
                        + "Content-Type: text/plain; charset=iso-8859-1\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n"
                        + "\r\n"
                        + "Gr\u00fc\u00dfe aus K\u00f6ln, caf\u00e9\r\n",
                "X-Name: J\u00fcrgen M\u00fcller\r\nMIME-Version: 1.0\r\n\r\nHello\r\n",
                "\r\n.\r\n..\r\n.a dot\r\n...\r\nend\r\n",
                "\r\ntrailing spaces   \r\n\ttabs\t\r\n   \r\n\r\n\r\n\r\n",
                "\r\n",
                "X-Folded: one\r\n\ttwo\r\n   three  \r\nx-case-ODD:no space\r\nEmpty:\r\n\r\nHello\r\n",
                "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"=_odd 'b' (c)+,-./:=?\"\r\n\r\n"
                        + "preamble\r\n--=_odd 'b' (c)+,-./:=?\r\n\r\none\r\n--=_odd 'b' (c)+,-./:=?--  \r\nepilogue",
                "\r\nstarttls\r\nSTARTTLS now\r\nMAIL FROM:<a@b.example>\r\n",
                "\r\nFrom the start of a line\r\n>From here\r\n",
            })
    void deliversTheBytesThatCame(String rest) throws Exception {
        String subject = "Exact " + Integer.toHexString(rest.hashCode());
        String mail = header(subject) + rest;
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            assertThat(data(dialog, mail)).startsWith("250");
        }
        String arrived = door.school().awaitSubject(subject).text();
        String own = arrived.substring(arrived.indexOf("From: Ngozi"));
        assertThat(own).isEqualTo(mail.endsWith("\r\n") ? mail : mail + "\r\n");
        assertThat(arrived.substring(0, arrived.indexOf("From: Ngozi"))).matches("(?s)Received: .*\r\n");
    }

    @Test
    void holdsOrDeliversNulBytesButKeepsThem() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            assertThat(data(dialog, header("Nul bytes") + "\r\nbefore\0after\r\n"))
                    .matches("(250|554) .*");
        }
        try (SmtpDialog dialog = door.outside()) {
            assertThat(dialog.say("NO\0OP")).matches(ENHANCED);
            assertThat(dialog.say("MAIL FROM:<a\0@freemail.example>")).matches(ENHANCED);
        }
        for (NextHop.Arrived mail : door.school().arrived) {
            assertThat(!mail.hasSubject("Nul bytes") || mail.text().contains("before\0after\r\n"))
                    .isTrue();
        }
    }

    @Test
    void leavesItsTraceOnAMailWithoutAnyHeaderField() throws Exception {
        try (SmtpDialog dialog = door.outside()) {
            envelope(dialog);
            assertThat(data(dialog, "\r\nNo header at all\r\n")).startsWith("250");
        }
        try (StoreParts store = Outcomes.store(door.config())) {
            Wait.until(
                    "nobody answers for it, so it is held",
                    () -> !nameless(store).isEmpty());
            try (InputStream body = store.held()
                    .body(nameless(store).getFirst().id(), "framing-test")
                    .orElseThrow()) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("Received: from mx.elsewhere.example")
                        .endsWith("\r\n\r\nNo header at all\r\n");
            }
        }
    }

    private static List<HeldSummary> nameless(StoreParts store) throws StoreException {
        return store.held().list(HeldFilter.of(State.HELD), new Page(0, 100)).stream()
                .filter(item -> item.subject().orElse("").isEmpty())
                .toList();
    }
}
