package org.postern.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryProblemsTest {
    @TempDir
    private Path dir;

    private Roster11 roster;

    @BeforeEach
    void write() {
        roster = new Roster11(dir);
    }

    @Test
    void reportsEveryProblemAtOnceWithLineAndColumn() {
        roster.replace("users.csv", "o,teacher", "o,techer")
                .replace("users.csv", "bo.hay@hill.example", "bo.hay")
                .replace("users.csv", ",N,", ",15,")
                .replace("classes.csv", "scheduled", "club");
        assertThat(roster.problems())
                .contains(
                        "users.csv:2:6: no such role in OneRoster 1.1: techer",
                        "users.csv:3:13: not an e-mail address: bo.hay",
                        "users.csv:4:17: not a school year such as 04, Y4, R or N: 15",
                        "classes.csv:3:8: classType is homeroom for a class or scheduled for a community, not club");
    }

    @Test
    void headerNamesAreExact() {
        roster.replace("users.csv", "givenName", "GivenName");
        assertThat(roster.problems()).containsExactly("users.csv:1:1: the column givenName is missing");
    }

    @Test
    void anExportOfChangesOnlyIsRefused() {
        roster.replace("manifest.csv", "file.users,bulk", "file.users,delta").replace("manifest.csv", "1.1", "1.2");
        assertThat(roster.problems())
                .containsExactly(
                        "manifest.csv:2:2: only OneRoster 1.1 is read here, not 1.2; bring it in with `postern people"
                                + " import FOLDER`",
                        "manifest.csv:3:2: file.users must be bulk: a delta export does not hold everybody");
    }

    @Test
    void unknownReferencesAreNamed() {
        roster.replace("enrollments.csv", "1,,,c,o,p", "1,,,x,o,y")
                .replace("staff-roles.csv", "dsl", "dls")
                .replace("flags.csv", "internal_only", "internal")
                .replace("delegations.csv", "a.lee@", "b.lee@")
                .replace("delegations.csv", "2026-12-31", "31.12.2026");
        assertThat(roster.problems())
                .containsExactlyInAnyOrder(
                        "enrollments.csv:2:4: no such class: x",
                        "enrollments.csv:2:6: no such user: y",
                        "staff-roles.csv:2:2: no such role: dls",
                        "flags.csv:2:2: no such flag: internal; known are internal_only, suspended,"
                                + " receive_only, barred",
                        "delegations.csv:2:2: nobody in users.csv or mailboxes.csv has the address b.lee@hill.example");
        roster.replace("delegations.csv", "b.lee@", "a.lee@");
        assertThat(roster.problems())
                .contains("delegations.csv:2:5: expires is not a date like 2026-12-18: 31.12.2026");
    }

    @Test
    void groupsMeanSomebody() {
        roster.replace("groups.csv", "community:Chess", "community:Ches")
                .replace("groups.csv", ",pupils,", ",pupil,")
                .replace("groups.csv", "all@hill.example,All,staff", "bo.hay@hill.example,All,staff");
        assertThat(roster.problems())
                .containsExactlyInAnyOrder(
                        "groups.csv:2:1: the address belongs to a person already: bo.hay@hill.example",
                        "groups.csv:3:3: nobody is meant by pupil; write an address, class:TITLE, community:TITLE,"
                                + " pupils, staff, governors or guardians",
                        "groups.csv:3:3: nobody is meant by pupil; write an address, class:TITLE, community:TITLE,"
                                + " pupils, staff, governors or guardians",
                        "groups.csv:4:3: no such class or community: community:Ches");
    }

    @Test
    void addressesAndIdsAreUnique() {
        roster.replace("users.csv", "nia.ray@", "bo.hay@").replace("users.csv", "\nr,,,", "\np,,,");
        roster.replace("classes.csv", "Chess", "4A");
        assertThat(roster.problems())
                .contains(
                        "users.csv:4:13: the address is used twice: bo.hay@hill.example",
                        "users.csv:5:1: the sourcedId is used twice: p",
                        "classes.csv:3:4: the title is used twice: 4A");
    }

    @Test
    void nobodyIsHiddenBehindTheUserNameOfAnother() {
        roster.replace("users.csv", "student,n,,Nia", "student,p,,Nia");
        assertThat(roster.problems())
                .anyMatch(p -> p.matches("users\\.csv:4:7: the user name p is also that of bo\\.hay@hill\\.example,"
                        + " and one would hide the other; give one of them another, or none"));
    }

    @Test
    void everyRowHasAnOwner() {
        roster.replace("flags.csv", ",office,", ",,").replace("staff-roles.csv", "a.lee@", "bo.hay@");
        assertThat(roster.problems())
                .containsExactlyInAnyOrder(
                        "flags.csv:2:3: owner is empty",
                        "staff-roles.csv:2:1: only staff and governors have further roles: bo.hay@hill.example");
    }

    @Test
    void aFolderOrFileThatIsNotThereIsSaidSo() throws IOException {
        Files.delete(dir.resolve("orgs.csv"));
        Files.write(
                dir.resolve("flags.csv"), "address,flag,owner,reason\n\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        roster.file("groups.csv", "").replace("users.csv", "Bo,Hay", "Bo");
        assertThat(roster.problems())
                .contains(
                        "flags.csv:1:1: the file is not UTF-8; save it as \"CSV UTF-8\"",
                        "groups.csv:1:1: the header row is missing",
                        "users.csv:3:1: the row has 17 fields, the header has 18")
                .anyMatch(p -> p.startsWith("orgs.csv:1:1: the file cannot be read"));
        assertThat(DirectoryLoader.load(dir.resolve("absent"))).isInstanceOf(DirectoryLoader.Outcome.Rejected.class);
    }
}
