package org.postern.scan.topic;

/** A line of a topic file that cannot be meant so. */
final class PhraseProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PhraseProblem(String message) {
        super(message);
    }
}
