package org.postern.read.fork;

import org.postern.read.FileReport;

/** What came of giving a file to a reader. */
sealed interface Outcome {
    record Read(FileReport report) implements Outcome {}

    record Broken(Failure failure) implements Outcome {}
}
