package org.postern.scan;

/** Says what is in a text. Stateless; time linear in the text. */
public interface Scanner {
    String name();

    ScanOutcome scan(ScannedText text);
}
