package org.postern.relay.cli;

/** What the shell is told. */
final class Exit {
    static final int OK = 0;

    /** The work was not done, or not for everything: something was incomplete, refused or is not well. */
    static final int INCOMPLETE = 1;

    /** Arguments or configuration are wrong; nothing was done. */
    static final int WRONG = 2;

    private Exit() {}
}
