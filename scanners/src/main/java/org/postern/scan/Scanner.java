package org.postern.scan;

import org.postern.message.PartText;

/** Says what is in a text. Stateless; time linear in the text. */
public interface Scanner {
    String name();

    ScanOutcome scan(PartText text, FoldedText folded);
}
