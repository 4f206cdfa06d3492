package org.postern.relay.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands as a shell would, in this JVM and one at a time, for they share its standard input. */
record Shell(Path conf, Path home) {
    private static final Object STANDARD_INPUT = new Object();

    /** @param code the exit code */
    record Run(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Run run(String... args) {
        return typing("", args);
    }

    /** With something on standard input. */
    Run typing(String input, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--conf", conf.toString(), "--home", home.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        synchronized (STANDARD_INPUT) {
            InputStream real = System.in;
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            try {
                int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
                return new Run(code, out.toString(), err.toString());
            } finally {
                System.setIn(real);
            }
        }
    }
}
