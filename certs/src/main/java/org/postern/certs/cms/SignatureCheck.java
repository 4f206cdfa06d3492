package org.postern.certs.cms;

/** Whether a signature fits its content and its key. Whether its signer is to be believed is another question. */
public sealed interface SignatureCheck {
    /** Digest and signature are right. */
    record Good() implements SignatureCheck {}

    /** They are right, but made by a method that no longer proves anything; one sentence which. */
    record Weak(String reason) implements SignatureCheck {}

    /** One of them is wrong or cannot be checked; one sentence why. */
    record Bad(String reason) implements SignatureCheck {}
}
