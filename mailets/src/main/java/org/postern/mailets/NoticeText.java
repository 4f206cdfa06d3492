package org.postern.mailets;

/** The school's own words to somebody whose mail did not go on. */
@FunctionalInterface
public interface NoticeText {
    /** Text and addressee; for a young child the addressee is the class teacher. */
    Notice notice(NoticeRequest request);

    /** The name that letters come from, beside the postmaster's address; empty for none. */
    default String from() {
        return "";
    }
}
