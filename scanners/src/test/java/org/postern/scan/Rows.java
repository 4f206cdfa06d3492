package org.postern.scan;

import java.util.List;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.Finding;

/** Tables of texts beside the tests: why, a tab, the text with backslash escapes. */
final class Rows {
    static final KnownPlaces PLACES =
            KnownPlaces.of(List.of("LF4 2AB", "Church Lane, Larkfield LF4 2AB"), List.of("LF"));
    static final PublicNumbers NUMBERS =
            PublicNumbers.of(List.of("01632 960400", "999", "112", "0800 1111", "116 123", "+44 1632 960499"));

    private Rows() {}

    static List<String> texts(String table) {
        return WordLists.read(table)
                .lines()
                .map(line -> unescape(line.substring(line.indexOf('\t') + 1)))
                .toList();
    }

    static List<Finding> phones(String text) {
        return findings(new PhoneScanner(NUMBERS), PartText.of(PartPath.SUBJECT, text));
    }

    static List<Finding> addresses(String text) {
        return findings(new AddressScanner(PLACES), PartText.of(PartPath.SUBJECT, text));
    }

    static List<Finding> findings(Scanner scanner, PartText text) {
        return switch (scanner.scan(text, FoldedText.of(text))) {
            case ScanOutcome.Scanned(List<Finding> findings) -> findings;
            case ScanOutcome.Unreadable(PartPath part, String reason) ->
                throw new AssertionError(part + " is unreadable: " + reason);
        };
    }

    static String matched(String text, Finding finding) {
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
