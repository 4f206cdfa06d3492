package org.postern.scan.contact;

import java.util.List;

/** Links in running text. */
final class Urls {
    /** Links that ring or message whoever has the number (RFC 3966, RFC 5724, click-to-chat). */
    private static final List<String> DIALLING = List.of("wa.me/", "phone=", "t.me/+", "tel:", "sms:", "viber.me/");

    private Urls() {}

    /** Where the link that starts here ends, or {@code at} if none does. */
    static int end(String text, int at) {
        char c = text.charAt(at);
        if ("hwfybtg".indexOf(c) < 0 || !starts(text, at)) {
            return at;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) > ' ' && "<>\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean starts(String text, int at) {
        return text.startsWith("http://", at)
                || text.startsWith("https://", at)
                || text.startsWith("www.", at)
                || text.startsWith("whatsapp://", at)
                || text.startsWith("wa.me/", at)
                || text.startsWith("youtu.be/", at)
                || text.startsWith("youtube.com/", at)
                || text.startsWith("bit.ly/", at)
                || text.startsWith("tinyurl.com/", at)
                || text.startsWith("goo.gl/", at)
                || text.startsWith("ftp://", at);
    }

    /** Where the number starts that the link dials; {@code end} if it does not. */
    static int dialled(String text, int start, int end) {
        String link = text.substring(start, Math.min(end, start + 300));
        for (String way : DIALLING) {
            int at = link.indexOf(way);
            if (at >= 0) {
                int number = start + at + way.length();
                return number < end && text.charAt(number) == '+' ? number + 1 : number;
            }
        }
        return end;
    }
}
