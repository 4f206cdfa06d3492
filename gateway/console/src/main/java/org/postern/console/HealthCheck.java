package org.postern.console;

/** One thing that must be well for the relay to take mail. */
public interface HealthCheck {
    /** Short and stable, such as {@code store}; monitoring keys on it. */
    String name();

    /** Answers from what is known already: it must neither wait nor throw. */
    Health look();

    /**
     * How it is.
     *
     * @param why one sentence, empty if there is nothing to say; no address, no word of a mail
     */
    record Health(boolean ok, String why) {
        public static final Health WELL = new Health(true, "");

        /** Mail can be taken, and somebody should know. */
        public static Health noting(String why) {
            return new Health(true, why);
        }

        public static Health ill(String why) {
            return new Health(false, why);
        }
    }
}
