package org.postern.read;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.postern.message.Part;
import org.postern.message.PartText;

/** Reads invitations and appointments (RFC 5545), which calendar programs send with every meeting. */
final class Calendars {
    static final Set<String> TYPES = Set.of("text/calendar", "application/ics");

    /** A content line that holds a file. */
    private static final Pattern FILE = Pattern.compile("(?i)[;:](encoding=base64|value=binary|data:)");

    private static final Pattern HTML = Pattern.compile("(?i)^x-alt-desc[^:]*text/html[^:]*:");

    private Calendars() {}

    static ReadOutcome read(Part part, String decoded) {
        // RFC 5545 3.1: a line break and a blank go on with the line before
        String text = decoded.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
        if (FILE.matcher(text).find()) {
            return new ReadOutcome.Unreadable(
                    part, Kinds.named("ics"), "A calendar file holds another file, which Postern does not read.");
        }
        StringBuilder read = new StringBuilder(text.length());
        text.lines().forEach(line -> read.append(value(line)).append('\n'));
        return new ReadOutcome.Text(part, new PartText(part.path(), read.toString(), List.of(), List.of()));
    }

    /** RFC 5545 3.3.11: commas, semicolons and line breaks in text are written with a backslash. */
    private static String value(String line) {
        String plain = line.replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
        var html = HTML.matcher(plain);
        return html.find() ? Jsoup.parse(plain.substring(html.end())).wholeText() : plain;
    }
}
