package org.postern.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shipped school with more pupils, in classes of thirty. */
final class LargeSchool {
    private static final int CLASS = 30;
    private static final String[] GIVEN = {"Pat", "Sam", "Alex", "Kim", "Lee", "Max", "Jo", "Ash"};

    private LargeSchool() {}

    /** Copies a directory folder and adds pupils. */
    static Path with(int pupils, Path shipped) {
        try {
            Path folder = Files.createTempDirectory("school");
            try (Stream<Path> files = Files.list(shipped)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
            add(pupils, folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many people as that, in a folder of their own: three quarters pupils, a fifth guardians, the others staff. */
    static Path ofEverybody(int people, Path shipped) {
        try {
            Path folder = with(0, shipped);
            int pupils = people / 4 * 3;
            int guardians = people / 5;
            List<String> users = new ArrayList<>();
            List<String> enrolled = new ArrayList<>();
            List<String> classes = new ArrayList<>();
            for (int i = 0; i < pupils; i++) {
                String guardian = "\"g" + i % guardians + ",g" + (i + 1) % guardians + "\"";
                users.add("x" + i + ",,,true,larkfield,student,pupil" + i + ",," + GIVEN[i % GIVEN.length] + ","
                        + "Family" + i % 9_000 + ",,," + address(i) + ",,," + guardian + ",05,");
                for (int group = 0; group < 3; group++) {
                    enrolled.add("e" + group + "-" + i + ",,,c" + group + "-" + i / CLASS + ",larkfield,x" + i
                            + ",student,,,");
                }
            }
            for (int i = 0; i <= pupils / CLASS; i++) {
                for (int group = 0; group < 3; group++) {
                    String title = "C" + group + "-" + i;
                    classes.add("c" + group + "-" + i + ",,," + title + ",05,," + title + ",homeroom,,larkfield,,,,");
                }
            }
            for (int i = 0; i < guardians; i++) {
                users.add("g" + i + ",,,true,larkfield,guardian,,,Robin,Family" + i % 9_000 + ",,,parent" + i
                        + "@freemail.example,,,,,");
            }
            for (int i = pupils + guardians; i < people; i++) {
                users.add("t" + i + ",,,true,larkfield,teacher,staff" + i + ",,Ms " + GIVEN[i % GIVEN.length]
                        + ",Teacher" + i + ",,,staff" + i + "@larkfield.sch.example,,,,,");
                enrolled.add("et" + i + ",,,c0-" + i % (pupils / CLASS) + ",larkfield,t" + i + ",teacher,,,");
            }
            append(folder.resolve("users.csv"), users);
            append(folder.resolve("enrollments.csv"), enrolled);
            append(folder.resolve("classes.csv"), classes);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String address(int pupil) {
        return "pupil" + pupil + "@pupils.larkfield.sch.example";
    }

    private static void add(int pupils, Path folder) throws IOException {
        List<String> users = new ArrayList<>();
        List<String> enrolled = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (int i = 0; i < pupils; i++) {
            if (i % CLASS == 0) {
                classes.add("c-x" + i + ",,,X" + i + ",05,,X" + i + ",homeroom,,larkfield,,,,");
            }
            users.add("x" + i + ",,,true,larkfield,student,pupil" + i + ",,Pat,Number" + i + ",,," + address(i)
                    + ",,,,05,");
            enrolled.add("ex" + i + ",,,c-x" + (i - i % CLASS) + ",larkfield,x" + i + ",student,,,");
        }
        append(folder.resolve("users.csv"), users);
        append(folder.resolve("enrollments.csv"), enrolled);
        append(folder.resolve("classes.csv"), classes);
    }

    private static void append(Path file, List<String> lines) throws IOException {
        Files.write(file, lines, StandardOpenOption.APPEND);
    }
}
