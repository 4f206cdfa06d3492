package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postern.model.ConfigProblem;

/**
 * Every folder of conf/bad with policy, lists, directory or notices spoils the shipped ones and says what is expected.
 */
@Execution(ExecutionMode.CONCURRENT)
class BadPoliciesTest {
    private static final Path BAD = Larkfield.CONF.resolve("bad");
    private static final List<String> ROOMS = List.of("policy.yaml", "lists", "directory", "notices");

    @TempDir
    private Path home;

    static List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(BAD)) {
            return all.filter(folder -> ROOMS.stream().anyMatch(room -> Files.exists(folder.resolve(room))))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void isRefusedWithThePlaceAndAWayOut(Path bad) throws IOException {
        for (String room : ROOMS) {
            copy(Larkfield.CONF.resolve(room), home.resolve(room));
        }
        copy(bad, home);
        List<String> expected = Files.readAllLines(bad.resolve("expected-error"));
        assertThat(problems()).containsExactlyElementsOf(expected);
    }

    @Test
    void refusesWhatNestsTooDeepToBeRead() throws IOException {
        for (String room : ROOMS) {
            copy(Larkfield.CONF.resolve(room), home.resolve(room));
        }
        Files.writeString(home.resolve("policy.yaml"), "rules: " + "[".repeat(100_000) + "]".repeat(100_000));

        assertThat(problems()).containsExactly("policy.yaml:1:1: lists or maps stand too deep in each other");
    }

    private List<String> problems() {
        return switch (PolicyLoader.load(PolicyFiles.in(home, Larkfield.DOMAINS))) {
            case PolicyOutcome.Loaded loaded -> List.of("loaded");
            case PolicyOutcome.Rejected(var problems) ->
                problems.stream()
                        .map(ConfigProblem::toString)
                        .map(line -> line.replace(home + "/", ""))
                        .toList();
        };
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}
