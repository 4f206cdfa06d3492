package org.postern.read;

import org.postern.message.Part;

/** Reads one part; answers {@link ReadOutcome.Unreadable} instead of throwing for anything a mail can contain. */
public interface PartReader {
    ReadOutcome read(Part part);
}
