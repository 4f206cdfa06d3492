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
