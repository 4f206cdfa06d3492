package org.postern.read.fork;

/** The metadata values with which a reader answers. */
public final class AnswerKeys {
    /** A {@link ReportJson}. */
    public static final String REPORT = "postern:report";

    /** The reader's process. */
    public static final String PROCESS = "postern:process";

    /** What keeps the reader from the network and from other files. */
    public static final String CONFINEMENT = "postern:confinement";

    private AnswerKeys() {}
}
