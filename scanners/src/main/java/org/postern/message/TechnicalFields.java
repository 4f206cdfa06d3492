package org.postern.message;

import java.util.Set;

/** Header fields that mail systems write for each other and people neither write nor see. */
final class TechnicalFields {
    private static final Set<String> NAMES = Set.of(
            "received",
            "return-path",
            "dkim-signature",
            "authentication-results",
            "received-spf",
            "message-id",
            "in-reply-to",
            "references",
            "date",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-language",
            "thread-index",
            "list-unsubscribe",
            "list-id");

    private TechnicalFields() {}

    static boolean contains(String name) {
        return NAMES.contains(name) || name.startsWith("arc-") || name.startsWith("x-ms-");
    }
}
