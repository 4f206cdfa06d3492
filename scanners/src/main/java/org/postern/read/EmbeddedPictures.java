package org.postern.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.postern.message.Content;
import org.postern.message.Part;

/** Pictures written into a page as data links (RFC 2397), as webmail does with logos that are pasted. */
final class EmbeddedPictures {
    private static final String TYPE = "data:(image/(?:png|jpe?g|gif|webp|bmp|svg\\+xml))";
    private static final Pattern BASE64 =
            Pattern.compile("(?i)" + TYPE + "(?:;[\\w-]+=[\\w-]+)?;base64,([A-Za-z0-9+/=\\s%]+)");
    /** In a style the link stands in brackets, and its blanks may be written as they are. */
    private static final Pattern DRAWN = Pattern.compile("(?i)" + TYPE + "(?:;[\\w-]+(?:=[\\w-]+)?){0,5},([^\"()]*)");

    private static final String[] LINKS = {"src", "srcset", "href", "xlink:href", "poster", "background", "style"};

    private final Part page;
    private final List<Part> pictures = new ArrayList<>();

    private EmbeddedPictures(Part page) {
        this.page = page;
    }

    /** Takes them out of the page and makes each a part of its own; what is no plain picture stays. */
    static List<Part> takeFrom(Part part, Document page) {
        EmbeddedPictures found = new EmbeddedPictures(part);
        for (String name : LINKS) {
            for (Element element : page.getElementsByAttributeValueContaining(name, "data:")) {
                element.attr(name, found.without(element.attr(name)));
            }
        }
        for (Element style : page.getElementsByTag("style")) {
            if (style.data().contains("data:")) {
                String rest = found.without(style.data());
                style.empty().appendChild(new DataNode(rest));
            }
        }
        return found.pictures;
    }

    private String without(String value) {
        String some = BASE64.matcher(value).replaceAll(found -> {
            take(found.group(1), Base64.getMimeDecoder().decode(found.group(2).replaceAll("%3[dD]", "=")));
            return "";
        });
        return DRAWN.matcher(some).replaceAll(found -> {
            take(found.group(1), plain(found.group(2)).getBytes(StandardCharsets.UTF_8));
            return "";
        });
    }

    private static String plain(String escaped) {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return escaped;
        }
    }

    private void take(String type, byte[] bytes) {
        pictures.add(new Part(
                page.path().inside("picture" + (pictures.size() + 1)),
                type.toLowerCase(Locale.ROOT),
                Optional.empty(),
                Optional.empty(),
                true,
                Content.of(bytes)));
    }
}
