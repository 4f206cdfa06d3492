package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/** Texts made to be dear: every scanner of the room passes them in time that grows with the text only. */
@Execution(ExecutionMode.CONCURRENT)
class CostTest {
    private static final int LARGE = 1_000_000;
    private static final long PER_SCANNER = 2_000_000_000L;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final OwnAccounts NONE = OwnAccounts.of(List.of());

    private static final List<Scanner> SCANNERS = List.of(
            new NhsNumberScanner(),
            new NiNumberScanner(),
            new UpnScanner(),
            new UlnScanner(),
            new PassportScanner(),
            new DrivingLicenceScanner(),
            new CandidateNumberScanner(),
            new VehicleScanner(),
            new BankAccountScanner(NONE),
            new IbanScanner(NONE),
            new PaymentCardScanner(),
            new EmailScanner(List.of("larkfield.sch.example"), List.of("gmail.com")),
            new BirthDateScanner(LocalDate.of(2026, 11, 24)),
            new PasswordScanner(),
            new ExactMatch(KnownValues.of(
                    new byte[16], Map.of("uln", List.of("1043928714", "J825999920001", "abc@x.example")))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "4",
                "a",
                "o",
                "1 ",
                "4 1 ",
                "a1",
                "a@",
                "a@a@",
                "nine ",
                "double ",
                "<",
                "p<",
                "gb82 ",
                "nhs 999 765 4323 ",
                "passport ",
                "passport 533401372 ",
                "20-00-00 ",
                "55779911 ",
                "20-00-00 55779911 ",
                "candidate 4471 ",
                "reg lk71 abc ",
                "4111 1111 1111 1111 ",
                "1.",
                "\n1",
                "at dot ",
                "a dot ",
                "gmail at a.",
                "my email is a1b2 ",
                "a.b@",
                "born ",
                "dob,",
                "a,dob,b\n",
                "born 4 march ",
                "born twenty ",
                "birthday 1/1/",
                "password ",
                "password is ",
                "my password is tiger42 ",
                "password for the ",
                "login is a and ",
                "p a s s w o r d ",
                "\"a ",
                "'pw:'",
                "pin 4471 is my ",
            })
    void takesTimeThatGrowsWithTheText(String piece) {
        ScannedText text = ScannedText.of(PartText.of(PartPath.ROOT, piece.repeat(LARGE / piece.length())));
        for (Scanner scanner : SCANNERS) {
            long before = CLOCK.getCurrentThreadCpuTime();
            scanner.scan(text);
            assertThat(CLOCK.getCurrentThreadCpuTime() - before)
                    .as(scanner.name() + " on " + piece)
                    .isLessThan(PER_SCANNER);
        }
    }
}
