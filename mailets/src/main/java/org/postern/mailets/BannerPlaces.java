package org.postern.mailets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.postern.message.Entity;
import org.postern.message.Part;
import org.postern.message.PartPath;

/** Where in a mail a line has to be put in so that people see it first, and what it looks like there. */
final class BannerPlaces {
    private static final Set<String> SIGNED = Set.of(
            "multipart/signed",
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "application/pkcs7-mime",
            "application/x-pkcs7-mime",
            "application/pgp-encrypted");

    /** Character sets in which ASCII is written as such; in UTF-16 and the like the line would be garbage. */
    private static final Pattern LIKE_ASCII = Pattern.compile(
            "us-ascii|ascii|utf-?8|iso-?8859-\\d{1,2}|windows-12\\d\\d|cp12\\d\\d|koi8-[ru]|gb2312|gbk|big5");

    private final String text;
    private final SortedMap<Long, byte[]> inserts = new TreeMap<>();
    private final Set<Boolean> kinds = new HashSet<>();
    private boolean signed;

    private BannerPlaces(String text) {
        this.text = text;
    }

    /** What is to be put in at which byte; nothing for a mail that is signed or shows no text. */
    static SortedMap<Long, byte[]> of(Part root, String text) {
        BannerPlaces places = new BannerPlaces(text);
        places.walk(root);
        if (places.signed) {
            places.inserts.clear();
        }
        return places.inserts;
    }

    private void walk(Part part) {
        signed |= SIGNED.contains(part.type());
        boolean other = part.type().equals("message/rfc822") && !part.path().equals(PartPath.ROOT);
        if (other || !(part.content() instanceof Entity entity)) {
            return; // a mail that is attached stays as it is
        }
        entity.children().forEach(this::walk);
        if (entity.children().isEmpty() && isShown(part)) {
            put(part.type().equals("text/html"), entity);
        }
    }

    private static boolean isShown(Part part) {
        String charset = part.charset().orElse("us-ascii").strip().toLowerCase(Locale.ROOT);
        return !part.attachment()
                && part.fileName().isEmpty()
                && (part.type().equals("text/plain") || part.type().equals("text/html"))
                && LIKE_ASCII.matcher(charset).matches();
    }

    /** Above the first text of each kind, of which programs show one. */
    private void put(boolean html, Entity entity) {
        if (kinds.add(html)) {
            String line = html ? "<p><b>" + text + "</b></p>\r\n" : text + "\r\n\r\n";
            inserts.put(entity.start(), encoded(line, entity.encoding()).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String encoded(String line, String encoding) {
        return switch (encoding) {
            case "base64" -> base64(line);
            case "quoted-printable" -> line.replaceAll("(.{60})(?=.)", "$1=\r\n"); // RFC 2045 6.7: lines of 76
            default -> line;
        };
    }

    /** In full lines of 76, so without padding, after which a decoder would stop. */
    private static String base64(String line) {
        String whole = line + " ".repeat((57 - line.length() % 57) % 57);
        return Base64.getMimeEncoder().encodeToString(whole.getBytes(StandardCharsets.US_ASCII)) + "\r\n";
    }
}
