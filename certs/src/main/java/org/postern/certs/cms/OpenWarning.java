package org.postern.certs.cms;

/** What a reader of an opened mail should know about how it was encrypted. */
public enum OpenWarning {
    /** Triple DES: read, never written. */
    OUTDATED_CIPHER("It was encrypted with an outdated method (triple DES); ask the sender for AES."),
    /** CBC has no tag: EFAIL, RFC 8551 section 6. */
    NOT_AUTHENTICATED("Its encryption does not show changes made on the way; only a good signature inside does.");

    private final String sentence;

    OpenWarning(String sentence) {
        this.sentence = sentence;
    }

    /** One sentence for the administrator. */
    public String sentence() {
        return sentence;
    }
}
