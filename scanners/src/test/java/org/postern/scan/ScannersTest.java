package org.postern.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.contact.Contacts;

@Isolated // compares times of the processor, once
class ScannersTest {
    private static final PartText TEXT = PartText.of(PartPath.SUBJECT, "i live at 14 Larkspur Close ring 07700 900142");

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void gathersWhatAllScannersFind() {
        ScanOutcome outcome = new Scanners(List.of(Contacts.PHONES, Contacts.ADDRESSES)).scan(TEXT);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ScanOutcome.Scanned.class,
                        scanned -> assertThat(scanned.findings())
                                .extracting(Finding::category)
                                .containsExactlyInAnyOrder(Category.PHONE, Category.POSTAL_ADDRESS));
    }

    @Test
    void givesUpWhereOneScannerGivesUp() {
        ScanOutcome.Unreadable gaveUp = new ScanOutcome.Unreadable(PartPath.SUBJECT, "It is too deep.");
        Scanners scanners = new Scanners(List.of(Contacts.PHONES, scanner(() -> gaveUp)));
        assertThat(scanners.scan(TEXT)).isEqualTo(gaveUp);
    }

    @Test
    void leavesWhatAScannerThrowsToTheCaller() {
        Scanners scanners = new Scanners(List.of(scanner(() -> {
            throw new StackOverflowError();
        })));
        assertThatThrownBy(() -> scanners.scan(TEXT)).isInstanceOf(StackOverflowError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "07",
                " ",
                "\n",
                "oh double ",
                "1 the close ",
                "1 The Close ",
                "\u200B",
                "0\u200B",
                "o",
                "o ",
                "i live at ",
                "0 7 7 0 0 ",
                "07700 ",
                "07700 900142 ",
                "+",
                "+44 ",
                "l f 4 7 ",
                "LF4 ",
                "1.",
                "1.2345,",
                "a.b.c",
                "///",
                "///ab.cd.",
                "my house is ",
                "https://",
                "maps.",
                "2222+",
                "twenty ",
                "\uD835\uDFD8",
                "(",
                "what3words ",
                "ohsevendouble",
                "14 Mill Lane Lane Lane ",
                "isbn 0"
            })
    void takesTimeInProportionToTheText(String piece) {
        Scanners scanners = new Scanners(List.of(Contacts.PHONES, Contacts.ADDRESSES));
        PartText small = text(piece, 30_000);
        PartText large = text(piece, 240_000);
        long least = fastest(scanners, small);
        // eight times the text; quadratic work would take 64 times as long
        assertThat(fastest(scanners, large)).isLessThan(30 * Math.max(least, 10_000_000));
    }

    private static long fastest(Scanners scanners, PartText text) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            assertThat(scanners.scan(text)).isInstanceOf(ScanOutcome.Scanned.class);
            least = Math.min(least, CLOCK.getCurrentThreadCpuTime() - start);
        }
        return least;
    }

    private static PartText text(String piece, int length) {
        return PartText.of(PartPath.SUBJECT, piece.repeat(length / piece.length()));
    }

    private static Scanner scanner(Supplier<ScanOutcome> answer) {
        return new Scanner() {
            @Override
            public String name() {
                return "made up";
            }

            @Override
            public ScanOutcome scan(ScannedText text) {
                return answer.get();
            }
        };
    }
}
