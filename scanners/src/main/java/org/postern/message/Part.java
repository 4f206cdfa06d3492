package org.postern.message;

import java.util.Optional;

/**
 * One MIME entity (RFC 2045 2.4) before anybody has looked inside.
 *
 * @param type the declared media type, lower case, without parameters
 * @param charset the declared charset, as written
 * @param fileName the name offered to the reader, decoded (RFC 2047, RFC 2231), as the sender wrote it
 * @param attachment whether it is offered as a file rather than shown as the text of the mail
 * @param content the bytes after the transfer encoding is undone
 */
public record Part(
        PartPath path,
        String type,
        Optional<String> charset,
        Optional<String> fileName,
        boolean attachment,
        Content content) {}
