package org.postern.scan;

import java.util.List;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Finding;

/** Tables of texts beside the tests: why, a tab, the text with backslash escapes. */
public final class Rows {
    private Rows() {}

    /** The texts of a table beside that test. */
    public static List<String> texts(Class<?> beside, String table) {
        return WordLists.read(beside, table)
                .lines()
                .map(line -> unescape(line.substring(line.indexOf('\t') + 1)))
                .toList();
    }

    public static List<Finding> findings(Scanner scanner, PartText text) {
        return switch (scanner.scan(ScannedText.of(text))) {
            case ScanOutcome.Scanned scanned -> scanned.findings();
            case ScanOutcome.Unreadable(PartPath part, String reason) ->
                throw new AssertionError(part + " is unreadable: " + reason);
        };
    }

    /** All findings of one text. */
    public static List<Finding> findings(Scanner scanner, String text) {
        return findings(scanner, PartText.of(PartPath.ROOT, text));
    }

    public static String matched(String text, Finding finding) {
        return text.substring(finding.span().start(), finding.span().end());
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("\\u", at)) {
                plain.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 6;
            } else if (text.startsWith("\\n", at)) {
                plain.append('\n');
                at += 2;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }
}
