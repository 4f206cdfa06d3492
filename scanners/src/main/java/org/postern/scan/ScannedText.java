package org.postern.scan;

import org.postern.message.PartText;

/** One text as scanners see it: as it was read, and folded, once for all of them. */
public final class ScannedText {
    private final PartText part;
    private final FoldedText folded;

    private ScannedText(PartText part) {
        this.part = part;
        folded = FoldedText.of(part);
    }

    public static ScannedText of(PartText part) {
        return new ScannedText(part);
    }

    public PartText part() {
        return part;
    }

    public FoldedText folded() {
        return folded;
    }
}
