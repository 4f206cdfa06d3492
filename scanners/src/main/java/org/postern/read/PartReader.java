package org.postern.read;

import org.postern.message.Part;

/** Reads one part; answers {@link ReadOutcome.Unreadable} instead of throwing for anything a mail can contain. */
public interface PartReader {
    /** Reads it, and takes what that cost off the budget of its mail. */
    ReadOutcome read(Part part, Budget budget);
}
