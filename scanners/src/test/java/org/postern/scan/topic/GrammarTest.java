package org.postern.scan.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.scan.FoldedText;
import org.postern.scan.WordLists;
import org.postern.scan.topic.Chart.Match;

class GrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "likely: <nonsense> hit me ~ class <nonsense> is not there",
                "likely sideways: hit me ~ mark 'sideways'",
                "likely: (hit|) me ~ an alternative is empty",
                "likely: hit? ~ could match nothing",
                "likely: ... hit ~ a gap needs something before",
                "likely: me? .. hit ~ a gap needs something before",
                "likely: hit me .. ~ a gap needs something before",
                "likely: hit .... me ~ a gap is .. or ...",
                "likely: hit !me ~ ! bars one word",
                "likely: (hit me ~ ( without )",
                "likely: hit) me ~ ')' has no beginning",
                "likely: <i hit ~ < without >",
                "likely: hit, me ~ a word cannot hold ','",
                "likely: hti me ~ no word is written 'hti'",
                "likely: Hit me ~ no word is written 'Hit'",
                "likely: ~ an alternative is empty",
                "likley: hit me ~ not 'likley'",
                "hit me ~ a line is 'head: phrase'",
                "category: nothing ~ no category is called 'nothing'",
                "class x = hit ~ a class is written",
                "class <i> = me ~ class <i> is there already",
                "class <any> = me ~ class <any> is there already",
                "class <own> = me | <own> you ~ class <own> stands within itself",
                "class <own> = me | ~ an alternative is empty",
                "likely: a? b? c? d? e? f? g? hit ~ more than 6 optional",
            })
    void refusesWhatCannotBeMeantSo(String line, String why) {
        String file = "category: threat\n# why\nlikely: hit\n" + line + "\n";
        assertThatThrownBy(() -> TopicTables.topics(file, List.of()))
                .isInstanceOf(PhraseProblem.class)
                .hasMessageStartingWith("t.phrases:4: ")
                .hasMessageContaining(why);
    }

    @Test
    void wantsACategoryFirst() {
        assertThatThrownBy(() -> TopicTables.topics("likely: hit me\n", List.of()))
                .hasMessage("t.phrases:1: say 'category: ...' first");
    }

    @Test
    void everyPhraseOfTheSchoolsTopicsCanMatch() {
        English english = English.shared();
        Slang slang = Slang.load(english);
        TopicReader reader = new TopicReader(slang, Topics.MARKS);
        reader.read("classes.words", WordLists.read(Topics.class, "classes.words"));
        Topics.NAMES.forEach(n -> reader.read(n + ".phrases", WordLists.read(Topics.class, n + ".phrases")));
        Topics topics = Topics.of(english, slang, reader, List.of());
        TopicSample sample = new TopicSample(reader.classes());
        for (int i = 0; i < topics.size(); i++) {
            String sentence = sample.of(topics.phrase(i).elements());
            Tokens tokens = topics.tokens(FoldedText.of(sentence));
            Set<Integer> matched =
                    topics.chart(tokens).matches().stream().map(Match::phrase).collect(Collectors.toSet());
            assertThat(matched).as(sentence).contains(i);
        }
        for (List<Element> alternative : sample.alternatives()) {
            String sentence = sample.of(alternative);
            Topics one = topics;
            Tokens tokens = one.tokens(FoldedText.of(sentence));
            assertThat(tokens.size()).as(sentence).isPositive();
        }
    }
}
