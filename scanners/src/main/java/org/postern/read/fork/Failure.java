package org.postern.read.fork;

/** Why a reader gave no report. */
enum Failure {
    TIME("took too long to read"),
    MEMORY("needs too much memory to be read"),
    CRASH("broke the program that opens files"),
    BUSY("could not be read in time, for the readers are busy"),
    DISK("could not be handed to a reader"),
    STOPPED("could not be read, for Postern was being stopped");

    private final String words;

    Failure(String words) {
        this.words = words;
    }

    /** As one sentence. */
    String sentence(String file) {
        return file + " " + words + ".";
    }
}
