package org.postern.read;

import java.util.List;
import org.postern.message.Part;
import org.postern.message.PartText;

/** What came of reading one part. "Nothing found" and "not read" are different answers. */
public sealed interface ReadOutcome {
    Part part();

    /** Its text, whole. */
    record Text(Part part, PartText text) implements ReadOutcome {}

    /** A container; its children are read next. */
    record Nested(Part part, List<Part> children) implements ReadOutcome {
        public Nested {
            children = List.copyOf(children);
        }
    }

    /** A file that a reader opened, with everything in it. */
    record Opened(Part part, FileReport report) implements ReadOutcome {}

    /** A file kind that is never opened, such as an executable or a script, known by its content or its name. */
    record Blocked(Part part, FileKind kind) implements ReadOutcome {}

    /** It could not be read whole. {@code reason} is one plain sentence; {@code kind} is what it looks like. */
    record Unreadable(Part part, FileKind kind, String reason) implements ReadOutcome {}
}
