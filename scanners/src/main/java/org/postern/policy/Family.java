package org.postern.policy;

/** Groups of rules that others yield to or not. */
public enum Family {
    ORDINARY,
    /** A child may be at risk: holding outranks returning, so that evidence is kept and nobody is tipped off. */
    SAFEGUARDING,
    MALWARE,
    /** The mail is about the very person it would reach; even a call for help waits. */
    CONFLICT
}
