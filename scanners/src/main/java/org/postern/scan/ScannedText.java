package org.postern.scan;

import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.postern.message.PartText;

/** One text as scanners see it: as it was read, and folded, once for all of them. */
public final class ScannedText {
    private final PartText part;
    private final FoldedText folded;
    private final IdentityHashMap<Object, Object> views = new IdentityHashMap<>();

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

    /** What several scanners read out of it, worked out when the first of them asks; {@code reader} is who reads it. */
    public <T> T once(Object reader, Class<T> kind, Supplier<T> reading) {
        Object known = views.get(reader);
        if (known == null) {
            known = reading.get();
            views.put(reader, known);
        }
        return kind.cast(known);
    }
}
