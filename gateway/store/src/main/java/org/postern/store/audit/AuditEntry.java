package org.postern.store.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is about to be recorded, see {@link org.postern.mailets.AuditLog}.
 *
 * @param details ids, rule names and counts only; never text of a mail
 */
public record AuditEntry(String actor, String action, String subject, Map<String, String> details) {
    public AuditEntry {
        actor = keepable(actor);
        action = keepable(action);
        subject = keepable(subject);
        details = Map.copyOf(details);
    }

    public static AuditEntry of(String actor, String action, String subject) {
        return new AuditEntry(actor, action, subject, Map.of());
    }

    /** Details with their keys in order: one map, one text. */
    TreeMap<String, String> sorted() {
        return new TreeMap<>(details);
    }

    /** PostgreSQL keeps no NUL in text; a name with one must not make recording fail. */
    private static String keepable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
