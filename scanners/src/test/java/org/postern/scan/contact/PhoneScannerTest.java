package org.postern.scan.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class PhoneScannerTest {
    static List<String> must() {
        return Rows.texts(PhoneScannerTest.class, "phone-must.tsv");
    }

    static List<String> mustNot() {
        return Rows.texts(PhoneScannerTest.class, "phone-must-not.tsv");
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsNumbersHoweverTheyAreWritten(String text) {
        assertThat(Contacts.phones(text)).anySatisfy(finding -> {
            assertThat(finding.category()).isEqualTo(Category.PHONE);
            assertThat(finding.confidence()).isGreaterThanOrEqualTo(Confidence.LIKELY);
        });
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void leavesOtherNumbersAlone(String text) {
        assertThat(Contacts.phones(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "its 07700 900142 ring me,07700 900142,CERTAIN",
        "ring +44 7700 900142 now,+44 7700 900142,CERTAIN",
        "'at the office, 01632 960123.',01632 960123,CERTAIN",
        "0 7 7 0 0 9 0 0 1 4 2,0 7 7 0 0 9 0 0 1 4 2,LIKELY",
        "its oh double seven double oh nine double oh one four two ok,"
                + "oh double seven double oh nine double oh one four two,LIKELY",
        "call07700900142xx,07700900142,CERTAIN",
        "my number is 7700 900142,7700 900142,LIKELY",
        "my number is 01632 555123,01632 555123,LIKELY",
        "447700900142,447700900142,LIKELY",
    })
    void saysWhereAndHowSure(String text, String matched, Confidence confidence) {
        Finding finding = only(Contacts.phones(text));
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @Test
    void spansTheOriginalTextOfAHiddenNumber() {
        String text = "x 0\u200B7700 9\u200B00388 y";
        Finding finding = only(Contacts.phones(text));
        assertThat(finding.span()).isEqualTo(new Span(2, 16));
        assertThat(finding.marks()).containsExactly("disguised");
    }

    @Test
    void findsEveryNumberOfAList() {
        assertThat(Contacts.phones("Hannah 07700 900142, Zara 07700 900143\n07700900144\n07700900145/07700900146"))
                .hasSize(5);
    }

    @Test
    void marksNumbersThatAnybodyMayWrite() {
        assertThat(only(Contacts.phones("office 01632 960400")).marks()).containsExactly("public");
        assertThat(only(Contacts.phones("office +44 (0)1632 960400")).marks()).contains("public");
        assertThat(only(Contacts.phones("ring 01632 960499")).marks()).contains("public");
        assertThat(only(Contacts.phones("Childline 0800 1111")).marks()).contains("public", "service");
        assertThat(only(Contacts.phones("nurses 0300 123 0000")).marks()).containsExactly("service");
        assertThat(only(Contacts.phones("ring 07700 900142")).marks()).isEmpty();
    }

    @Test
    void marksWhatAReaderDoesNotSeeAndWhatIsQuoted() {
        String text = "hello 07700 900388 and 07700 900142 and 07700 900143";
        PartText part =
                new PartText(PartPath.ROOT, text, List.of(new Span(6, 10), new Span(8, 12)), List.of(new Span(20, 30)));
        List<Finding> found = Rows.findings(Contacts.PHONES, part);
        assertThat(found)
                .extracting(Finding::marks)
                .map(marks -> String.join(" ", marks))
                .containsExactly("hidden", "quoted", "");
    }

    @Test
    void readsNumbersThatLinksDial() {
        assertThat(Contacts.phones("https://wa.me/447700900142")).hasSize(1);
        assertThat(Contacts.phones("https://api.whatsapp.example/send?phone=+447700900142&text=hi"))
                .hasSize(1);
        assertThat(Contacts.phones("tel:07700900142")).hasSize(1);
        assertThat(Contacts.phones("https://wa.me/12")).isEmpty();
    }

    @Test
    void doubtsTablesAndWhatNoPlanKnows() {
        assertThat(only(Contacts.phones("07\n15\n22\n31\n44\n8")).confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(only(Contacts.phones("0120462345")).confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(Contacts.phones("07 70 09 00 14")).isEmpty();
    }

    private static Finding only(List<Finding> findings) {
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
