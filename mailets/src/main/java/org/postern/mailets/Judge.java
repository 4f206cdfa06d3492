package org.postern.mailets;

import org.postern.inspect.Inspection;
import org.postern.message.Content;
import org.postern.message.Envelope;

/** Reads, scans and decides one mail. */
@FunctionalInterface
public interface Judge {
    /** Answers one decision for every recipient of the envelope. */
    Inspection judge(String id, Envelope envelope, Content mail);
}
