package org.postern.certs.cms;

/**
 * How a mail was encrypted, in names for people such as "AES-256-GCM" and "RSA OAEP SHA-256".
 *
 * @param authenticated whether a tag over the content was checked; without one (CBC) somebody on the way may have
 *     changed the text, and only a good signature inside says that nobody did
 */
public record Algorithms(String content, String key, boolean authenticated) {}
