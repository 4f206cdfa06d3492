package org.postern.scan.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.scan.FoldedText;
import org.postern.scan.Rows;

@Execution(ExecutionMode.CONCURRENT)
class TopicScannerTest {
    private static final String PHRASES = """
        category: threat
        words: minecraft
        class <blow> = hit | punch | knock .. out
        likely self: <iwill> .. !not <blow> <you>
        likely other: <teacher> ... <blow> <child>
        certain: kill (myself|yourself)
        possible: mum .. garden
        likely targeted: ^ bomb
        likely secret: the end $
        likely named: =stay here
        likely: (i|we) really? love (red|light blue) shoes
        likely gift: suicide
        likely meet: child knife
        clear: kill yourself laughing
        clear-sentence: in minecraft
        category: drugs
        likely: minecraft
        """;
    private static final TopicScanner SMALL = TopicTables.scanner(PHRASES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the elements
                "i will punch you | threat self",
                "i will really really punch you | threat self",
                "i will one two three punch you | ''",
                "i will not punch you | ''",
                "i wont punch you | ''",
                "Im gonna punch u | threat self",
                "ill knock him right out you | threat self",
                "ill knock your teeth out you | threat self",
                "mr kemp very nearly punched boys | threat other",
                "Mr Green hit the girl | ''",
                "Mr Green hits girls | threat other",
                "miss hit pupils | threat other",
                "bomb | threat targeted",
                "Hello. Bomb under the chair | threat targeted",
                "a bomb | ''",
                "this is the end. | threat secret",
                "this is the end of it | ''",
                "the end\\nof it | ''",
                "stay here | threat named",
                "he stayed here | ''",
                "i love light blue shoes and | threat",
                "we really love red shoes | threat",
                "we love light red shoes | ''",
                "the children knives | threat meet",
                "mum is in the big garden | ''",
                "mum and the garden | threat possible",
                // sentences
                "mum. the garden | ''",
                "mum was there? the garden | ''",
                "mum... the garden | threat possible",
                "mum\\n\\nthe garden | ''",
                "mum\\nthe\\ngarden | threat possible",
                "this is about mum\\nthe garden | ''",
                "and this is a very long line that a mail program broke after mum\\nthe garden | threat possible",
                "Mr. Green hits girls | threat other",
                // slang, spelling, disguise
                "kms | threat certain",
                "go kys | threat certain",
                "kil urself | threat certain",
                "k1ll y0urself | threat certain",
                "k i l l  y o u r s e l f | threat certain",
                "k.i.l.l yourself | threat certain",
                "f k i l l yourself | threat certain",
                "ki-ll yourself | threat certain",
                "kill your self | ''",
                "killyourself | threat certain",
                "kiiiiill yourself | threat certain",
                "killllll yourself | threat certain",
                "kill yoursefl | threat certain",
                "kill yorself | threat certain",
                "kill youself | threat certain",
                "kill yyourself | threat certain",
                "kill yourselg | threat certain",
                "kill Yourselg | ''",
                "\\u043aill yourself | threat certain disguised",
                "su icide | threat gift",
                "suicid3 | threat gift",
                "suicde | threat gift",
                // clearing
                "kill yourself laughing | ''",
                "kill yourself in minecraft | drugs",
                "kill yourself. now in minecraft | drugs; threat certain",
            })
    void readsPhrasesAsTheyAreMeant(String text, String found) {
        String plain = text.replace("\\n", "\n").replace("\\u043a", "\u043a");
        assertThat(TopicTables.found(SMALL, plain)).isEqualTo(found);
    }

    @Test
    void saysWhereItIs() {
        String text = "Hello Zo\u00EB, so: I'm  gonna PUNCH you, ok";
        List<Finding> found = Rows.findings(SMALL, text);
        assertThat(found).hasSize(1);
        assertThat(Rows.matched(text, found.getFirst())).isEqualTo("I'm  gonna PUNCH you");
    }

    @Test
    void saysTheSameOnlyOnceAndTheSurestFirst() {
        TopicScanner scanner = TopicTables.scanner(
                "category: hate\npossible: red\nlikely: red blue\ncertain: blue\nlikely self: blue\n");
        assertThat(Rows.findings(scanner, "red blue")).hasSize(2).anyMatch(f -> f.confidence() == Confidence.CERTAIN);
    }

    @Test
    void findsWhatASchoolListsInAnyForm() {
        Set<String> marks = Set.of("targeted");
        List<ListedPhrase> listed = List.of(
                new ListedPhrase("Plonker", Category.RUDE_WORD, Confidence.LIKELY, marks),
                new ListedPhrase("soggy zorbling", Category.RUDE_WORD, Confidence.CERTAIN, Set.of()),
                new ListedPhrase(" -- ", Category.RUDE_WORD, Confidence.CERTAIN, Set.of()));
        TopicScanner scanner = new TopicScanner(TopicTables.topics(PHRASES, listed));
        assertThat(TopicTables.found(scanner, "what plonkers")).isEqualTo("rude-word targeted");
        assertThat(TopicTables.found(scanner, "p l o n k e r")).isEqualTo("rude-word targeted");
        assertThat(TopicTables.found(scanner, "you soggy zorblings")).isEqualTo("rude-word certain");
        assertThat(TopicTables.found(scanner, "soggy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i ",
                "i will ",
                "mr ",
                "mr i ",
                "k i l l ",
                "k",
                "kill",
                "my mum ",
                "kill me. ",
                "i\n",
                "*f",
                "$a",
                "'s",
                "a1",
                "zzzqx ",
                "kms",
                "kms ",
                "iwill",
                "in the book we read ",
                "\u202Ekill",
                "...",
                "mr.",
                "i will in minecraft "
            })
    void takesTimeInProportionToTheText(String piece) {
        IntFunction<Long> steps = times -> {
            Tokens tokens = TopicTables.SCHOOL.topics().tokens(FoldedText.of(piece.repeat(times)));
            Chart chart = TopicTables.SCHOOL.topics().chart(tokens);
            int matches = chart.matches().size();
            return chart.steps() + matches + tokens.size();
        };
        long once = steps.apply(2_000);
        assertThat(steps.apply(8_000)).isLessThanOrEqualTo(once * 4 + once / 2 + 1_000);
    }

    @Test
    void holdsTwentyThousandPhrasesOfAList() {
        List<ListedPhrase> listed = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String phrase = "word" + Integer.toString(i, 26).replaceAll("[0-9]", "q") + " bad thing";
            listed.add(new ListedPhrase(phrase, Category.RUDE_WORD, Confidence.LIKELY, Set.of()));
        }
        Topics topics = TopicTables.topics(PHRASES, listed);
        Tokens tokens = topics.tokens(FoldedText.of("nothing of that kind is in a bad thing like this ".repeat(100)));
        Chart chart = topics.chart(tokens);
        assertThat(chart.matches()).isEmpty();
        assertThat(chart.steps()).isLessThan(40_000);
    }
}
