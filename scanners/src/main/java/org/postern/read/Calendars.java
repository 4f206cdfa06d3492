package org.postern.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.postern.message.Charsets;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.message.PartText;

/** Reads invitations and appointments (RFC 5545), which calendar programs send with every meeting. */
final class Calendars {
    static final Set<String> TYPES = Set.of("text/calendar", "application/ics");

    /** A content line that holds a file (3.8.1.1), or as a data link. */
    private static final Pattern FILE = Pattern.compile(
            "(?i)^([\\w-]+)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*){0,20})?):(?:data:([\\w/+.-]{0,60})[^,]{0,60};base64,)?([A-Za-z0-9+/=\\s]*)$");

    private static final Pattern BASE64 = Pattern.compile("(?i);(encoding=\"?(base64|b)\\b|value=\"?binary)");
    private static final Pattern QUOTED =
            Pattern.compile("(?i)^([\\w-]+)((?:;[^:]*)?;(?:encoding=)?quoted-printable[^:]*):(.*)$", Pattern.DOTALL);
    private static final Pattern CHARSET = Pattern.compile("(?i);charset=\"?([\\w-]+)");
    private static final Pattern NAME =
            Pattern.compile("(?i);(?:x-)?(?:apple-)?(?:filename|label|name)=\"?([^\";:]{1,200})");
    private static final Pattern TYPE = Pattern.compile("(?i);fmttype=\"?([\\w/+.-]{1,80})");
    private static final Pattern HTML = Pattern.compile("(?i)^(x-alt-desc|styled-description)[^:]*text/html[^:]*:");

    private final Part part;
    private final StringBuilder read = new StringBuilder();
    private final List<Part> files = new ArrayList<>();

    private Calendars(Part part) {
        this.part = part;
    }

    static ReadOutcome read(Part part, String decoded) {
        Calendars calendar = new Calendars(part);
        for (String line : unfolded(decoded).split("\n", -1)) {
            if (!calendar.file(line)) {
                calendar.read.append(value(line)).append('\n');
            }
        }
        return calendar.outcome();
    }

    /** RFC 5545 3.1: a line break and a blank go on with the line before; of version 1.0, an equals sign before it. */
    private static String unfolded(String decoded) {
        String text = decoded.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
        return text.toLowerCase(Locale.ROOT).contains("quoted-printable") ? text.replace("=\n", "") : text;
    }

    private ReadOutcome outcome() {
        if (files.isEmpty()) {
            return new ReadOutcome.Text(part, new PartText(part.path(), read.toString(), List.of(), List.of()));
        }
        List<Part> children = new ArrayList<>(files);
        children.addFirst(new Part(
                part.path(),
                "text/plain",
                Optional.of("utf-8"),
                Optional.empty(),
                part.attachment(),
                Content.of(read.toString().getBytes(StandardCharsets.UTF_8))));
        return new ReadOutcome.Nested(part, children);
    }

    private boolean file(String line) {
        Matcher file = FILE.matcher(line);
        boolean holds = file.matches()
                && (file.group(3) != null || BASE64.matcher(file.group(2)).find());
        if (holds) {
            String parameters = file.group(2);
            String type = first(TYPE, parameters)
                    .or(() -> Optional.ofNullable(file.group(3)))
                    .filter(t -> !t.isEmpty())
                    .orElse("application/octet-stream");
            files.add(new Part(
                    part.path().inside("attached" + (files.size() + 1)),
                    type.toLowerCase(Locale.ROOT),
                    Optional.empty(),
                    first(NAME, parameters),
                    true,
                    Content.of(Base64.getMimeDecoder().decode(file.group(4)))));
            read.append(file.group(1)).append(parameters).append('\n');
        }
        return holds;
    }

    private static Optional<String> first(Pattern pattern, String parameters) {
        Matcher found = pattern.matcher(parameters);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** RFC 5545 3.3.11: commas, semicolons and line breaks in text are written with a backslash. */
    private static String value(String line) {
        Matcher quoted = QUOTED.matcher(line);
        String plain = (quoted.matches()
                        ? quoted.group(1) + ":" + quotedPrintable(quoted.group(3), quoted.group(2))
                        : line)
                .replace("\\n", "\n")
                .replace("\\N", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
        var html = HTML.matcher(plain);
        return html.find() ? Jsoup.parse(plain.substring(html.end())).wholeText() : plain;
    }

    /** vCalendar 1.0, 2.1.3, which some telephones and programs still write (RFC 2045 6.7). */
    private static String quotedPrintable(String value, String parameters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            int high = i + 2 < value.length() && value.charAt(i) == '=' ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(value.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        Charset charset = first(CHARSET, parameters).flatMap(Charsets::named).orElse(StandardCharsets.UTF_8);
        return bytes.toString(charset);
    }
}
