package org.postern.mailets;

import java.io.IOException;
import java.util.Map;

/** Append-only, hash-chained record of what was decided and who looked. */
public interface AuditLog {
    /**
     * Adds one row.
     *
     * @param actor who acted: {@code relay}, or an account name
     * @param action a verb in the past, such as {@code judged}, {@code held}, {@code released}
     * @param subject id of the mail or item
     * @param details ids, rule names and counts only; never text of a mail
     * @throws IOException if it is not durably kept
     */
    void record(String actor, String action, String subject, Map<String, String> details) throws IOException;
}
