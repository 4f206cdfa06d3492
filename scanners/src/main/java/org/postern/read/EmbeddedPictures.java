package org.postern.read;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.postern.message.Content;
import org.postern.message.Part;

/** Pictures written into a page as data links (RFC 2397), as webmail does with logos that are pasted. */
final class EmbeddedPictures {
    private static final Pattern PICTURE =
            Pattern.compile("(?i)data:(image/(png|jpe?g|gif|webp|bmp));base64,([A-Za-z0-9+/=\\s]+)");

    private EmbeddedPictures() {}

    /** Takes them out of the page and makes each a part of its own; what is no plain picture stays. */
    static List<Part> takeFrom(Part part, Document page) {
        List<Part> pictures = new ArrayList<>();
        for (Element image : page.select("img[src^=data:]")) {
            Matcher picture = PICTURE.matcher(image.attr("src").strip());
            if (picture.matches()) {
                byte[] bytes = Base64.getMimeDecoder().decode(picture.group(3));
                String type = picture.group(1).toLowerCase(Locale.ROOT);
                pictures.add(new Part(
                        part.path().inside("picture" + (pictures.size() + 1)),
                        type,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Content.of(bytes)));
                image.attr("src", "");
            }
        }
        return pictures;
    }
}
