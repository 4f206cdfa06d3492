package org.postern.reader.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a link in a document leads to. */
final class Links {
    private static final Pattern SCHEME =
            Pattern.compile("(?i)^(https?|ftp|ftps|smb|webdav|dav|mhtml|ldap|search-ms|ms-[a-z]+):");
    private static final Pattern PLACE = Pattern.compile("(?i)^(file:)?([/\\\\]*)(.*)", Pattern.DOTALL);
    private static final int LONGEST = 4000;

    private Links() {}

    /** Whether it leads off the machine: to the internet or to a share on a network. */
    static boolean isRemote(String target) {
        String link = target.strip();
        return SCHEME.matcher(link).find() || isShare(link);
    }

    /** Whether Windows would sign in at another machine to open it. */
    static boolean isShare(String target) {
        Matcher place = PLACE.matcher(target.strip());
        if (!place.matches()
                || place.group(3).matches("(?is)([a-z][:|]|localhost[/\\\\]|[.?][/\\\\]).*")
                || place.group(3).isEmpty()) {
            return false;
        }
        int slashes = place.group(2).length();
        // file://host/ and file:////host/, while file:///path stands on the machine itself (RFC 8089 appendix E)
        return place.group(1) == null ? slashes >= 2 : slashes == 2 || slashes > 3;
    }

    /** As much of it as is worth reading, with its escapes undone. */
    static String words(String target) {
        String some = target.substring(0, Math.min(target.length(), LONGEST));
        if (!some.contains("%")) {
            return some;
        }
        try {
            return java.net.URLDecoder.decode(some.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return some;
        }
    }
}
