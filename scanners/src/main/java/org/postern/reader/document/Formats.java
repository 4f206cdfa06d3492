package org.postern.reader.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a number format writes text, and whether it writes letters of its own (ECMA-376 part 1, 18.8.31). */
final class Formats {
    /** Words between digits, which Java's own formats cannot write. */
    private static final Pattern LETTERED = Pattern.compile("[\"\\\\]|[0#?][^0#?.,;%E]+[0#?]");
    /** A string, an escaped character, a blank as wide as a character, a filling one, a colour, the text itself. */
    private static final Pattern TOKEN =
            Pattern.compile("\"([^\"]*)\"?|\\\\(.)|_.|\\*.|\\[[^\\]]*\\]|(@)|(;)|.", Pattern.DOTALL);

    private static final Pattern CURRENCY = Pattern.compile("\\[\\$([^\\]\\-\"]{4,})(?:-[^\\]]*)?\\]");
    private static final int TEXT_SECTION = 3;

    private Formats() {}

    static boolean isLettered(String format) {
        return LETTERED.matcher(format).find();
    }

    /** A currency in brackets may be any words; as a string they are written by every formatter. */
    static String plain(String format) {
        return CURRENCY.matcher(format).replaceAll("\"$1\"");
    }

    /** The section with an @, or the fourth, is for text; without one it stands as it is. */
    static String text(String format, String text) {
        StringBuilder section = new StringBuilder();
        boolean own = false;
        int number = 0;
        Matcher token = TOKEN.matcher(format);
        while (token.find()) {
            if (token.group(4) != null) {
                if (own) {
                    return section.toString();
                }
                number++;
                section.setLength(0);
            } else if (token.group(3) != null) {
                own = true;
                section.append(text);
            } else {
                section.append(written(token));
            }
        }
        return own || number >= TEXT_SECTION ? section.toString() : text;
    }

    private static String written(Matcher token) {
        if (token.group(1) != null) {
            return token.group(1);
        }
        if (token.group(2) != null) {
            return token.group(2);
        }
        return switch (token.group().charAt(0)) {
            case '_' -> " ";
            case '*', '[' -> "";
            default -> token.group();
        };
    }
}
