package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postern.model.Category;

class PlainWordsTest {
    /** Put into words by themselves. */
    private static final Set<String> SEEKING =
            Set.of("finds", "finds_with", "finds_without", "speaks_of", "speaks_of_with", "hints_at");

    @Test
    void hasWordsForEverythingThatAConditionCanAsk() {
        Stream<String> fields = Vocabulary.VARIABLES.entrySet().stream()
                .filter(variable -> !variable.getKey().equals("switches"))
                .flatMap(variable -> variable.getValue().fieldNames().stream()
                        .map(field -> (variable.getKey().equals("message") ? "mail." : "party.") + field));
        Stream<String> functions =
                Vocabulary.FUNCTIONS.stream().filter(f -> !SEEKING.contains(f)).map(f -> "call." + f);
        Stream<String> categories = Arrays.stream(Category.values()).map(c -> "found." + c.label());
        Stream<String> marks = Look.MARKS.stream().map(mark -> "mark." + mark);
        assertThat(Stream.of(fields, functions, categories, marks).flatMap(s -> s))
                .allMatch(PlainWords::knows);
    }

    @Test
    void saysThatSomethingIsNotThere() {
        assertThat(PlainWords.found("phone", false)).isEqualTo("no telephone number");
        assertThat(PlainWords.found("advertising", false)).isEqualTo("no selling");
        assertThat(PlainWords.found("phone", true) + PlainWords.marked(List.of("public"), true))
                .isEqualTo("a telephone number, other than one that is public");
    }
}
