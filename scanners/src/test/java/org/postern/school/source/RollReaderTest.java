package org.postern.school.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.Address;
import org.postern.school.Directory;
import org.postern.school.DirectoryLoader;
import org.postern.school.Person;

class RollReaderTest {
    @TempDir
    private Path dir;

    private Exports export(String format) {
        return switch (format) {
            case "OneRoster 1.1" -> Exports.oneRoster11(dir.resolve("in"));
            case "OneRoster 1.2" -> Exports.oneRoster12(dir.resolve("in"));
            case "School Data Sync v2.1" -> Exports.sds21(dir.resolve("in"));
            default -> Exports.sds1(dir.resolve("in"));
        };
    }

    private static Roll.Someone named(Roll roll, String name) {
        return roll.people().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + roll.people()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OneRoster 1.1", "OneRoster 1.2", "School Data Sync v2.1", "School Data Sync, older form"})
    void everyFormatTellsTheSameSchool(String format) throws IOException {
        Exports export = export(format);
        assertThat(((RollReader.Outcome.Read) export.read()).format()).isEqualTo(format);
        Roll roll = export.roll();
        Roll.Someone bo = named(roll, "Bo Hay");
        assertThat(bo.kind()).isEqualTo(Roll.Kind.PUPIL);
        assertThat(bo.year()).contains(4);
        assertThat(named(roll, "Nia Ray").year()).contains(0);
        assertThat(named(roll, "Ms A Lee").kind()).isEqualTo(Roll.Kind.TEACHER);
        Roll.Someone parent = named(roll, "C Hay");
        assertThat(parent.kind()).isEqualTo(Roll.Kind.GUARDIAN);
        assertThat(bo.guardians()).containsExactly(parent.id());
        assertThat(roll.groups().getFirst().title()).isEqualTo("4A");
        assertThat(stored(roll).schoolClass("4A").orElseThrow().teachers()).hasSize(1);
        assertThat(stored(roll).schoolClass("4A").orElseThrow().pupils()).containsExactly(bo.address());
    }

    private Directory stored(Roll roll) throws IOException {
        Path out = Files.createDirectories(dir.resolve("out"));
        RollStore.write(roll, out);
        SchoolFiles.carry(dir.resolve("nothing"), dir.resolve("nothing"), out, Map.of());
        return switch (DirectoryLoader.load(out)) {
            case DirectoryLoader.Outcome.Loaded(var directory) -> directory;
            case DirectoryLoader.Outcome.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"OneRoster 1.1", "OneRoster 1.2", "School Data Sync v2.1", "School Data Sync, older form"})
    void passwordsAndIdentifiersAreWrittenNowhere(String format) throws IOException {
        Roll roll = export(format).roll();
        stored(roll);
        try (Stream<Path> files = Files.list(dir.resolve("out"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain(Exports.PASSWORD, "A999999999999", "B999999999998", "9999999999")
                        .doesNotContain("900111", "960222", "960111");
            }
        }
        assertThat(roll.toString()).doesNotContain(Exports.PASSWORD);
    }

    @Test
    void aProblemDoesNotShowAPasswordEither() {
        Exports export = export("OneRoster 1.1").replace("users.csv", "bo.hay@hill.example", "bo.hay");
        assertThat(export.problems().toString()).contains("users.csv:3:13").doesNotContain(Exports.PASSWORD);
    }

    @Test
    void keepsWhatTellsAPersonApartForHashing() {
        Roll roll = export("OneRoster 1.1").roll();
        assertThat(named(roll, "Bo Hay").known())
                .containsExactlyInAnyOrder(
                        new Roll.Known("pupil.upn", "A999999999999"), new Roll.Known("pupil.uln", "9999999999"));
        assertThat(named(roll, "Nia Ray").known()).containsExactly(new Roll.Known("pupil.upn", "B999999999998"));
        assertThat(named(roll, "C Hay").known())
                .containsExactly(
                        new Roll.Known("guardian.phone", "01632 960222"),
                        new Roll.Known("guardian.phone", "07700 900111"));
        assertThat(named(roll, "Ms A Lee").known())
                .as("the school's own number")
                .isEmpty();
    }

    @Test
    void anIdThatIsAUpnIsKeptAsAPseudonym() throws IOException {
        Exports export = export("OneRoster 1.1");
        for (String file : List.of("users.csv", "enrollments.csv")) {
            export.replace(file, "p1,", "A999999999999,");
        }
        Roll roll = export.roll();
        Roll.Someone bo = named(roll, "Bo Hay");
        assertThat(bo.id()).startsWith("x");
        assertThat(bo.known()).contains(new Roll.Known("pupil.upn", "A999999999999"));
        assertThat(bo.guardians()).hasSize(1);
        assertThat(stored(roll).schoolClass("4A").orElseThrow().pupils()).containsExactly(bo.address());
    }

    @Test
    void parentsWithAnEntryForEachChildAreOne() {
        Roll roll = export("OneRoster 1.1")
                .replace(
                        "users.csv",
                        "g1,,,true,o,parent",
                        "g2,,,true,o,parent,,,C,Hay,,,C.Hay@mail.example,,,p2,,\ng1,,,true,o,parent")
                .roll();
        assertThat(roll.people().stream().filter(one -> one.kind() == Roll.Kind.GUARDIAN))
                .hasSize(1);
        assertThat(named(roll, "Nia Ray").guardians())
                .isEqualTo(named(roll, "Bo Hay").guardians());
    }

    @Test
    void classesOfOneTitleAreToldApart() {
        assertThat(export("School Data Sync v2.1").roll().groups())
                .extracting(Roll.Group::title)
                .containsExactly("4A", "4A (c2)");
    }

    @Test
    void whoHasNoMailboxIsLeftOutAndCounted() {
        Exports export = export("OneRoster 1.1")
                .replace("users.csv", "nia.ray@hill.example", "")
                .replace("users.csv", "c.hay@mail.example", "none");
        assertThat(RollReader.read(
                        export.dir(), Optional.empty(), new Options(Optional.empty(), Optional.empty(), id -> id)))
                .satisfies(outcome -> assertThat(Exports.roll(outcome).remarks())
                        .containsExactly("1 left out: no e-mail address", "1 left out: no e-mail address (guardians)"));
        assertThat(named(export.roll(), "Nia Ray").address()).hasToString("nia.ray@pupils.hill.example");
    }

    @Test
    void reportsEveryProblemWithItsPlace() {
        Exports export = export("OneRoster 1.2")
                .replace("manifest.csv", "file.users,bulk", "file.users,delta")
                .replace("users.csv", ",KG,", ",Big,")
                .replace("roles.csv", "p2,primary,student", "p9,primary,student")
                .replace("roles.csv", "parent", "parnt")
                .replace("enrollments.csv", "c2,o,p1", "c7,o,p1");
        assertThat(export.problems())
                .containsExactly(
                        "enrollments.csv:3:4: no such class: c7",
                        "manifest.csv:3:2: file.users must be bulk: a delta export does not hold everybody",
                        "roles.csv:5:4: no such user: p9",
                        "roles.csv:7:6: no such role: parnt; write student, teacher, aide, administrator or guardian,"
                                + " or another of the standard",
                        "users.csv:4:15: not a school year such as 04, Y4, R or N: Big");
    }

    @Test
    void twoWhoShareAUserNameAreReported() {
        Exports export = export("OneRoster 1.1").replace("users.csv", "student,nia.ray,", "student,bo.hay,");
        assertThat(export.problems())
                .containsExactly("users.csv:4:7: the user name bo.hay is also that of Bo Hay; give one of them another,"
                        + " or none");
    }

    @Test
    void readsAnArchive() throws IOException {
        Exports export = export("OneRoster 1.2");
        Path zip = dir.resolve("export.zip");
        try (FileSystem archive = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                Stream<Path> files = Files.list(export.dir())) {
            Path inner = Files.createDirectory(archive.getPath("/oneroster"));
            for (Path file : files.toList()) {
                Files.copy(file, inner.resolve(file.getFileName().toString()));
            }
        }
        assertThat(Exports.roll(RollReader.read(zip, Optional.empty(), Exports.OPTIONS))
                        .people())
                .hasSize(5);
    }

    @Test
    void saysWhatAFolderShouldHave() throws IOException {
        Path empty = Files.createDirectories(dir.resolve("empty"));
        assertThat(Exports.problems(RollReader.read(empty, Optional.empty(), Exports.OPTIONS), dir))
                .singleElement()
                .asString()
                .startsWith("empty:1:1: neither OneRoster");
        assertThat(Exports.problems(RollReader.read(dir.resolve("no"), Optional.empty(), Exports.OPTIONS), dir))
                .containsExactly("no:1:1: there is no such file or folder");
    }

    @Test
    void keepsALeaverAsOne() throws IOException {
        Person lou = stored(export("OneRoster 1.1").roll())
                .find(Address.of("lou.old@hill.example"))
                .orElseThrow();
        assertThat(lou.leaver()).isTrue();
    }
}
