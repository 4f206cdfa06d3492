package org.postern.relay.cli;

/**
 * What the doctor sees of one part.
 *
 * @param sentence what it is and, unless green, what to do next
 */
record Symptom(String part, Light light, String sentence) {
    /** How bad it is. */
    enum Light {
        GREEN,
        /** It works, and somebody should know. */
        YELLOW,
        /** Mail is not taken, not judged or not safe. */
        RED
    }

    static Symptom green(String part, String sentence) {
        return new Symptom(part, Light.GREEN, sentence);
    }

    static Symptom yellow(String part, String sentence) {
        return new Symptom(part, Light.YELLOW, sentence);
    }

    static Symptom red(String part, String sentence) {
        return new Symptom(part, Light.RED, sentence);
    }
}
