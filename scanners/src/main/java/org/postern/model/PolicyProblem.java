package org.postern.model;

/**
 * Something wrong in a configuration file that an administrator wrote.
 *
 * @param file path as given, so that an editor can open it
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the line as a whole is meant
 */
public record PolicyProblem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
