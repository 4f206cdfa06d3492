package org.postern.reader;

import java.util.List;
import java.util.Optional;
import org.postern.message.PartText;
import org.postern.read.Reading;
import org.postern.read.Sign;

/** What a {@link KindReader} saw in one file; the files inside it went to the {@link Session}. */
public record Seen(Reading reading, Optional<PartText> text, List<Sign> signs) {
    public Seen {
        signs = List.copyOf(signs);
    }

    /** Only how far it could be read. */
    public static Seen of(Reading reading) {
        return new Seen(reading, Optional.empty(), List.of());
    }

    /** All of it, as text. */
    public static Seen text(PartText text) {
        return new Seen(Reading.WHOLE, Optional.of(text), List.of());
    }
}
