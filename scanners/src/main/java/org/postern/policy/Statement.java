package org.postern.policy;

/**
 * One thing that is so of a mail, in words for people.
 *
 * @param words without a full stop, such as "the recipient is a pupil"; never text of the mail
 */
public record Statement(Topic topic, String words) {
    /** What it is about. */
    public enum Topic {
        /** Who writes to whom, and which way the mail goes. */
        PEOPLE,
        /** What is in the mail. */
        CONTENT,
        /** A choice of the school in policy.yaml. */
        SWITCH,
        /** What other rules say. */
        RULES,
        /** A part of the program that is off. */
        PART
    }
}
