package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class PersonNumbersTest {
    private static final NhsNumberScanner NHS = new NhsNumberScanner();
    private static final NiNumberScanner NI = new NiNumberScanner();
    private static final UpnScanner UPN = new UpnScanner();
    private static final UlnScanner ULN = new UlnScanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NHS number 999 765 4323, please see the attached referral.|999 765 4323|CERTAIN",
                "NHS No 999 765 4323 Name E Marsh|999 765 4323|CERTAIN",
                "NHS no 999 000 0018 if the nurse needs it.|999 000 0018|CERTAIN",
                "nhs no: 9434765919|9434765919|LIKELY",
                "his N.H.S. number is 999-765-4323 ok|999-765-4323|CERTAIN",
                "nhs9997654323|9997654323|CERTAIN",
                "the hospital wants 999.765.4323|999.765.4323|CERTAIN",
                "Patient: Ellie Marsh\\n9997654323|9997654323|CERTAIN",
                "my nhs number is nine nine nine seven six five four three two three"
                        + "|nine nine nine seven six five four three two three|LIKELY",
                "nhs triple nine 765 4323|triple nine 765 4323|LIKELY",
                "NHS 999 765\\n4323|999 765\\n4323|CERTAIN",
                "NHS no 9 9 9 7 6 5 4 3 2 3|9 9 9 7 6 5 4 3 2 3|CERTAIN",
                "NHS no 999 OOO OO18|999 OOO OO18|LIKELY",
                "NHS \uFF19\uFF19\uFF19 765 4323|\uFF19\uFF19\uFF19 765 4323|CERTAIN",
                "CHI number 0101990006 (GP: Dr Lomax)|0101990006|CERTAIN",
            })
    void findsNhsNumbers(String text, String matched, Confidence confidence) {
        String plain = text.replace("\\n", "\n");
        Finding finding = Identities.only(NHS, Category.NHS_NUMBER, text);
        assertThat(Rows.matched(plain, finding)).isEqualTo(matched.replace("\\n", "\n"));
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please send 30 copies of ISBN 0306406152 and 30 of 978-0-7445-5943-9. PO 4500012345.",
                "The laptops are S/N 1043928715 and 1000000125. Asset tags LK-0441 and LK-0442.",
                "NHS number 999 765 4324",
                "nhs 4444444444",
                "call the NHS on 111 or 0300 123 0000",
                "the doctor said ring 07700 900142",
                "order 4340000007 for the NHS charity run",
                "fffff cat dog 1234567890 mmmmm poppy",
                "My book about a doctor is ISBN 0306406152",
                "the hospital invoice 4010000002",
                "card 9997 6543 2399 9765",
                "999 765 4323",
                "patient 99976543231",
            })
    void leavesOtherNumbersToThemselves(String text) {
        assertThat(Identities.counting(NHS, text)).isEmpty();
        assertThat(Identities.counting(ULN, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NI number AB 12 34 56 C. Bank:|AB 12 34 56 C|CERTAIN",
                "ni no ab123456c|ab123456c|CERTAIN",
                "her national insurance is JH 12 34 56 D|JH 12 34 56 D|CERTAIN",
                "New starter, AB123456C, starts Monday|AB123456C|LIKELY",
                "AB 12 34 56 C|AB 12 34 56 C|LIKELY",
                "NINO: AB-12-34-56-C|AB-12-34-56-C|CERTAIN",
                "NI AB I2 34 56 C|AB I2 34 56 C|LIKELY",
                "N.I. number: A B 1 2 3 4 5 6 C|A B 1 2 3 4 5 6 C|LIKELY",
                "NI: AB\u200B12\u200B34\u200B56\u200BC|AB\u200B12\u200B34\u200B56\u200BC|CERTAIN",
            })
    void findsNationalInsuranceNumbers(String text, String matched, String confidence) {
        Finding finding = Identities.only(NI, Category.NI_NUMBER, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.confidence()).hasToString(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For example QQ 12 34 56 C is what one looks like, NI number QQ123456C",
                "NI number GB123456A",
                "NI number AO123456A",
                "NI number AB123456E",
                "we meet at 12 34 56 a",
                "part AB123456C is out of stock",
                "SKU: JH123456A",
                "the bus ab 12 34 56 c",
                "RF8812345-A4",
            })
    void knowsWhatNoNationalInsuranceNumberIs(String text) {
        assertThat(Identities.counting(NI, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "confirm the former school for J825999920001 (Jake Tilley)|J825999920001|LIKELY",
                "UPN H801200001001|H801200001001|CERTAIN",
                "upn: b801200005001|b801200005001|CERTAIN",
                "UPN P 207 0000 16049|P 207 0000 16049|CERTAIN",
                "his unique pupil number is B80I2OOOO5OOI|B80I2OOOO5OOI|LIKELY",
                "upn B 8 0 1 2 0 0 0 0 5 0 0 1|B 8 0 1 2 0 0 0 0 5 0 0 1|LIKELY",
                "UPN B-801-2000-05001|B-801-2000-05001|CERTAIN",
            })
    void findsPupilNumbers(String text, String matched, Confidence confidence) {
        Finding finding = Identities.only(UPN, Category.UPN, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @Test
    void findsTemporaryPupilNumbers() {
        // 801200005 01 weighs 2*8 + 4*1 + 5*2 + 10*5 + 12*1 = 92 and B last adds 13; 105 modulo 23 is 13, a P
        assertThat(Checks.upn("p80120000501b")).isTrue();
        assertThat(Identities.counting(UPN, "temporary UPN P80120000501B please"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The county store sent part A825999920001 instead of the drum.",
                "UPN Q207000016049",
                "part number J825999920001",
                "UPN J125999920001",
                "code A1234567890123 for the printer",
                "a 801 2000 0500 12",
            })
    void knowsWhatNoPupilNumberIs(String text) {
        assertThat(Identities.counting(UPN, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hannah Price candidate 4471, ULN 1043928714; Amir Yilmaz|1043928714|CERTAIN",
                "unique learner number 1000000124|1000000124|CERTAIN",
                "uln: 104 392 8714|104 392 8714|CERTAIN",
                "ULN 927 630 8686|927 630 8686|CERTAIN",
                "U.L.N. 9276308686|9276308686|CERTAIN",
                "ULN 1O43928714|1O43928714|LIKELY",
            })
    void findsLearnerNumbers(String text, String matched, Confidence confidence) {
        Finding finding = Identities.only(ULN, Category.ULN, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ULN 1043928715",
                "PO 4500012345",
                "UCAS ID 1234567890",
                "the form asks for the ULN twice, order 4500012345",
                "4500012345"
            })
    void knowsWhatNoLearnerNumberIs(String text) {
        assertThat(Identities.counting(ULN, text)).isEmpty();
    }

    @Test
    void saysOfABareNumberThatItMayBeOne() {
        assertThat(Identities.of(NHS, "999 765 4323"))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
        assertThat(Identities.of(ULN, "1043928714"))
                .extracting(Finding::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }

    @Test
    void marksWhatWasHidden() {
        assertThat(Identities.only(NHS, Category.NHS_NUMBER, "nhs 9 9 9 7 6 5 4 3 2 3")
                        .marks())
                .contains("disguised");
        assertThat(Identities.only(NHS, Category.NHS_NUMBER, "nhs 999 765 4323").marks())
                .isEmpty();
    }
}
