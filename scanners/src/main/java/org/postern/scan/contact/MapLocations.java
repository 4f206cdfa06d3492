package org.postern.scan.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.scan.FoldedText;

/** Finds places given as links to a map, what3words, coordinates and plus codes. */
final class MapLocations {
    /** A folded range. */
    record Place(int start, int end) {}

    private static final List<String> HOSTS = List.of(
            "maps.",
            "map.",
            "goo.gl/maps",
            "openstreetmap.org",
            "osm.org",
            "what3words.com",
            "w3w.co",
            "waze.com",
            "streetmap.co",
            "citymapper.com",
            "here.com",
            "find.apple",
            "plus.codes",
            "glympse.com",
            "life360.com");
    /** Without a scheme before them. */
    private static final List<String> BARE = List.of(
            "maps.google",
            "maps.app",
            "goo.gl/maps",
            "openstreetmap.org",
            "osm.org",
            "what3words.com",
            "w3w.co",
            "waze.com",
            "streetmap.co",
            "citymapper.com",
            "plus.codes",
            "glympse.com",
            "life360.com");

    private static final Set<Character> CODE =
            Set.of('2', '3', '4', '5', '6', '7', '8', '9', 'c', 'f', 'g', 'h', 'j', 'm', 'p', 'q', 'r', 'v', 'w', 'x');
    private static final String DEGREE = "[0-9]{1,3} ?\u00B0 ?[0-9]{1,2} ?' ?[0-9]{1,2}(\\.[0-9]{1,4})? ?(\"|'')";
    private static final Pattern DEGREES = Pattern.compile(DEGREE + " ?[ns][ ,]{0,3}" + DEGREE + " ?[ew]");
    private static final int WORD_LIMIT = 24;
    private static final int LINK_LIMIT = 300;

    private final FoldedText folded;
    private final String text;
    private final List<Place> places = new ArrayList<>();
    private int whatThreeWords = -1000;

    private MapLocations(FoldedText folded) {
        this.folded = folded;
        this.text = folded.text();
    }

    static List<Place> in(FoldedText folded) {
        MapLocations search = new MapLocations(folded);
        search.degrees();
        int at = 0;
        while (at < search.text.length()) {
            at = Math.max(at + 1, search.at(at));
        }
        return search.places;
    }

    /** 51\u00B036'04.3"N 0\u00B021'40.0"W, to the second: thirty metres or better. */
    private void degrees() {
        if (text.indexOf('\u00B0') < 0) {
            return;
        }
        Matcher pair = DEGREES.matcher(text);
        while (pair.find()) {
            places.add(new Place(pair.start(), pair.end()));
        }
    }

    /** Looks at what starts here; answers where to go on. */
    private int at(int at) {
        char c = text.charAt(at);
        if (c == '/') {
            return slashes(at);
        }
        boolean starts = at == 0 || !Atoms.isWordChar(text.charAt(at - 1));
        if (!starts || (!Atoms.isWordChar(c) && c != '-')) {
            return at + 1;
        }
        if ((c >= '0' && c <= '9') || c == '-') {
            return number(at);
        }
        return word(at);
    }

    private int word(int at) {
        int link = linkEnd(at);
        if (link > at) {
            if (isMap(text.substring(at, Math.min(link, at + LINK_LIMIT)))) {
                places.add(new Place(at, link));
            }
            return link;
        }
        if (text.startsWith("what3words", at)
                || text.startsWith("w3w", at)
                || text.startsWith("what three words", at)
                || text.startsWith("what 3 words", at)) {
            whatThreeWords = at;
            return at + 3;
        }
        int code = plusCode(at);
        if (code > at) {
            return code;
        }
        return at - whatThreeWords <= 60 && at - whatThreeWords > 3 ? triple(at, at) : at + 1;
    }

    private int linkEnd(int at) {
        int end = Urls.end(text, at);
        if (end > at) {
            return end;
        }
        if (text.startsWith("geo:", at) && at + 4 < text.length() && "-0123456789".indexOf(text.charAt(at + 4)) >= 0) {
            return spaceAfter(at);
        }
        return isBareHost(at) ? spaceAfter(at) : at;
    }

    private boolean isBareHost(int at) {
        for (String host : BARE) {
            if (text.startsWith(host, at)) {
                return true;
            }
        }
        return false;
    }

    private int spaceAfter(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    private static boolean isMap(String link) {
        if (link.startsWith("geo:")) {
            return true; // RFC 5870
        }
        int host = link.indexOf("//") < 0 ? 0 : link.indexOf("//") + 2;
        String rest = link.substring(host);
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash);
        boolean listed = HOSTS.stream().anyMatch(h -> h.indexOf('/') >= 0 ? rest.startsWith(h) : isHost(name, h));
        return listed || (slash >= 0 && (rest.startsWith("/maps", slash) || rest.startsWith("/map?", slash)));
    }

    private static boolean isHost(String name, String host) {
        return host.endsWith(".")
                ? name.startsWith(host)
                : name.equals(host) || name.endsWith("." + host) || name.startsWith(host + ".") || name.contains(host);
    }

    /** {@code ///word.word.word}, as what3words writes it. */
    private int slashes(int at) {
        boolean three = text.startsWith("///", at) && (at == 0 || text.charAt(at - 1) != ':');
        if (!three) {
            return at + 1;
        }
        int word = at + 3;
        while (word < text.length() && word < at + 5 && text.charAt(word) == ' ') {
            word++;
        }
        return Math.max(triple(at, word), at + 3);
    }

    private int triple(int start, int at) {
        int end = at;
        for (int i = 0; i < 3; i++) {
            int word = end;
            while (end < text.length() && end - word < WORD_LIMIT && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end - word < 2) {
                return start + 1;
            }
            if (i < 2
                    && (end >= text.length()
                            || ". ".indexOf(text.charAt(end)) < 0
                            || (start == at && text.charAt(end) == ' '))) {
                return start + 1;
            }
            end += i < 2 ? 1 : 0;
        }
        places.add(new Place(start, end));
        return end;
    }

    /** Two decimals with four or more places each: ten metres or better. */
    private int number(int at) {
        int first = decimalEnd(at, 90);
        if (first < 0) {
            return plusCode(at);
        }
        int next = first;
        while (next < text.length() && next < first + 5 && " ,;/nsew\u00B0\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        int second = next == first ? -1 : decimalEnd(next, 180);
        if (second < 0) {
            return first;
        }
        places.add(new Place(at, second));
        return second;
    }

    private int decimalEnd(int at, int most) {
        int i = at;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            i++;
        }
        int whole = i;
        while (i < text.length() && i - whole < 4 && Atoms.isDigit(text.charAt(i))) {
            i++;
        }
        if (i == whole || i - whole > 3 || Integer.parseInt(text.substring(whole, i)) > most) {
            return -1;
        }
        if (i >= text.length() || text.charAt(i) != '.') {
            return -1;
        }
        int places = i + 1;
        int end = places;
        while (end < text.length() && end - places < 16 && Atoms.isDigit(text.charAt(end))) {
            end++;
        }
        return end - places >= 4 ? end : -1;
    }

    /** Open Location Code: four or eight of its letters, a plus, two or three more; written in capitals. */
    private int plusCode(int at) {
        int plus = at;
        boolean letter = false;
        boolean digit = false;
        while (plus < text.length() && plus - at <= 8 && CODE.contains(text.charAt(plus))) {
            boolean isDigit = Atoms.isDigit(text.charAt(plus));
            digit |= isDigit;
            letter |= !isDigit && Character.isUpperCase(folded.originalAt(plus));
            plus++;
        }
        boolean size = plus - at == 4 || plus - at == 8;
        if (!size || !letter || !digit || plus >= text.length() || text.charAt(plus) != '+') {
            return at;
        }
        int end = plus + 1;
        while (end < text.length() && end - plus <= 3 && CODE.contains(text.charAt(end))) {
            end++;
        }
        boolean whole = end == text.length() || !Atoms.isWordChar(text.charAt(end));
        if (end - plus < 3 || !whole || (text.charAt(at + 1) == 'x' && text.charAt(plus + 2) == 'x')) {
            return at;
        }
        places.add(new Place(at, end));
        return end;
    }
}
