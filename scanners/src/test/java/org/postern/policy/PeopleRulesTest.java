package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.Address;

/** What the school laid down about its people decides who may write to whom, whatever name an address is written by. */
@Execution(ExecutionMode.CONCURRENT)
class PeopleRulesTest {
    private static final String PUPILS = "@pupils.larkfield.sch.example";
    private static final String STAFF = "@larkfield.sch.example";

    @TempDir
    private Path home;

    @BeforeEach
    void copy() throws IOException {
        for (String room : List.of("policy.yaml", "lists", "directory", "notices")) {
            try (Stream<Path> all = Files.walk(Larkfield.CONF.resolve(room))) {
                for (Path path : all.toList()) {
                    Files.copy(
                            path, home.resolve(Larkfield.CONF.relativize(path).toString()));
                }
            }
        }
    }

    private void add(String table, String row) throws IOException {
        Path file = home.resolve("directory").resolve(table);
        Files.writeString(file, Files.readString(file) + row + "\n");
    }

    private String rules(String from, String to) {
        Rulebook rulebook = switch (PolicyLoader.load(PolicyFiles.in(home, Larkfield.DOMAINS))) {
            case PolicyOutcome.Loaded loaded -> loaded.rulebook();
            case PolicyOutcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
        var answer = Correspondence.ask(rulebook, Address.of(from), Address.of(to), Larkfield.NOW);
        return answer.decision().verdict().label() + " "
                + answer.decision().reasons().stream().map(r -> r.rule()).toList();
    }

    @Test
    void pupilsWhoAreKeptApartDoNotWriteToEachOther() throws IOException {
        assertThat(rules("priya.nair" + PUPILS, "ellie.marsh" + PUPILS)).isEqualTo("deliver []");
        add("keep-apart.csv", "ellie.marsh" + PUPILS + ",priya.nair" + PUPILS + ",dsl,agreed,2026-11-24");
        assertThat(rules("priya.nair" + PUPILS, "ellie.marsh" + PUPILS)).isEqualTo("reject [CIR-01]");
        assertThat(rules("ellie.marsh+x" + PUPILS, "priya.nair+y" + PUPILS)).isEqualTo("reject [CIR-01]");
        assertThat(rules("ellie.marsh" + PUPILS, "maya.okafor" + PUPILS)).isEqualTo("deliver []");
    }

    @Test
    void whoMayOnlyReadStillReachesThoseWhoHelp() throws IOException {
        add("flags.csv", "ellie.marsh" + PUPILS + ",receive_only,office,asked");
        assertThat(rules("ellie.marsh" + PUPILS, "maya.okafor" + PUPILS)).isEqualTo("reject [CIR-07]");
        assertThat(rules("ellie.marsh" + PUPILS, "k.whitlock" + STAFF)).isEqualTo("deliver []");
        assertThat(rules("ellie.marsh" + PUPILS, "whistle" + STAFF)).startsWith("deliver ");
        assertThat(rules("maya.okafor" + PUPILS, "ellie.marsh" + PUPILS)).isEqualTo("deliver []");
    }

    @ParameterizedTest
    @CsvSource({
        "maya.okafor, jake.tilley+games, deliver []",
        "maya.okafor+club, oscar.finch, reject [CIR-01]",
        "maya.okafor, oscar.finch+club, reject [CIR-01]",
        "tom.beddoes+x, maya.okafor, deliver []",
        "reuben.katz+new, isla.brandt, reject [CIR-07]"
    })
    void aTagMakesNobodyAnother(String from, String to, String rules) {
        assertThat(rules(from + PUPILS, to + PUPILS)).isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({"k.whitlock", "kate.whitlock", "Kate.Whitlock+4map"})
    void aPausedPupilReachesTheTeacherByEveryNameOfHers(String teacher) throws IOException {
        add("enrollments.csv", "e-x,,,c-4MAP,larkfield,p-reuben.katz,student,,,");
        assertThat(rules("reuben.katz" + PUPILS, teacher + STAFF)).isEqualTo("deliver []");
        assertThat(rules("reuben.katz" + PUPILS, "c.lowe" + STAFF)).isEqualTo("reject [CIR-07]");
    }

    @Test
    void aGroupIsWhoIsInIt() throws IOException {
        add("groups.csv", "pair" + STAFF + ",Pair,maya.okafor" + PUPILS + ",office");
        add("groups.csv", "pair" + STAFF + ",Pair,oscar.finch" + PUPILS + ",office");
        add("groups.csv", "outer" + STAFF + ",Outer,pair" + STAFF + ",office");
        assertThat(rules("jake.tilley" + PUPILS, "outer" + STAFF)).isEqualTo("reject [CIR-01]");
        assertThat(rules("jake.tilley" + PUPILS, "outer+x" + STAFF)).isEqualTo("reject [CIR-01]");
        assertThat(rules("k.whitlock" + STAFF, "outer" + STAFF)).isEqualTo("deliver []");
    }
}
