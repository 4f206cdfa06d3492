package org.postern.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Address;

class DirectoryTest {
    @TempDir
    private Path dir;

    private Roster11 roster;

    @BeforeEach
    void write() {
        roster = new Roster11(dir);
    }

    private Person person(String address) {
        return roster.load().find(Address.of(address)).orElseThrow();
    }

    @Test
    void readsPeopleWithRoleYearClassAndGuardian() {
        Person bo = person("bo.hay@hill.example");
        assertThat(bo.pupil()).isTrue();
        assertThat(bo.name()).isEqualTo("Bo Hay");
        assertThat(bo.keyStage()).contains(KeyStage.KS2);
        assertThat(bo.classes()).containsExactly("4A");
        assertThat(bo.communities()).containsExactly("Chess");
        assertThat(bo.guardians()).containsExactly(Address.of("c.hay@mail.example"));
        assertThat(bo.has(Person.Flag.INTERNAL_ONLY)).isTrue();
    }

    @Test
    void readsNurseryReceptionAndSixthForm() {
        assertThat(person("nia.ray@hill.example").year()).contains(-1);
        assertThat(person("rob.ray@hill.example").keyStage()).contains(KeyStage.EYFS);
        assertThat(person("sue.ray@hill.example").keyStage()).contains(KeyStage.KS5);
        assertThat(KeyStage.ofYear(2)).isEqualTo(KeyStage.KS1);
        assertThat(KeyStage.ofYear(9)).isEqualTo(KeyStage.KS3);
        assertThat(KeyStage.ofYear(11)).isEqualTo(KeyStage.KS4);
    }

    @Test
    void addsRolesThatARosterLacks() {
        Person lee = person("a.lee@hill.example");
        assertThat(lee.roles()).containsExactlyInAnyOrder(Role.TEACHER, Role.DSL);
        assertThat(lee.staff()).isTrue();
    }

    @Test
    void keepsLeaversAsLeavers() {
        assertThat(person("lou.old@hill.example").leaver()).isTrue();
        roster.replace("users.csv", "p,,,true", "p,,,false");
        assertThat(person("bo.hay@hill.example").leaver()).isTrue();
    }

    @Test
    void findsTheSameMailboxByItsAlias() {
        assertThat(person("help@hill.example")).isEqualTo(person("box@hill.example"));
        assertThat(person("box@hill.example").has(Role.WHISTLE)).isTrue();
    }

    @Test
    void findsPeopleByTheNameTheySignInWith() {
        Directory directory = roster.load();
        assertThat(directory.findLogin("p")).map(Person::name).contains("Bo Hay");
        assertThat(directory.findLogin("BO.HAY@hill.example")).map(Person::name).contains("Bo Hay");
        assertThat(directory.findLogin("nobody")).isEmpty();
    }

    @Test
    void expandsGroupsInsideGroupsWithoutLeavers() {
        Directory directory = roster.load();
        assertThat(directory.group(Address.of("all@hill.example")).orElseThrow().members())
                .hasSize(5)
                .doesNotContain(Address.of("lou.old@hill.example"));
        assertThat(directory
                        .group(Address.of("club@hill.example"))
                        .orElseThrow()
                        .members())
                .hasSize(6);
        assertThat(directory.groups()).hasSize(2);
    }

    @Test
    void aGroupThatContainsItselfEnds() {
        roster.file("groups.csv", """
            group,name,member,owner
            a@hill.example,A,b@hill.example,o
            b@hill.example,B,a@hill.example,o
            b@hill.example,B,guardians,o
            b@hill.example,B,governors,o
            b@hill.example,B,class:4A,o
            """);
        assertThat(roster.load()
                        .group(Address.of("a@hill.example"))
                        .orElseThrow()
                        .members())
                .hasSize(3);
    }

    @Test
    void aLentMailboxMayBeUsedUntilItsLastDay() {
        Directory directory = roster.load();
        Person lee = person("a.lee@hill.example");
        Address box = Address.of("box@hill.example");
        assertThat(directory.maySendAs(lee, box, LocalDate.parse("2026-12-31"))).isTrue();
        assertThat(directory.maySendAs(lee, box, LocalDate.parse("2027-01-01"))).isFalse();
        assertThat(directory.maySendAs(lee, lee.address(), LocalDate.parse("2027-01-01")))
                .isTrue();
        assertThat(directory.maySendAs(person("box@hill.example"), Address.of("help@hill.example"), LocalDate.EPOCH))
                .isTrue();
    }

    @Test
    void knowsWhoTeachesWhom() {
        Directory directory = roster.load();
        Person bo = person("bo.hay@hill.example");
        assertThat(directory.teachersOf(bo)).containsExactly(person("a.lee@hill.example"));
        assertThat(directory.teaches(person("a.lee@hill.example"), bo)).isTrue();
        assertThat(directory.teaches(person("a.lee@hill.example"), person("nia.ray@hill.example")))
                .isFalse();
        assertThat(directory.schoolClass("4A").orElseThrow().pupils()).containsExactly(bo.address());
        assertThat(directory.community("Chess").orElseThrow().members()).containsExactly(bo.address());
        assertThat(directory.people()).hasSize(8);
    }

    @Test
    void toleratesAByteOrderMarkAndComments() {
        roster.replace("users.csv", "sourcedId", "\uFEFFsourcedId")
                .replace("flags.csv", "bo.hay", "# a note,,,\nbo.hay");
        assertThat(person("bo.hay@hill.example").pupil()).isTrue();
    }

    @Test
    void anEmptyDirectoryKnowsNobody() {
        assertThat(Directory.empty().people()).isEmpty();
    }
}
