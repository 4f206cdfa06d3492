package org.postern.scan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.Rows;

class BirthDateScannerTest {
    private static final BirthDateScanner BIRTHS = new BirthDateScanner(LocalDate.of(2026, 11, 24));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my birthday is 14/03/2017 you have to come|14/03/2017",
                "my bday is 4th march 2015|4th march 2015",
                "my birthday is on the 4th of march 2015 lol|the 4th of march 2015",
                "i was born on March 4th, 2015|march 4th, 2015",
                "(Jake Tilley, dob 02/05/2018)|02/05/2018",
                "D.O.B. 02.05.18|02.05.18",
                "Date of birth: 2 May 2018|2 may 2018",
                "date of birth is 2018-05-02|2018-05-02",
                "14/3/2017 is my birthday|14/3/2017",
                "maya was born on 3 june 2017|3 june 2017",
                "dob 02 05 2018|02 05 2018",
                "dob: 02052018|02052018",
                "dob zero two zero five two zero one eight|zero two zero five two zero one eight",
                "my birthday is the fourth of march twenty fifteen|the fourth of march twenty fifteen",
                "my birthday is fourth of march two thousand and fifteen|fourth of march two thousand and fifteen",
                "ellies birthday is 9 Nov 2017 so shes 9|9 nov 2017",
                "my brithday is 14-3-17|14-3-17",
                "I'm 10, my birthdays 5th feb 2016|5th feb 2016",
                "Child DOB 310718|310718",
                "DOB \uFF10\uFF12/\uFF10\uFF15/\uFF12\uFF10\uFF11\uFF18|\uFF10\uFF12/\uFF10\uFF15/\uFF12\uFF10\uFF11\uFF18",
            })
    void findsBirthDatesOfChildren(String text, String matched) {
        Finding finding = Identities.only(BIRTHS, Category.BIRTH_DATE, text);
        assertThat(Rows.matched(text, finding)).isEqualToIgnoringCase(matched);
        assertThat(finding.marks()).contains("child");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R Kemp, DOB 04/07/1988, 8 Mill Row|04/07/1988",
                "my birthday is 4/7/88|4/7/88",
                "my mum was born on 3 may 1984|3 may 1984",
            })
    void findsBirthDatesOfAdults(String text, String matched) {
        Finding finding = Identities.only(BIRTHS, Category.BIRTH_DATE, text);
        assertThat(Rows.matched(text, finding)).isEqualTo(matched);
        assertThat(finding.marks()).doesNotContain("child");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HAPPY BIRTHDAY MAYA you are 9 today",
                "Henry VIII was born on 28 June 1491",
                "Martin Luther King was born on January 15, 1929 in Atlanta",
                "Marcus Rashford was born on 31 October 1997",
                "my birthday party is on 14/03/2027",
                "my birthday is on saturday",
                "the trip is on 14/03/2027",
                "Battle of Bosworth 22/08/1485",
                "my hamster was born on 3 march 2024",
                "the puppies were born on 3/3/2025",
                "Date of birth: ____ Date of trip: 12/06/2025",
                "he was born in 2015",
                "i was born in a hospital at 4.30",
                "our birthday assembly is 03/12/2026",
                "the reborn phoenix 12/12/2012",
                "Please send your date of birth",
                "birthday cake sale on 12/06/2024",
                "Taylor Swift was born on December 13, 1989",
                "Prince George was born on 22 July 2013",
            })
    void knowsWhatNoBirthDateIs(String text) {
        assertThat(Identities.counting(BIRTHS, text)).isEmpty();
    }

    @Test
    void doubtsABirthdayWithoutAYear() {
        assertThat(Identities.of(BIRTHS, "my birthday is 4th march"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
                    assertThat(finding.marks()).contains("own", "child");
                });
    }

    @Test
    void readsTheColumnOfATable() {
        String table = """
            UPN,Surname,Forename,DOB,FSM
            x,Tilley,Jake,02/05/2018,N
            y,Marsh,Ellie,09/11/2017,Y

            Seen 03/03/2020\
            """;
        assertThat(Identities.counting(BIRTHS, table))
                .extracting(finding -> Rows.matched(table, finding))
                .containsExactly("02/05/2018", "09/11/2017");
    }
}
