package org.postern.certs.chain;

/** How sure it must be that a certificate was not revoked. */
public enum Strictness {
    /** To encrypt for somebody: a list up to a week out of date will do, and so does a certificate that names none. */
    WRITING,
    /** To believe a signature and keep what came with it: only a current word of the authority will do. */
    BELIEVING
}
