package org.postern.reader;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The same with one sign more. */
    public Seen with(Sign sign) {
        return new Seen(
                reading, text, Stream.concat(signs.stream(), Stream.of(sign)).toList());
    }

    /** The same, but not read better than so; what is worse already stays. */
    public Seen atBest(Reading limit) {
        return switch (reading) {
            case Reading.Whole whole -> new Seen(limit, text, signs);
            case Reading.Skipped skipped -> new Seen(limit, text, signs);
            case Reading.Unclear unclear -> new Seen(limit, text, signs);
            case Reading.Partly partly -> limit.equals(Reading.BLOCKED) ? new Seen(limit, text, signs) : this;
            case Reading.Unreadable unreadable -> limit.equals(Reading.BLOCKED) ? new Seen(limit, text, signs) : this;
            case Reading.Blocked blocked -> this;
            case Reading.Sealed sealed -> this;
        };
    }

    /** All of it, as text. */
    public static Seen text(PartText text) {
        return new Seen(Reading.WHOLE, Optional.of(text), List.of());
    }
}
