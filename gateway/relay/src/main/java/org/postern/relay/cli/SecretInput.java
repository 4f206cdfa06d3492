package org.postern.relay.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postern.certs.PrivateFile;
import picocli.CommandLine.Option;

/** Passwords; never from the arguments: every user of the machine can read those. */
final class SecretInput {
    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "file of mode 0600 with the password; else it is asked for, or read from standard input")
    private Optional<Path> file = Optional.empty();

    /** One that is set now. */
    char[] chosen(String what, int shortest) throws IOException, Stop {
        return file.isPresent() ? longEnough(fromFile(file.get()), shortest) : fresh(what, shortest);
    }

    /** One that was set before. */
    char[] known(String what) throws IOException, Stop {
        return file.isPresent() ? fromFile(file.get()) : asked(what, false);
    }

    static char[] fresh(String what, int shortest) throws IOException, Stop {
        return longEnough(asked(what, true), shortest);
    }

    private static char[] longEnough(char[] password, int shortest) throws Stop {
        if (Character.codePointCount(password, 0, password.length) < shortest) {
            throw Stop.wrong("the password is too short; use " + shortest + " characters or more, such as three words");
        }
        return password;
    }

    private static char[] fromFile(Path file) throws IOException, Stop {
        if (!Files.isReadable(file)) {
            throw Stop.wrong("there is no readable file " + file + "; check the path");
        }
        return new String(PrivateFile.read(file), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
    }

    @SuppressWarnings("SystemConsoleNull") // bin/postern asks for the console that is null without a terminal
    private static char[] asked(String what, boolean twice) throws IOException, Stop {
        Console console = System.console();
        if (console == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? new char[0] : line.toCharArray();
        }
        char[] first = typed(console.readPassword("%s: ", what));
        if (twice && !Arrays.equals(first, typed(console.readPassword("Again: ")))) {
            throw Stop.wrong("the two passwords differ; try again");
        }
        return first;
    }

    private static char[] typed(char @Nullable [] answer) throws Stop {
        if (answer == null) {
            throw Stop.wrong("no password was given; try again");
        }
        return answer;
    }
}
