package org.postern.school.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.message.Address;

class RenewalTest {
    private static final Address BO = Address.of("bo.hay@hill.example");

    @TempDir
    private Path dir;

    private Roll before;
    private Exports export;

    @BeforeEach
    void write() {
        before = Exports.oneRoster11(dir.resolve("before")).roll();
        export = Exports.oneRoster11(dir.resolve("after"));
    }

    private Renewal renewal(Address... named) {
        return Renewal.of(before, export.roll(), Set.of(named));
    }

    @Test
    void theSameExportChangesNothing() {
        assertThat(renewal().change().isNone()).isTrue();
        assertThat(renewal().change().before()).isEqualTo(4);
    }

    @Test
    void tellsWhoComesGoesMovesAndHasANewAddress() {
        export.replace("users.csv", "p2,,,true,o,student,nia.ray,,Nia,Ray", "p5,,,true,o,student,kit.may,,Kit,May")
                .replace("users.csv", "nia.ray@", "kit.may@")
                .replace("users.csv", "bo.hay@hill", "bo.hay-smith@hill")
                .replace("users.csv", ",g1,04,", ",g1,05,")
                .replace("classes.csv", ",4A,04,", ",5A,05,");
        Renewal.Change change = renewal().change();
        assertThat(change.joining()).extracting(Roll.Someone::name).containsExactly("Kit May");
        assertThat(change.leaving()).extracting(Roll.Someone::name).containsExactly("Nia Ray");
        assertThat(change.addresses()).isEqualTo(Map.of(BO, Address.of("bo.hay-smith@hill.example")));
        assertThat(change.moving())
                .extracting(move -> move.who().name() + ": " + move.from() + " to " + move.to())
                .containsExactly(
                        "Ms A Lee: teacher, 4A to teacher, 5A", "Bo Hay: pupil, Y4, 4A, Chess to pupil, Y5, 5A, Chess");
        assertThat(change.manyLeave()).isTrue();
    }

    @Test
    void anotherSystemHasOtherIdsForTheSamePeople() {
        export.replace("users.csv", "\np1,", "\n771,").replace("users.csv", "\ng1,", "\n772,");
        export.replace("users.csv", ",g1,04", ",772,04").replace("users.csv", ",p1,,", ",771,,");
        export.replace("enrollments.csv", ",p1,", ",771,");
        assertThat(renewal().change().isNone()).isTrue();
    }

    @Test
    void whoHasGoneButStandsInATableStaysKnownAsALeaver() {
        export.replace(
                "users.csv", "p2,,,true,o,student,nia.ray,,Nia,Ray,,B999999999998,nia.ray@hill.example,,,,KG,\n", "");
        Address nia = Address.of("nia.ray@hill.example");
        assertThat(renewal().kept()).isEmpty();
        Renewal renewal = renewal(nia);
        assertThat(renewal.kept()).extracting(Roll.Someone::name).containsExactly("Nia Ray");
        assertThat(renewal.roll().people()).anyMatch(one -> one.address().equals(nia) && !one.active());
        assertThat(renewal.change().leaving()).hasSize(1);
        assertThat(Renewal.of(renewal.roll(), export.roll(), Set.of(nia))
                        .change()
                        .isNone())
                .isTrue();
    }

    @Test
    void aTableOfPupilsLeavesStaffAndTheirClassesAlone() throws IOException {
        Path table = Files.writeString(dir.resolve("pupils.csv"), """
            Adno,Surname,Forename,Reg Group,Year Group,Email
            7,Hay,Bo,4A,Year 4,bo.hay@hill.example
            8,May,Kit,4A,Year 4,kit.may@hill.example
            """);
        Path mapping = Files.write(dir.resolve("mapping.csv"), MappingGuess.lines(table, new ArrayList<>()));
        Roll pupils = Exports.roll(RollReader.read(table, Optional.of(mapping), Exports.OPTIONS));
        Renewal renewal = Renewal.of(before, pupils, Set.of());
        assertThat(renewal.change().leaving()).extracting(Roll.Someone::name).containsExactly("Nia Ray");
        assertThat(renewal.change().joining()).extracting(Roll.Someone::name).containsExactly("Kit May");
        assertThat(renewal.roll().people())
                .extracting(Roll.Someone::name)
                .containsExactly("Bo Hay", "Kit May", "Ms A Lee", "C Hay");
        assertThat(renewal.roll().people().getFirst().guardians())
                .as("the table has no parents")
                .containsExactly("g1");
        assertThat(renewal.roll().groups())
                .as("and no clubs")
                .extracting(Roll.Group::title)
                .containsExactly("4A", "Chess");
        assertThat(renewal.change().moving()).isEmpty();
        assertThat(renewal.roll().memberships()).contains(new Roll.Membership("4A", "t1"));
    }

    @Test
    void tablesComeAlongWithTheNewAddresses() throws IOException {
        Path old = dir.resolve("before");
        Files.writeString(old.resolve("flags.csv"), """
            address,flag,owner,reason
            # checked in March
            Bo.Hay@hill.example,suspended,head,"write to bo.hay@hill.example, please"
            bo.hay@hill.example.org,suspended,head,another
            """);
        Files.writeString(old.resolve("demographics.csv"), "sourcedId,birthDate\n");
        Files.writeString(dir.resolve("after/barred.csv"), "guardian,pupil,owner,reason,expires\n");
        Path into = Files.createDirectories(dir.resolve("into"));
        List<String> brought =
                SchoolFiles.carry(old, dir.resolve("after"), into, Map.of(BO, Address.of("bo.smith@hill.example")));
        assertThat(into.resolve("flags.csv")).hasContent("""
            address,flag,owner,reason
            # checked in March
            bo.smith@hill.example,suspended,head,"write to bo.smith@hill.example, please"
            bo.hay@hill.example.org,suspended,head,another
            """);
        assertThat(brought).containsExactly("barred.csv");
        assertThat(into.resolve("groups.csv")).exists();
        assertThat(into.resolve("demographics.csv")).doesNotExist();
        assertThat(into.resolve("users.csv")).doesNotExist();
        assertThat(SchoolFiles.named(old)).contains(BO, Address.of("bo.hay@hill.example.org"));
    }
}
