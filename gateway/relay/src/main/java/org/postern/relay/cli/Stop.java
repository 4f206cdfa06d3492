package org.postern.relay.cli;

import java.util.List;

/** Ends a command with something to say. */
final class Stop extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient List<String> lines;

    private Stop(int code, List<String> lines) {
        super(String.join("\n", lines));
        this.code = code;
        this.lines = List.copyOf(lines);
    }

    /** Arguments or configuration are wrong. */
    static Stop wrong(String line) {
        return new Stop(Exit.WRONG, List.of(line));
    }

    static Stop wrong(List<String> lines) {
        return new Stop(Exit.WRONG, lines);
    }

    /** It was understood, and did not work. */
    static Stop refused(String line) {
        return new Stop(Exit.INCOMPLETE, List.of(line));
    }

    int code() {
        return code;
    }

    List<String> lines() {
        return lines;
    }
}
