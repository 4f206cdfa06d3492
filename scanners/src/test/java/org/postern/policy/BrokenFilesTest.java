package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.model.ConfigProblem;

/** Files that are broken in ways that cannot be shipped as samples: bytes, and files that are not there. */
class BrokenFilesTest {
    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        for (String room : List.of("policy.yaml", "lists", "directory", "notices")) {
            try (Stream<Path> all = Files.walk(Larkfield.CONF.resolve(room))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    Path target = home.resolve(Larkfield.CONF.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private List<String> problems() {
        return switch (PolicyLoader.load(PolicyFiles.in(home, Larkfield.DOMAINS))) {
            case PolicyOutcome.Loaded loaded -> List.of();
            case PolicyOutcome.Rejected(var problems) ->
                problems.stream()
                        .map(ConfigProblem::toString)
                        .map(line -> line.replace(home + "/", ""))
                        .toList();
        };
    }

    private void write(String file, String text) throws IOException {
        Files.write(home.resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void oneBrokenNoticeHidesNoOther() throws IOException {
        write("notices/malware.ks2.txt", "only a subject");
        write("notices/photograph.ks2.txt", "Caf\u00e9\n\ntext");
        write("notices/waiting.ks2.txt", "x\n\n${env:HOME}");
        assertThat(problems())
                .containsExactly(
                        "notices/malware.ks2.txt:1:1: a notice has its subject in the first line, then the text",
                        "notices/photograph.ks2.txt:1:4: from here on it is not UTF-8 text; save it with the encoding"
                                + " UTF-8",
                        "notices/waiting.ks2.txt:3:1: no such placeholder: env:HOME");
    }

    @Test
    void saysWhereAPolicyIsNoLongerText() throws IOException {
        write("policy.yaml", "schema: postern-policy/1\nversion: caf\u00e9\n");
        assertThat(problems())
                .containsExactly(
                        "policy.yaml:2:13: from here on it is not UTF-8 text; save it with the encoding UTF-8");
        Files.delete(home.resolve("policy.yaml"));
        assertThat(problems()).containsExactly("policy.yaml:1:1: the file is missing; put it back");
    }

    @Test
    void aListThatIsGoneIsNoEmptyList() throws IOException {
        Files.delete(home.resolve("lists/rude-words.csv"));
        Files.delete(home.resolve("lists/sensitive-terms.csv"));
        assertThat(problems())
                .anyMatch(p -> p.startsWith("lists/rude-words.csv:1:1: the list is missing"))
                .anyMatch(p -> p.startsWith("lists/sensitive-terms.csv:1:1: the list is missing"));
    }

    @Test
    void everythingWrongInOneRowIsSaid() throws IOException {
        Path list = home.resolve("lists/partners.csv");
        String header = Files.readAllLines(list).getFirst();
        String row = Stream.of(header.split(",", -1))
                .map(column -> switch (column) {
                    case "value" -> "not an address";
                    case "expires" -> "31.12.2026";
                    case "accepts" -> "DAT-99";
                    default -> "";
                })
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        Files.writeString(list, header + "\n" + row + "\n");
        assertThat(String.join("\n", problems()))
                .contains("owner is empty", "reason is empty", "not an address or @domain: not an address")
                .contains("expires is not a date", "no such kind of information: DAT-99");
    }

    @Test
    void withoutPeopleOnlyTheirFileIsBlamed() throws IOException {
        Files.delete(home.resolve("directory/users.csv"));
        assertThat(problems())
                .filteredOn(p -> p.startsWith("directory/"))
                .singleElement()
                .asString()
                .startsWith("directory/users.csv:1:1: the file cannot be read");
    }

    @Test
    void knownValuesThatCouldNeverMatchAreReported() throws IOException {
        write("directory/known-values.csv", "field,hash\nsalt,zz\nsieve,1:10:AA==\npupil.upn," + "0".repeat(32) + "\n");
        assertThat(problems())
                .containsExactly("directory/known-values.csv:2:2: not a salt; import the directory again");
    }

    @Test
    void aProblemStaysOneReadableLineWhateverTheFileHolds() throws IOException {
        write("lists/rude-words.csv", "a\u0000\u001b[31m" + "x".repeat(5000) + "\n");
        assertThat(problems()).allMatch(p -> p.length() < 700 && p.chars().noneMatch(Character::isISOControl));
    }
}
