package org.postern.school;

/** Stages of the national curriculum of England (Education Act 2002 s82) by school year; nursery is -1, reception 0. */
public enum KeyStage {
    EYFS,
    KS1,
    KS2,
    KS3,
    KS4,
    KS5;

    public static KeyStage ofYear(int year) {
        if (year < 1) {
            return EYFS;
        }
        if (year <= 2) {
            return KS1;
        }
        if (year <= 6) {
            return KS2;
        }
        if (year <= 9) {
            return KS3;
        }
        return year <= 11 ? KS4 : KS5;
    }
}
