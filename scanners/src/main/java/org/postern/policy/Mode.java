package org.postern.policy;

/** Whether a rule acts. */
public enum Mode {
    ENFORCE,
    /** Counted and shown, without effect. */
    SHADOW,
    OFF
}
