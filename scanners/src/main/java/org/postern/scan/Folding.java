package org.postern.scan;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each character is read as. Compatibility forms by Unicode (NFKD, UAX #15), look-alikes by a short table taken
 * from the confusables of UTS #39, but towards letters and digits a reader would hear, never 0 to O.
 */
final class Folding {
    /** The character leaves no trace. */
    static final char NOTHING = '\uFFFE';
    /** The character reads as more than one; ask {@link #of}. */
    static final char SEVERAL = '\uFFFF';

    private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();
    private static final Map<Integer, String> LOOK_ALIKE = lookAlikes();
    private static final char[] BMP = table();

    private Folding() {}

    static char one(int codePoint) {
        return codePoint < BMP.length ? BMP[codePoint] : SEVERAL;
    }

    static String of(int codePoint) {
        if (invisible(codePoint)) {
            return "";
        }
        String known = LOOK_ALIKE.get(codePoint);
        if (known != null) {
            return known;
        }
        int digit = UCharacter.digit(codePoint, 10);
        if (digit >= 0) {
            return Integer.toString(digit);
        }
        return byKind(codePoint);
    }

    /** Whether the character only looks like what it reads as, or does not show at all; accents do not count. */
    static boolean hides(int codePoint) {
        if (invisible(codePoint) || Character.getType(codePoint) == Character.ENCLOSING_MARK) {
            return true;
        }
        boolean latin = (codePoint >= 0xC0 && codePoint <= 0x24F) || (codePoint >= 0x1E00 && codePoint <= 0x1EFF);
        String read = of(codePoint);
        return !latin && codePoint > 126 && !read.isEmpty() && isAsciiAlphanumeric(read.charAt(0));
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static String byKind(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> " ";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "\n";
            case Character.DASH_PUNCTUATION -> "-";
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> "";
            default -> decomposed(codePoint);
        };
    }

    private static String decomposed(int codePoint) {
        @Nullable String parts = NFKD.getDecomposition(codePoint);
        String whole = parts == null ? Character.toString(codePoint) : parts;
        StringBuilder read = new StringBuilder();
        whole.codePoints().forEach(part -> {
            if (part == codePoint || parts == null) {
                read.append(letter(part));
            } else {
                read.append(of(part));
            }
        });
        return read.toString();
    }

    private static String letter(int codePoint) {
        int lower = UCharacter.toLowerCase(codePoint);
        String known = LOOK_ALIKE.get(lower);
        return known == null ? Character.toString(lower) : known;
    }

    private static boolean invisible(int codePoint) {
        if (codePoint == '\t' || codePoint == '\n' || codePoint == 0x0B || codePoint == '\f' || codePoint == 0x85) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static char[] table() {
        char[] table = new char[0x10000];
        for (int c = 0; c < table.length; c++) {
            if (Character.isSurrogate((char) c)) {
                table[c] = (char) c;
                continue;
            }
            String read = of(c);
            table[c] = read.isEmpty() ? NOTHING : read.length() == 1 ? read.charAt(0) : SEVERAL;
        }
        return table;
    }

    private static Map<Integer, String> lookAlikes() {
        Map<Integer, String> map = new HashMap<>();
        // white space and line breaks that Unicode calls controls
        pair(map, "\t\u2800", "  ");
        pair(map, "\n\u000B\f\u0085", "\n\n\n\n");
        // Cyrillic, small and (where the capital looks different) capital
        pair(map, "авеѕіјкмнорстухѵһԁԛԝгԍьӏёїЅІЈ", "abesijkmhopctyxvhdqwrgbleisij");
        // Greek small letters, then capitals that look like other letters than their small ones
        pair(map, "αβγεζηικνορτυχω", "abyeznikvoptuxw");
        pair(map, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx");
        // Latin letters that do not decompose, small capitals, IPA
        pair(map, "ıłøđħŧɑɡɩǀɪʟɴʀʏʙɢʜᴀᴄᴅᴇᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢꜰ", "ilodhtagililnrybghacdejkmopstuvwzf");
        map.put((int) 'ß', "ss");
        map.put((int) 'æ', "ae");
        map.put((int) 'œ', "oe");
        pair(map, "‘’‚‛ʼ`´′“”„‟«»", "''''''''\"\"\"\"\"\"");
        pair(map, "−⁄∕‐‑", "-//--");
        circled(map);
        return Map.copyOf(map);
    }

    private static void pair(Map<Integer, String> map, String from, String to) {
        for (int i = 0; i < from.length(); i++) {
            map.put((int) from.charAt(i), to.substring(i, i + 1));
        }
    }

    /** Circled and squared forms without a decomposition of their own. */
    private static void circled(Map<Integer, String> map) {
        map.put(0x24FF, "0");
        map.put(0x1F10B, "0");
        map.put(0x1F10C, "0");
        map.put(0x1F51F, "10");
        for (int i = 1; i <= 10; i++) {
            for (int first : new int[] {0x2776, 0x2780, 0x278A, 0x24F5}) {
                map.put(first + i - 1, Integer.toString(i));
            }
        }
        for (int i = 0; i < 26; i++) {
            String letter = Character.toString('a' + i);
            map.put(0x1F150 + i, letter);
            map.put(0x1F170 + i, letter);
        }
        for (int i = 0; i < 26; i++) {
            // a flag stands between words, not in them
            map.put(0x1F1E6 + i, " ");
        }
    }
}
