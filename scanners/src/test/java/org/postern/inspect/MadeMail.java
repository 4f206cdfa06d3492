package org.postern.inspect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postern.message.Content;

/**
 * A plain mail written down as a row of a table.
 *
 * @param to with a space between them; {@code bcc:} before an address hides it
 * @param note may hold {@code [profile=stroud]}, {@code [login=who]}, {@code [spf=fail]} and {@code [hdr: Name: value]}
 */
record MadeMail(String id, String from, String to, String subject, String body, String note) {
    private static final Pattern OPTION = Pattern.compile("\\[(profile|login|spf|hdr)[:=]\\s*([^\\]]+)\\]");

    Case labelled(String action, Set<String> rules) {
        boolean ours = from.endsWith("larkfield.sch.example") && option("spf").isEmpty();
        return new Case(
                id,
                Content.of(text().getBytes(StandardCharsets.UTF_8)),
                Case.envelope(
                        from,
                        to.replace("bcc:", ""),
                        option("login").orElse(ours ? from : ""),
                        option("spf").orElse(ours ? "" : "pass")),
                action,
                rules,
                option("profile").orElse("default"),
                Optional.empty());
    }

    private Optional<String> option(String name) {
        Matcher found = OPTION.matcher(note);
        while (found.find()) {
            if (found.group(1).equals(name)) {
                return Optional.of(found.group(2).strip());
            }
        }
        return Optional.empty();
    }

    private String text() {
        String visible = Arrays.stream(to.split(" ", -1))
                .filter(address -> !address.startsWith("bcc:"))
                .collect(Collectors.joining(", "));
        List<String> lines = new ArrayList<>(List.of(
                "From: " + from,
                "To: " + (visible.isEmpty() ? "undisclosed-recipients:;" : visible),
                "Subject: =?utf-8?B?" + encoded(subject) + "?=",
                "Date: Tue, 24 Nov 2026 10:00:00 +0000",
                "Message-ID: <" + id.toLowerCase(Locale.ROOT) + "@cases.example>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit"));
        option("hdr").ifPresent(lines::add);
        lines.add("");
        lines.addAll(body.lines().toList());
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String encoded(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
