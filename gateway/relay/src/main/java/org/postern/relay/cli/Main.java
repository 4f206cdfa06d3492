package org.postern.relay.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.postern.mailets.JavaxMailHandlers;
import org.postern.message.MailHandlers;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of the program {@code postern}. */
@Command(
        name = "postern",
        description = "A school's mail gate.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "postern 1.0.0",
        subcommands = {
            StartCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            HeldCommand.class,
            PeopleCommand.class,
            PolicyCommand.class,
            CertCommand.class,
            UserCommand.class,
            AuditCommand.class,
            DoctorCommand.class
        },
        footer = {"", "Exit codes: 0 done; 1 incomplete or refused; 2 bad arguments or configuration."})
public final class Main {

    /** Pins both mail libraries' handlers before either is used. */
    public static void main(String[] args) {
        MailHandlers.pin();
        JavaxMailHandlers.pin();
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs one command; answers the exit code. */
    public static int run(PrintWriter results, PrintWriter remarks, String... args) {
        CommandLine line = new CommandLine(new Main())
                .setOut(results)
                .setErr(remarks)
                .setExecutionExceptionHandler((e, command, parsed) -> explain(e, new Output(results, remarks)));
        return args.length == 0 ? usage(line) : line.execute(args);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getErr());
        return Exit.WRONG;
    }

    /** Failures of the file system often carry a path and no words. */
    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> denied.getFile() + " may not be opened by this user";
            case FileAlreadyExistsException there -> there.getFile() + " is there and is no folder";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static int explain(Exception e, Output output) throws Exception {
        if (e instanceof Stop stop) {
            stop.lines().forEach(output::remark);
            return stop.code();
        }
        if (e instanceof IOException) {
            output.remark("this did not work: " + reason(e) + "; `postern doctor` says more");
            return Exit.INCOMPLETE;
        }
        throw e;
    }
}
