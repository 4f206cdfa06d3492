package org.postern.school.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisSourceTest {
    private static final String TABLE = """
        Adno,UPN,Legal Surname,Preferred Forename,Reg Group,Year Group,Primary Email,Ethnicity,Contact 1 Name,Contact 1 Email,Contact 1 Mobile,Mother Email,Password,Date of leaving
        1041,A999999999999,Hay,Bo,4A,Year 4,bo.hay@hill.example,White,"Hay, Cara",c.hay@mail.example,07700 900111,,Tulip-Sand-93,
        1042,,Ray,Nia,4A; Chess,Reception,nia.ray@hill.example,,Dan Ray,D.RAY@mail.example,,,Tulip-Sand-93,01/02/2020
        1043,,Hay,Joe,4A,6,joe.hay@hill.example,,Cara Hay,C.HAY@mail.example,,,Tulip-Sand-93,
        """;

    @TempDir
    private Path dir;

    private Path table;
    private Path mapping;

    @BeforeEach
    void write() throws IOException {
        table = Files.writeString(dir.resolve("sims.csv"), TABLE);
        mapping = dir.resolve("mapping.csv");
    }

    private RollReader.Outcome guessed() throws IOException {
        Files.write(mapping, MappingGuess.lines(table, new ArrayList<>()));
        return RollReader.read(table, Optional.of(mapping), Exports.OPTIONS);
    }

    @Test
    void proposesAMappingThatCanBeSaved() {
        assertThat(MappingGuess.lines(table, new ArrayList<>()))
                .containsExactly(
                        "field,column",
                        "who,=pupils",
                        "id,Adno",
                        "given-name,Preferred Forename",
                        "family-name,Legal Surname",
                        "email,Primary Email",
                        "year,Year Group",
                        "class,Reg Group",
                        "leaving-date,Date of leaving",
                        "upn,UPN",
                        "guardian-1-name,Contact 1 Name",
                        "guardian-1-email,Contact 1 Email",
                        "guardian-1-phone,Contact 1 Mobile",
                        "# not used: Ethnicity",
                        "# not used: Mother Email",
                        "# not used: Password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student ID,Preferred Last Name,Preferred First Name,Tutor Group,Email|id family-name given-name class"
                        + " email",
                "Arbor Student ID,Legal First Name,Legal Last Name,Year group,Registration form,Email address|id"
                        + " given-name family-name year class email",
                "Pupil ID,Forename,Surname,Class,Year,School Email,Parent 2 E-mail|id given-name family-name class year"
                        + " email guardian-2-email",
                "Staff Code,Title,Surname,Forename,Job Title,Work Email|id title family-name given-name role email",
                "Pupil Name,Form,E-mail,ULN,Father Mobile,Mother Surname|name class email uln guardian-2-phone"
                        + " guardian-1-family-name",
            })
    void knowsTheWordsOfSeveralSystems(String header, String fields) throws IOException {
        Files.writeString(table, header + "\n");
        List<String> lines = MappingGuess.lines(table, new ArrayList<>());
        for (String field : fields.split(" ", -1)) {
            assertThat(lines).anyMatch(line -> line.startsWith(field + ","));
        }
        assertThat(lines).noneMatch(line -> line.startsWith("#"));
    }

    @Test
    void readsPupilsWithTheirClassesAndParents() throws IOException {
        Roll roll = Exports.roll(guessed());
        assertThat(roll.covers()).containsExactlyInAnyOrder(Roll.Kind.PUPIL, Roll.Kind.GUARDIAN);
        assertThat(roll.people())
                .extracting(one -> one.name() + " " + one.kind() + " " + one.active())
                .containsExactly(
                        "Bo Hay PUPIL true",
                        "Cara Hay GUARDIAN true",
                        "Nia Ray PUPIL false",
                        "Dan Ray GUARDIAN true",
                        "Joe Hay PUPIL true");
        assertThat(roll.people().getFirst().guardians())
                .isEqualTo(roll.people().getLast().guardians());
        assertThat(roll.people().getFirst().year()).contains(4);
        assertThat(roll.groups()).extracting(Roll.Group::title).containsExactly("4A", "Chess");
        assertThat(roll.toString()).doesNotContain(Exports.PASSWORD);
    }

    @Test
    void reportsEveryProblemOfMappingAndTable() throws IOException {
        Files.writeString(mapping, """
            field,column
            id,Adnoo
            given-nam,Preferred Forename
            email,Primary Email
            """);
        assertThat(Exports.problems(RollReader.read(table, Optional.of(mapping), Exports.OPTIONS), dir))
                .containsExactly(
                        "mapping.csv:1:1: say who is in the table with a row such as who,=pupils; it is one of pupils,"
                                + " staff, everybody",
                        "mapping.csv:1:1: the columns of given-name and family-name, or of name, are needed",
                        "mapping.csv:2:2: no such column: Adnoo; did you mean Adno?",
                        "mapping.csv:3:1: no such field: given-nam; did you mean given-name?");
        Files.writeString(
                table,
                TABLE.replace("Year 4", "Blue").replace("01/02/2020", "soon").replace("joe.hay@hill", "joe.hay hill"));
        assertThat(Exports.problems(guessed(), dir))
                .containsExactly(
                        "sims.csv:2:6: not a school year such as 04, Y4, R or N: Blue",
                        "sims.csv:3:14: not a date like 18/12/2026: soon",
                        "sims.csv:4:7: not an e-mail address: joe.hay hill.example");
    }

    @Test
    void aTableWithoutMappingIsToldHowToGetOne() {
        assertThat(Exports.problems(RollReader.read(table, Optional.empty(), Exports.OPTIONS), dir))
                .singleElement()
                .asString()
                .contains("postern people mapping");
    }

    @Test
    void readsStaffByTheirJobs() throws IOException {
        Files.writeString(table, """
            Staff Code,Title,Surname,Forename,Job Title,Work Email,Form
            AL,Ms,Lee,A,Class Teacher,a.lee@hill.example,4A
            BT,Mr,Toye,B,Teaching Assistant,b.toye@hill.example,4A
            CU,Mrs,Unwin,C,Bursar,c.unwin@hill.example,
            """);
        Roll roll = Exports.roll(guessed());
        assertThat(roll.people())
                .extracting(one -> one.id() + " " + one.name() + " " + one.kind())
                .containsExactly(
                        "staff-AL Ms A Lee TEACHER", "staff-BT Mr B Toye ASSISTANT", "staff-CU Mrs C Unwin STAFF");
        assertThat(roll.memberships()).hasSize(2);
    }
}
