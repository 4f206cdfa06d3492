package org.postern.model;

import java.util.Comparator;

/**
 * Something wrong in a configuration file that an administrator wrote.
 *
 * @param file path as given, so that an editor can open it
 * @param line from 1
 * @param column from 1, in characters
 */
public record ConfigProblem(String file, int line, int column, String message) {
    private static final int LONGEST = 500;

    /** It may quote the file, which may hold anything: one line of a length that people read stays one. */
    public ConfigProblem {
        message = message.substring(0, Math.min(message.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ");
    }

    /** By file, line and column. */
    public static final Comparator<ConfigProblem> BY_PLACE = Comparator.comparing(ConfigProblem::file)
            .thenComparingInt(ConfigProblem::line)
            .thenComparingInt(ConfigProblem::column);

    /** The file or folder as a whole is meant: an editor opens it at its start. */
    public static ConfigProblem whole(Object file, String message) {
        return new ConfigProblem(file.toString(), 1, 1, message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
