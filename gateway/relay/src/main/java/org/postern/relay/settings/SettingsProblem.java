package org.postern.relay.settings;

/**
 * Something wrong in postern.yaml.
 *
 * @param file path as given, so that an editor can open it
 * @param line from 1; 0 if the file as a whole is meant
 * @param column from 1; 0 if the file as a whole is meant
 */
public record SettingsProblem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
