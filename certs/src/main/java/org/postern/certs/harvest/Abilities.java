package org.postern.certs.harvest;

/** Whether a mail program said in its SMIMECapabilities that it reads AES-256-GCM, and RSA OAEP with SHA-256. */
public record Abilities(boolean aesGcm, boolean oaep) {
    public static final Abilities LEAST = new Abilities(false, false);
}
