package org.postern.read;

/** How far a file could be read. "Nothing found" and "not read" are different answers; reasons are plain sentences. */
public sealed interface Reading {
    /** All of it. */
    record Whole() implements Reading {}

    /** Left out by rule, as nobody could read anything in it, such as a tiny ornament. */
    record Skipped(String reason) implements Reading {}

    /** Nothing is wrong with it, but by its nature it holds what no program reads: speech, film, handwriting. */
    record Unclear(String reason) implements Reading {}

    /** Only part of it: damaged, cut off, or over a limit. */
    record Partly(String reason) implements Reading {}

    /** Nothing of it: locked with a password, encrypted, damaged, or of no known kind. */
    record Unreadable(String reason) implements Reading {}

    /** Never opened, for what it is: a program or a script. */
    record Blocked() implements Reading {}

    /** Suspected indecent picture: its text, pixels and thumbnail are shown and kept nowhere. */
    record Sealed() implements Reading {}

    Reading WHOLE = new Whole();
    Reading BLOCKED = new Blocked();
    Reading SEALED = new Sealed();
}
