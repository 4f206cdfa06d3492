package org.postern.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.policy.Larkfield;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Texts made to be dear cost every scanner what ordinary ones of their length cost, or a few times that: four times the
 * text takes about four times the time. Time of the processor is compared with itself, so that no machine is too slow.
 */
@Execution(ExecutionMode.CONCURRENT)
class GrowthTest {
    private static final int SMALL = 6_000;
    private static final int TIMES = 4;
    /** The square would be 16. */
    private static final double MOST = 10;
    /** Below this the clock, the compiler and the caches say more than the text. */
    private static final long SHORT = 15_000_000;

    /** Until the compiler is through, which waits for its turn while other tests are at work. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final List<Scanner> SCANNERS = AllScanners.of(
                    Larkfield.rulebook(), LocalDate.ofInstant(Larkfield.NOW, ZoneOffset.UTC))
            .each();

    static final List<String> PIECES = List.of(
            // single characters and pairs: digits, dots, quotes, brackets, signs that hold words together
            "a",
            "ab",
            "A",
            "1",
            "12",
            "0",
            "o",
            "l",
            ".",
            "..a",
            "@",
            "a@",
            "@a",
            "\"",
            "'",
            "a'",
            "(",
            "()",
            "[[",
            "{",
            "<",
            "<<",
            "<a",
            "/",
            "\\",
            "-",
            "a-",
            "_",
            "a_b",
            "*",
            "f*",
            "$",
            "$a",
            "#",
            "a#1",
            "=",
            "a=",
            "=20",
            "&#",
            "%41",
            ":",
            "a:",
            ";",
            "a;b;",
            "|",
            "a|b|",
            ",",
            "a,",
            "!",
            "?",
            "...",
            "+",
            "\t",
            "a\tb\t",
            " ",
            "  ",
            "a  b  ",
            "\n",
            "\r\n",
            "a\n",
            "> ",
            "> a\n",
            "\u202e",
            "\u202ea",
            "\u200b",
            "a\u200b",
            "\u0430",
            "\u00e9",
            "\ud83d\ude00",
            "1\ufe0f\u20e3",
            // words and numbers
            "a ",
            "i ",
            "A ",
            "Ab ",
            "1 ",
            "12 ",
            "1/",
            "1.2.",
            "1,2,",
            "12-34-56 ",
            "1/1/2010 ",
            "x.y.z.",
            "k.i.l.l.",
            "k i l l ",
            "zzz ",
            "one two ",
            "zero ",
            "oh seven ",
            "double ",
            "o o ",
            "u r ",
            "he said ",
            "i want to ",
            "the ",
            // what each scanner looks for, or nearly
            "07700900123 ",
            "07700 900",
            "+44 (0) ",
            "flat 1, ",
            "1 mill lane ",
            "the road ",
            "AB12 3CD ",
            "///a.b.c ",
            "51.5, -0.1 ",
            "https://a.b/",
            "http://",
            "a@b.",
            "a at b dot ",
            "at gmail dot com ",
            "nhs 999 765 4323 ",
            "ab123456c ",
            "upn a8259",
            "uln 10",
            "passport ",
            "passport 5334 ",
            "gb82 ",
            "lk71 abc ",
            "candidate 4471 ",
            "20-00-00 5577",
            "4111 1111 ",
            "born ",
            "dob ",
            "born 4 march ",
            "password ",
            "password: ",
            "password is ",
            "pw:",
            "my ",
            "my son ",
            "JT in ",
            "y4 pupil ",
            "this child ",
            "Tom ",
            "Tom, ",
            "Tom Smith ",
            "Mr ",
            "my name is ",
            "meet me at the park at 4pm ",
            "at 4pm ",
            "my dad works at ",
            "i walk home alone ",
            "my snap is ",
            "add me on ",
            "sw-1234-",
            "asthma ",
            "he has ",
            "diagnosed with ",
            "name,dob,class\n",
            "Smith, Tom, 01/02/2010\n",
            "first name, last name, upn, dob\n",
            "i will kill you ",
            "kys ",
            "dear mr ",
            "send ",
            "dont ",
            "not ",
            "bet ");

    @BeforeAll
    static void warmUp() {
        String talk = "Hi Mr Kemp, my mum says we meet at 4pm by the gate, call 07700 900123. Thank you! ";
        for (int i = 0; i < 30; i++) {
            SCANNERS.forEach(scanner -> scanner.scan(text(talk, SMALL)));
        }
    }

    static List<Scanner> scanners() {
        return SCANNERS;
    }

    @ParameterizedTest
    @MethodSource("scanners")
    void timeGrowsWithTheText(Scanner scanner) {
        for (String piece : PIECES) {
            long small = Long.MAX_VALUE;
            long large = Long.MAX_VALUE;
            Instant end = Instant.now().plus(PATIENCE);
            while (!isLinear(small, large) && Instant.now().isBefore(end)) {
                small = Math.min(small, nanos(scanner, text(piece, SMALL)));
                large = Math.min(large, nanos(scanner, text(piece, SMALL * TIMES)));
            }
            assertThat(isLinear(small, large))
                    .as("%s on '%s': %d and %d µs", scanner.name(), piece, small / 1_000, large / 1_000)
                    .isTrue();
        }
    }

    /** Long words, and one whole text without a blank. */
    @ParameterizedTest
    @MethodSource("scanners")
    void oneLongWordIsNoTrap(Scanner scanner) {
        for (String piece : List.of("abcdefghij", "supercalifragilistic", "a1b2c3", "0123456789", "aeiou-", "lol_")) {
            long large = nanos(scanner, text(piece, 200_000));
            assertThat(large).as("%s on a word of %s", scanner.name(), piece).isLessThan(3_000_000_000L);
        }
    }

    private static boolean isLinear(long small, long large) {
        return large < Long.MAX_VALUE && (large < SHORT || large < MOST * small);
    }

    private static ScannedText text(String piece, int length) {
        return ScannedText.of(PartText.of(PartPath.ROOT, piece.repeat(length / piece.length() + 1)));
    }

    private static long nanos(Scanner scanner, ScannedText text) {
        long before = CLOCK.getCurrentThreadCpuTime();
        scanner.scan(text);
        return CLOCK.getCurrentThreadCpuTime() - before;
    }
}
