package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class EmailScannerTest {
    private static final EmailScanner EMAIL = new EmailScanner(
            List.of("larkfield.sch.example"), List.of("freemail.example", "gmail.com", "hotmail.co.uk"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reach her at home, or c.lowe88@freemail.example|c.lowe88@freemail.example|private",
                "my email is jakey99@gmail.com|jakey99@gmail.com|own private",
                "email me at dragonboy@stuff.example ok|dragonboy@stuff.example|own",
                "Mill Museum, info@mill-museum.example, and my grandad|info@mill-museum.example|",
                "My sources: The Mill Museum, info@mill-museum.example|info@mill-museum.example|",
                "write to office@larkfield.sch.example|office@larkfield.sch.example|public",
                "my email is jake.tilley@pupils.larkfield.sch.example|jake.tilley@pupils.larkfield.sch.example|public",
                "its jake99 at gmail dot com|jake99 at gmail dot com|disguised private",
                "my email is jake at gmail dot com|jake at gmail dot com|disguised own private",
                "jake (at) gmail (dot) com|jake (at) gmail (dot) com|disguised private",
                "jake[at]gmail[dot]com|jake[at]gmail[dot]com|disguised private",
                "jake @ gmail . com|jake @ gmail . com|disguised private",
                "jake dot tilley at hotmail dot co dot uk|jake dot tilley at hotmail dot co dot uk|disguised private",
                "jakey99@gmail,com|jakey99@gmail,com|disguised private",
                "jakey99@\\ngmail.com|jakey99@\\ngmail.com|disguised private",
                "add me jakey_99 on gmail|jakey_99 on gmail|disguised own private",
                "my gmail is maya.cat2015|maya.cat2015|disguised own private",
                "jakey99@gm\u0430il.com|jakey99@gm\u0430il.com|disguised private",
                "mailto:jakey99@gmail.com|jakey99@gmail.com|private",
                "<n.okafor@freemail.example>|n.okafor@freemail.example|private",
            })
    void findsAddresses(String text, String matched, String marks) {
        Finding finding = Identities.only(EMAIL, Category.EMAIL_ADDRESS, text);
        assertThat(Rows.matched(text.replace("\\n", "\n"), finding)).isEqualTo(matched.replace("\\n", "\n"));
        assertThat(String.join(" ", new TreeSet<>(finding.marks()))).isEqualTo(marks == null ? "" : marks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look at bbc.co.uk for the news",
                "the game at poki dot com is fun",
                "meet @ costa",
                "see you at 3.30",
                "my snap is @amz_4477",
                "logo@2x.png",
                "my email is broken",
                "my gmail is not working",
                "what is your email",
                "sign in at outlook.com",
                "https://www.google.com/maps/@51.5,-0.35,15z",
                "we are at larkfield. come on in",
                "i looked at the dot. com is short for commercial",
                "put a dot at the end dot the i",
                "photos on google dot com",
                "i had an argument on gmail with him",
            })
    void knowsWhatNoAddressIs(String text) {
        assertThat(Identities.of(EMAIL, text)).isEmpty();
    }
}
