package org.postern.relay.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code postern people import} and what belongs to it, as an administrator types them. */
class PeopleCommandsTest {
    private static final Path SHIPPED = Path.of("../../conf");
    private static final String PUPILS = "@pupils.larkfield.sch.example";
    private static final String PASSWORD = "Tulip-Sand-93";
    private static final String UPN = "A999999999999";

    @TempDir
    private Path dir;

    private Path conf;
    private Path export;
    private Shell shell;

    @BeforeEach
    void copyConf() throws IOException {
        conf = dir.resolve("conf");
        export = dir.resolve("export");
        copy(SHIPPED, conf);
        Files.createDirectories(export);
        for (String file : new String[] {"manifest.csv", "orgs.csv", "users.csv", "classes.csv", "enrollments.csv"}) {
            Files.copy(conf.resolve("directory").resolve(file), export.resolve(file));
        }
        shell = new Shell(conf, dir.resolve("home"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(p -> !p.startsWith(from.resolve("bad"))).toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = export.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private Shell.Run bring(String... more) {
        return shell.run(Stream.concat(Stream.of("people", "import", export.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private String inUse(String file) throws IOException {
        return Files.readString(conf.resolve("directory").resolve(file));
    }

    @Test
    void aPreviewChangesNothing() throws IOException {
        change(
                "users.csv",
                "p-priya.nair,,,true,larkfield,student,priya.nair",
                "p-new,,,true,larkfield,student,kit.may");
        change("users.csv", ",,Priya,Nair,,,priya.nair@", ",,Kit,May,,,kit.may@");
        change("enrollments.csv", ",p-priya.nair,", ",p-new,");
        change("users.csv", "ellie.marsh@pupils", "ellie.marsh-cole@pupils");
        change("enrollments.csv", "c-4WIL,larkfield,p-oscar.finch", "c-4MAP,larkfield,p-oscar.finch");
        String before = inUse("users.csv");
        Shell.Run run = bring("--preview");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("joins +kit.may" + PUPILS + " +Kit May +pupil")
                .containsPattern("leaves +priya.nair" + PUPILS + " +Priya Nair +pupil")
                .containsPattern("moves +oscar.finch" + PUPILS + " +Oscar Finch +pupil, Y4, 4WIL -> pupil, Y4, 4MAP")
                .containsPattern("new address +ellie.marsh" + PUPILS + " +Ellie Marsh +-> ellie.marsh-cole" + PUPILS)
                .contains("1 joins, 1 leaves, 1 moves, 1 has a new address. Nothing was changed;");
        assertThat(inUse("users.csv")).isEqualTo(before);
        assertThat(Files.isSymbolicLink(conf.resolve("directory"))).isFalse();
        try (Stream<Path> beside = Files.list(conf)) {
            assertThat(beside.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith("directory."));
        }
        assertThat(bring("--preview", "--json").out())
                .contains("\"preview\":true", "\"joining\":1", "\"change\":\"new-address\"");
    }

    @Test
    void anImportIsAVersionThatCanBeGoneBackTo() throws IOException {
        change("users.csv", ",,Priya,Nair,", ",,Priya Rose,Nair,");
        Shell.Run run = bring();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Version 2 of the directory is in force: nobody joins, leaves or moves.");
        assertThat(inUse("users.csv")).contains("Priya Rose");
        assertThat(inUse("flags.csv")).contains("suspended");
        assertThat(shell.run("people", "history").out())
                .containsPattern("2 +\\S+ +\\d+ people +cli:\\S+ +in use +OneRoster 1.1, ")
                .containsPattern("1 +\\S+ +\\d+ people +cli:\\S+ +as it was before")
                .contains("`people rollback N`".replace("`people", "`postern people"));
        Files.writeString(
                conf.resolve("directory/flags.csv"),
                inUse("flags.csv") + "jake.tilley" + PUPILS + ",receive_only,office,asked\n");
        Shell.Run back = shell.run("people", "rollback", "1");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(back.out()).startsWith("The people are those of version 1 again, as version 3");
        assertThat(inUse("users.csv")).doesNotContain("Priya Rose");
        assertThat(inUse("flags.csv")).as("tables stay as they are").contains("receive_only");
        assertThat(shell.run("people", "show", "jake.tilley" + PUPILS).out()).contains("receive-only");
        assertThat(shell.run("people", "rollback", "9").code()).isEqualTo(1);
        assertThat(shell.run("people", "history", "--json").out()).contains("\"version\":3", "\"in-use\":true");
    }

    @Test
    void theSameExportTwiceMakesOneVersion() {
        assertThat(bring().out()).startsWith("Version 2");
        assertThat(bring().out()).startsWith("Nothing to do");
        assertThat(shell.run("people", "history").lines()).hasSize(3);
    }

    @Test
    void onlyTheLastTenVersionsAreKept() throws IOException {
        for (int i = 0; i < 12; i++) {
            Files.writeString(
                    export.resolve("users.csv"),
                    Files.readString(export.resolve("users.csv"))
                            .replaceFirst("Priya( \\d+)?,Nair", "Priya " + i + ",Nair"));
            assertThat(bring().code()).isZero();
        }
        assertThat(shell.run("people", "history").lines()).hasSize(11);
        try (Stream<Path> beside = Files.list(conf)) {
            assertThat(beside.filter(p -> p.getFileName().toString().startsWith("directory.")))
                    .hasSize(1);
        }
    }

    @Test
    void anExportThatLooksCutOffIsRefusedUntilTheNumberIsSaid() throws IOException {
        String users = Files.readString(export.resolve("users.csv"));
        Files.writeString(
                export.resolve("users.csv"),
                users.replaceAll("(?m)^g-.*\n", "").replaceAll("\"?g-[a-z.]+(,g-[a-z.]+)*\"?", ""));
        String before = inUse("users.csv");
        Shell.Run run = bring();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .containsPattern("11 of \\d+ people would leave, more than a tenth")
                .contains("--yes-remove 11");
        assertThat(inUse("users.csv")).isEqualTo(before);
        assertThat(bring("--yes-remove", "10").err()).contains("11 people would leave, not 10");
        Shell.Run yes = bring("--yes-remove", "11");
        assertThat(yes.code()).as(yes.err()).isZero();
        assertThat(yes.out()).contains("Still known, as leavers", "x.harper@freemail.example;", "11 leave");
        assertThat(shell.run("people", "show", "leo.harper" + PUPILS).out()).containsPattern("barred +x.harper@");
    }

    @Test
    void everyProblemIsToldAndNothingChanges() throws IOException {
        change("users.csv", "larkfield,student,maya.okafor", "larkfield,studnt,maya.okafor");
        change("users.csv", "jake.tilley@pupils", "jake.tilley pupils");
        change("enrollments.csv", "c-8S,larkfield,p-amir.yilmaz", "c-8T,larkfield,p-amir.yilmaz");
        Shell.Run run = bring();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern("users.csv:4:6: no such role: studnt; write student")
                .containsPattern("users.csv:5:13: not an e-mail address")
                .containsPattern("enrollments.csv:\\d+:4: no such class: c-8T")
                .contains("Nothing was changed: mend these 3 and import again");
        Files.writeString(conf.resolve("directory/groups.csv"), "group,name,member,owner\nx,All,nobody,office\n");
        copyUsers();
        assertThat(bring().err()).contains("directory/groups.csv:2:1: not an e-mail address: x");
        assertThat(dir.resolve("home/people/1")).doesNotExist();
    }

    private void copyUsers() throws IOException {
        for (String file : new String[] {"users.csv", "enrollments.csv"}) {
            Files.writeString(export.resolve(file), inUse(file));
        }
    }

    @Test
    void noPasswordAndNoIdentifierIsKeptOrShown() throws IOException {
        change("users.csv", "maya.okafor,,Maya,Okafor,,,", "maya.okafor,,Maya,Okafor,," + UPN + ",");
        change("users.csv", "04,\n", "04," + PASSWORD + "\n");
        Files.copy(export.resolve("users.csv"), conf.resolve("directory/users.csv"), REPLACE_EXISTING);
        Shell.Run run = bring();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(PASSWORD, UPN);
        assertThat(run.out()).contains("kept as hashes only");
        assertThat(inUse("known-values.csv")).contains("pupil.upn,");
        assertThat(shell.run("doctor").out())
                .containsPattern("green +known values +on, \\d+ kept as keyed hashes only \\(.*upn.*\\) since 20");
        for (Path root : new Path[] {conf, dir.resolve("home")}) {
            try (Stream<Path> all = Files.walk(root.toRealPath())) {
                for (Path file : all.filter(Files::isRegularFile)
                        .filter(f ->
                                f.toString().endsWith(".csv") || f.toString().contains("keys"))
                        .toList()) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain(PASSWORD, UPN);
                }
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("home/keys/known-values"))))
                .isEqualTo("rw-------");
        Path mail = Files.writeString(dir.resolve("m.eml"), """
            From: k.whitlock@larkfield.sch.example
            To: stranger@elsewhere.example
            Subject: x

            about A 999 9999 99999 9 please
            """.replace("\n", "\r\n"));
        assertThat(shell.run("check", mail.toString()).out()).contains("\"scanner\":\"exact-match\"");
    }

    @Test
    void aTableOfAnotherSystemIsReadWithTheMappingThatWasProposed() throws IOException {
        Path table = Files.writeString(dir.resolve("arbor.csv"), """
            Arbor Student ID,Legal First Name,Legal Last Name,Year group,Registration form,Email address,UPN,Password
            1,Maya,Okafor,Year 4,4MAP,maya.okafor@pupils.larkfield.sch.example,A999999999999,Tulip-Sand-93
            """);
        Shell.Run proposal = shell.run("people", "mapping", table.toString());
        assertThat(proposal.out()).contains("who,=pupils", "class,Registration form", "# not used: Password");
        assertThat(proposal.err()).contains("This is a proposal. Save it");
        Path mapping = Files.writeString(dir.resolve("mapping.csv"), proposal.out());
        assertThat(shell.run("people", "import", table.toString()).err()).contains("people mapping");
        Shell.Run run =
                shell.run("people", "import", table.toString(), "--mapping", mapping.toString(), "--preview", "--all");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("leaves").doesNotContain("whitlock", "maya.okafor");
    }

    @Test
    void theDemoSchoolShowsWhatIsLaidDown() {
        assertThat(shell.run("people", "show", "leo.harper" + PUPILS).out())
                .containsPattern("barred +x.harper@freemail.example")
                .containsPattern("guardians +j.harper@\\S+, m.harper@");
        assertThat(shell.run("people", "show", "k.whitlock@larkfield.sch.example")
                        .out())
                .containsPattern("aliases +kate.whitlock@")
                .containsPattern("groups +allstaff@");
        assertThat(shell.run("people", "show", "jake.tilley" + PUPILS, "--json").out())
                .contains("\"kept-apart\":[\"oscar.finch", "\"year\":4");
        assertThat(shell.run("people", "show", "tom.beddoes" + PUPILS).out()).contains("internal-only");
        assertThat(shell.run("people", "show", "l.tilley@freemail.example").out())
                .containsPattern("children +jake.tilley");
    }
}
