package org.postern.store.quarantine;

/** Which stretch of a list: {@code number} counts from 0. */
public record Page(int number, int size) {
    private static final int MOST = 500;

    public Page {
        if (number < 0 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("a page has a number from 0 and 1 to " + MOST + " items");
        }
    }

    long offset() {
        return (long) number * size;
    }
}
