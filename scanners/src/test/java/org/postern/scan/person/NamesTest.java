package org.postern.scan.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Finding;
import org.postern.scan.Rows;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.WordLists;

class NamesTest {
    private static final NameBook BOOK = new NameBook(
            List.of(
                    new KnownName(List.of("maya", "chiamaka"), "okafor", KnownName.Kind.PUPIL),
                    new KnownName(List.of("n"), "okafor", KnownName.Kind.GUARDIAN),
                    new KnownName(NameBook.forms("tom"), "beddoes", KnownName.Kind.PUPIL),
                    new KnownName(List.of("poppy"), "lane", KnownName.Kind.PUPIL),
                    new KnownName(List.of("grace"), "price", KnownName.Kind.PUPIL),
                    new KnownName(List.of("aoife"), "o'neill-smith", KnownName.Kind.PUPIL),
                    new KnownName(List.of("hannah"), "price", KnownName.Kind.PUPIL),
                    new KnownName(List.of("zoë"), "martin", KnownName.Kind.PUPIL),
                    new KnownName(List.of("mary-jane"), "okafor-bell", KnownName.Kind.PUPIL),
                    new KnownName(List.of("lucia"), "de la cruz", KnownName.Kind.PUPIL),
                    new KnownName(List.of("aleksander", "alex"), "nowak", KnownName.Kind.PUPIL),
                    new KnownName(List.of("k"), "whitlock", KnownName.Kind.STAFF)),
            List.of("4MAP"));

    private static String found(String text) {
        ScannedText scanned = ScannedText.of(PartText.of(PartPath.ROOT, text));
        StringBuilder all = new StringBuilder();
        for (ScanOutcome outcome : List.of(new NameScanner(BOOK).scan(scanned), new PersonReferences().scan(scanned))) {
            for (Finding f : ((ScanOutcome.Scanned) outcome).findings()) {
                all.append(all.isEmpty() ? "" : "; ")
                        .append(f.category().label())
                        .append(' ')
                        .append(f.confidence())
                        .append(' ')
                        .append(String.join("+", new TreeSet<>(f.marks())))
                        .append(' ')
                        .append(text, f.span().start(), f.span().end());
            }
        }
        return all.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Maya Okafor has moved up            | full-name CERTAIN full+pupil Maya Okafor
        maya okafor has moved up            | full-name CERTAIN full+pupil maya okafor
        Okafor, Maya                        | full-name CERTAIN full+pupil Okafor, Maya
        maya.okafor                         | full-name CERTAIN full+pupil maya.okafor
        my full name is Maya Chiamaka Okafor| full-name CERTAIN full+pupil+self Maya Chiamaka Okafor
        Maya Okafor's shoes                 | full-name CERTAIN full+pupil Maya Okafor
        Thomas Beddoes                      | full-name CERTAIN full+pupil Thomas Beddoes
        N Okafor rang                       | full-name CERTAIN full+guardian N Okafor
        K Whitlock                          | full-name CERTAIN full+staff K Whitlock
        see Aoife O’Neill-Smith             | full-name CERTAIN full+pupil Aoife O’Neill-Smith
        Grace Price is here                 | full-name CERTAIN full+pupil Grace Price
        Attendance for Tom B                | pupil-name LIKELY pupil Tom B
        Tom B. has a cold                   | pupil-name LIKELY pupil Tom B
        I am the TA in Tom's class          | pupil-name LIKELY pupil Tom
        Maya (4MAP) is well                 | pupil-name LIKELY pupil Maya
        Maya has moved up to lime           | pupil-name POSSIBLE pupil Maya
        hi maya r u ok                      | pupil-name POSSIBLE pupil maya
        my name is Ruby Stone               | full-name LIKELY full+self+stranger Ruby Stone
        my name is ruby stone and i like cats| full-name LIKELY full+self+stranger ruby stone
        she is a girl called Ruby Stone     | full-name LIKELY full+stranger Ruby Stone
        JT in Year 4 will need a quiet table| person-reference LIKELY child+pupil JT in Year 4
        J.K. (Y4) was seen                  | person-reference LIKELY child+pupil J.K. (Y4
        I am writing about my daughter      | person-reference LIKELY child my daughter
        account of the disclosure made by a pupil | person-reference LIKELY child made by a pupil; person-reference POSSIBLE child a pupil
        a Year 6 pupil on the residential   | person-reference LIKELY child a Year 6 pupil
        the following child was present     | person-reference LIKELY child the following child
        """)
    void finds(String text, String expected) {
        assertThat(found(text)).isEqualTo(expected);
    }

    static List<String> mustNot() {
        return Rows.texts(NamesTest.class, "names-must-not.tsv");
    }

    static List<Arguments> must() {
        List<String> texts = Rows.texts(NamesTest.class, "names-must.tsv");
        List<String> wanted = WordLists.read(NamesTest.class, "names-must.tsv")
                .lines()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
        return IntStream.range(0, texts.size())
                .mapToObj(i -> Arguments.of(wanted.get(i), texts.get(i)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("must")
    void findsPeople(String wanted, String text) {
        List<String> marks = List.of(wanted.split("[+]", -1));
        assertThat(found(text).split("; ", -1))
                .filteredOn(finding -> !finding.contains("POSSIBLE"))
                .anySatisfy(finding -> assertThat(finding).contains(marks));
    }

    @ParameterizedTest
    @MethodSource("mustNot")
    void leavesOthersAlone(String text) {
        assertThat(found(text).replaceAll("[^;]*POSSIBLE[^;]*", "").replace(";", ""))
                .isBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the price will rise
        by the grace of God the price fell
        grace price
        Mrs Whitlock said so
        Oscar Wilde and Maya Angelou
        the road is called Church Lane
        it is called Minecraft
        we lane poppy
        Maya. Okafor street map
        PE in Year 4 is on Monday
        TV from 4 to 5
        a book called Tom Sawyer
        my name is Jake
        the children sang
        """)
    void passesOver(String text) {
        assertThat(found(text)
                        .replaceAll("[^;]*POSSIBLE[^;]*", "")
                        .replace(";", "")
                        .strip())
                .isEmpty();
    }
}
