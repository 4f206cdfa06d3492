package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class AccountsTest {
    private static final OwnAccounts OURS = OwnAccounts.of(List.of("20-00-00 44332211", "GB82 WEST 1234 5698 7654 32"));
    private static final BankAccountScanner BANK = new BankAccountScanner(OURS);
    private static final IbanScanner IBAN = new IbanScanner(OURS);
    private static final PaymentCardScanner CARD = new PaymentCardScanner();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bank: sort code 20-00-00, account 55779911.|20-00-00, account 55779911|CERTAIN",
                "Sort code 20-00-00 account 55779911.|20-00-00 account 55779911|CERTAIN",
                "my bank details are 20-00-00 55779911|20-00-00 55779911|CERTAIN",
                "20-00-00 55779911|20-00-00 55779911|LIKELY",
                "Sort code: 200000\\nAccount no: 55779911|200000\\nAccount no: 55779911|CERTAIN",
                "sort\\tacc no\\tname\\n20 00 00\\t55779911\\tK Kemp|20 00 00\\t55779911|CERTAIN",
                "a/c no. 5577 9911 s/c 20-00-00|5577 9911 s/c 20-00-00|CERTAIN",
                "sort code two zero oh oh oh oh account 55779911|two zero oh oh oh oh account 55779911|LIKELY",
                "Barclays account number 55779911|55779911|LIKELY",
                "please pay into 20.00.00 acc 55779911|20.00.00 acc 55779911|CERTAIN",
            })
    void findsBankAccounts(String text, String matched, Confidence confidence) {
        String plain = text.replace("\\n", "\n").replace("\\t", "\t");
        Finding finding = Identities.only(BANK, Category.BANK_ACCOUNT, plain);
        assertThat(Rows.matched(plain, finding))
                .isEqualTo(matched.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quiz on 12-11-26 in the hall, ref 20261104",
                "Invoice 20261104 for 312.40 payable in 30 days",
                "customer account 55779911 with the book shop",
                "the trip is 12-06-27 and costs 480",
                "score 20-00-00",
                "ring 07700 900142",
                "my account is jtilley4",
                "sum 20 - 00 - 00 = 20",
            })
    void knowsWhatNoBankAccountIs(String text) {
        assertThat(Identities.counting(BANK, text)).isEmpty();
    }

    @Test
    void marksTheAccountsOfTheSchool() {
        assertThat(Identities.only(
                                BANK,
                                Category.BANK_ACCOUNT,
                                "Please refund to sort code 20-00-00, account 44332211 (our main account)")
                        .marks())
                .contains("public");
        assertThat(Identities.only(BANK, Category.BANK_ACCOUNT, "sort code 20-00-00, account 55779911")
                        .marks())
                .doesNotContain("public");
        assertThat(Identities.only(IBAN, Category.IBAN, "GB82WEST12345698765432")
                        .marks())
                .contains("public");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IBAN DE89 3704 0044 0532 0130 00|DE89 3704 0044 0532 0130 00",
                "pay FR1420041010050500013M02606 now|FR1420041010050500013M02606",
                "my iban: ie29 aibk 9311 5212 3456 78|ie29 aibk 9311 5212 3456 78",
                "GB82-WEST-1234-5698-7654-32|GB82-WEST-1234-5698-7654-32",
                "PL61 1090 1014 0000 0712 1981 2874|PL61 1090 1014 0000 0712 1981 2874",
            })
    void findsIbans(String text, String matched) {
        assertThat(Rows.matched(text, Identities.only(IBAN, Category.IBAN, text)))
                .isEqualTo(matched);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88 3704 0044 0532 0130 00",
                "de 89 percent of the 3704 people of 0044",
                "XX82WEST12345698765432",
                "is 20 30 40 50 60 70 80 90 100 110",
                "GB82 WEST 1234 5698 7654"
            })
    void knowsWhatNoIbanIs(String text) {
        assertThat(Identities.counting(IBAN, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the school card 4111 1111 1111 1111 expiry 09/28 cvv 123.|4111 1111 1111 1111|CERTAIN",
                "4111111111111111|4111111111111111|LIKELY",
                "card 5555-5555-5555-4444|5555-5555-5555-4444|CERTAIN",
                "amex 3782 822463 10005 exp 04/29|3782 822463 10005|CERTAIN",
                "my mums card is 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1|4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1|LIKELY",
                "visa 4111.1111.1111.1111|4111.1111.1111.1111|CERTAIN",
                "card no 4111 1111\\n1111 1111|4111 1111\\n1111 1111|CERTAIN",
                "card four one one one 1111 1111 1111|four one one one 1111 1111 1111|LIKELY",
            })
    void findsPaymentCards(String text, String matched, Confidence confidence) {
        Finding finding = Identities.only(CARD, Category.PAYMENT_CARD, text);
        assertThat(Rows.matched(text.replace("\\n", "\n"), finding)).isEqualTo(matched.replace("\\n", "\n"));
        assertThat(finding.confidence()).isEqualTo(confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The reader misreads 4111 1111 1111 1112 and 2900 0000 1234 5678 as the same label.",
                "barcode 4111 1111 1111 1111",
                "tracking number 4111111111111111",
                "library card number 29876000123456",
                "4444 4444 4444 4444",
                "https://shop.example/p/4111111111111111",
                "Avogadro 602214076000000000000000",
                "gift card code XQ4111111111111111ZZ",
                "pokemon card number 25 of 102"
            })
    void knowsWhatNoPaymentCardIs(String text) {
        assertThat(Identities.counting(CARD, text)).isEmpty();
    }
}
