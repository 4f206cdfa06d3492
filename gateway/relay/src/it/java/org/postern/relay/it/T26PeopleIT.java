package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.store.audit.AuditRow;

/** An export is looked at, refused, brought in and taken back while the relay runs and judges by what is in force. */
class T26PeopleIT {
    private static final String MAYA = "maya.okafor@pupils.larkfield.sch.example";
    private static final String OSCAR = "oscar.finch@pupils.larkfield.sch.example";

    @TempDir
    private Path folder;

    @Test
    void theRelayJudgesByTheDirectoryThatIsInForce() throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            Path export = oneRoster12(school);
            try (Postern relay = Postern.start(school)) {
                assertThat(verdict(school, relay)).as("in another class").contains("\"reject\":\"1\"");

                Postern.Answer preview = Postern.command(school, "people", "import", export.toString(), "--preview");
                assertThat(preview.code()).as(preview.err()).isZero();
                assertThat(preview.out())
                        .containsPattern("moves +" + OSCAR + " +Oscar Finch +pupil, Y4, 4WIL -> pupil, Y4, 4MAP")
                        .contains("1 moves. Nothing was changed");
                assertThat(verdict(school, relay)).contains("\"reject\":\"1\"");

                String users = Files.readString(export.resolve("users.csv"));
                Files.writeString(export.resolve("users.csv"), users.substring(0, users.indexOf("p-oscar.finch")));
                Postern.Answer cutOff = Postern.command(school, "people", "import", export.toString());
                assertThat(cutOff.code()).isEqualTo(2);
                assertThat(cutOff.err()).contains("no such user: p-oscar.finch", "Nothing was changed");
                Files.writeString(export.resolve("users.csv"), users);

                Postern.Answer refused = Postern.command(
                        school, "people", "import", withoutParents(export).toString());
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.err()).contains("more than a tenth", "--yes-remove 11");

                long loads = loads(relay);
                Postern.Answer brought = Postern.command(school, "people", "import", export.toString());
                assertThat(brought.code()).as(brought.err()).isZero();
                assertThat(brought.out()).contains("Version 2 of the directory is in force: 1 moves.");
                Wait.until("the relay has it", () -> loads(relay) > loads);
                assertThat(verdict(school, relay)).as("now of the same class").contains("\"deliver\":\"1\"");
                assertThat(Health.ready(school).well()).isTrue();

                Postern.Answer back = Postern.command(school, "people", "rollback", "1");
                assertThat(back.code()).as(back.err()).isZero();
                Wait.until("the relay has it", () -> loads(relay) > loads + 1);
                assertThat(verdict(school, relay)).as("as before").contains("\"reject\":\"1\"");
                assertThat(Postern.command(school, "people", "history").out())
                        .containsPattern("3 .* in use +back to version 1")
                        .containsPattern("2 .* OneRoster 1.2, ");
                assertThat(relay.log()).doesNotContain("policy not taken");
            }
        }
    }

    @Test
    void aRelayThatRunsKeepsTheLastGoodDirectory() throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            Path export = oneRoster12(school);
            try (Postern relay = Postern.start(school)) {
                long loads = loads(relay);
                assertThat(Postern.command(school, "people", "import", export.toString())
                                .code())
                        .isZero();
                Wait.until("it is in force", () -> loads(relay) > loads);
                Path flags = school.conf.resolve("directory/flags.csv");
                String good = Files.readString(flags);
                Files.writeString(flags, good + "nobody@larkfield.sch.example,suspended,office,mistake\n");
                Wait.until("health turns red", () -> !Health.ready(school).well());
                assertThat(Health.ready(school).text()).containsPattern("flags\\.csv:\\d+:1: nobody in users.csv");
                assertThat(verdict(school, relay)).contains("\"deliver\":\"1\"");
                Postern.Answer again = Postern.command(school, "people", "rollback", "1");
                assertThat(again.code()).isEqualTo(2);
                assertThat(again.err()).contains("conf/directory/flags.csv:", "Nothing was changed: mend this");
                Files.writeString(flags, good + OSCAR + ",suspended,office,a talk first\n");
                Wait.until("health turns green", () -> Health.ready(school).well());
                assertThat(verdict(school, relay)).contains("\"deliver\":\"1\"");
            }
        }
    }

    /** What the school has, as another system exports it, with Oscar moved into Maya's class. */
    private Path oneRoster12(School school) throws IOException {
        Path directory = school.conf.resolve("directory");
        Path export = Files.createDirectories(folder.resolve("export"));
        Files.writeString(export.resolve("manifest.csv"), """
            propertyName,value
            oneroster.version,1.2
            file.users,bulk
            file.roles,bulk
            file.classes,bulk
            file.enrollments,bulk
            """);
        StringBuilder users = new StringBuilder();
        StringBuilder roles =
                new StringBuilder("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,"
                        + "endDate,orgSourcedId,userProfileSourcedId\n");
        for (String line : Files.readAllLines(directory.resolve("users.csv"))) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            String role = cells[5];
            cells[5] = "";
            if (!role.equals("role")) {
                roles.append("r-")
                        .append(cells[0])
                        .append(",,,")
                        .append(cells[0])
                        .append(",primary,");
                roles.append(role).append(",,,larkfield,\n");
            } else {
                cells[5] = "unused";
            }
            users.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(export.resolve("users.csv"), users);
        Files.writeString(export.resolve("roles.csv"), roles);
        Files.copy(directory.resolve("classes.csv"), export.resolve("classes.csv"));
        String enrolled = Files.readString(directory.resolve("enrollments.csv"));
        Files.writeString(
                export.resolve("enrollments.csv"),
                enrolled.replace("c-4WIL,larkfield,p-oscar.finch", "c-4MAP,larkfield,p-oscar.finch"));
        return export;
    }

    private Path withoutParents(Path export) throws IOException {
        Path cut = Files.createDirectories(folder.resolve("cut"));
        for (String name : new String[] {"manifest.csv", "users.csv", "roles.csv", "classes.csv", "enrollments.csv"}) {
            String text = Files.readString(export.resolve(name));
            Files.writeString(cut.resolve(name), text.replaceAll("(?m)^(r-)?g-.*\n", ""));
        }
        return cut;
    }

    /** How often the relay took changed rules or people. */
    private static long loads(Postern relay) throws IOException {
        return relay.log().lines().filter(line -> line.contains(" is in force")).count();
    }

    /** How a mail of Maya's to Oscar is judged now: the details of its audit row. */
    private static String verdict(School school, Postern relay) throws Exception {
        int before = judged(school).size();
        try (SmtpDialog smtp = relay.fromSchool()) {
            smtp.say("EHLO school.example");
            String mail = "From: " + MAYA + "\r\nTo: " + OSCAR
                    + "\r\nSubject: swimming\r\n\r\nsee you at swimming tomorrow\r\n";
            assertThat(smtp.mail(MAYA, OSCAR, mail.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("250");
        }
        Wait.until("it is judged", () -> judged(school).size() > before);
        return judged(school).getLast().details();
    }

    private static List<AuditRow> judged(School school) throws Exception {
        try (StoreParts store =
                StoreParts.open(InProcess.settings(school), Home.open(school.home), InstantSource.system())) {
            return store.audit().before(Long.MAX_VALUE, 1_000).stream()
                    .filter(row -> row.action().equals("judged"))
                    .sorted(Comparator.comparingLong(AuditRow::seq))
                    .toList();
        }
    }
}
