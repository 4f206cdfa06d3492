package org.postern.scan.person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postern.scan.FoldedText;
import org.postern.scan.WordLists;
import org.postern.scan.topic.EnglishWords;

/**
 * The words of a text as far as names in networks need them: pieces between blanks, without what quotes or ends them.
 */
final class HandleWords {
    private static final WordLists LISTS = WordLists.load(HandleWords.class, "handles.words");
    private static final Set<String> SERVICES = LISTS.get("services");
    private static final Set<String> UNCLEAR = LISTS.get("unclear-services");
    /** How names of two words begin: up to any of their dashes. */
    private static final Set<String> FIRST_OF_TWO = firstOfTwo();

    private static final Set<String> NO_VALUES = LISTS.get("no-values");
    private static final String AROUND = "\"'`.,!?;()[]{}<>*~\u2026";
    private static final int LONGEST = 32;

    /** Versions, amounts and ordinals: {@code 1.20}, {@code 4k}, {@code 3pm}, {@code 20th}. */
    private static final Pattern COUNTED = Pattern.compile("v?[0-9][0-9.,:/-]*+[a-z]{0,3}");

    private static final Pattern SHAPE = Pattern.compile("@?[a-z0-9](?:[a-z0-9_.]|-(?=[a-z0-9])){1,30}+");
    /** Discord's name and number, in use until 2023. */
    private static final Pattern NUMBERED = Pattern.compile("[a-z0-9_.]{2,32}+#[0-9]{4}");

    private static final Pattern FRIEND_CODE = Pattern.compile("sw-[0-9]{4}-[0-9]{4}-[0-9]{4}");
    private static final Pattern LINK =
            Pattern.compile("(?:https?://)?(?:www\\.|m\\.)?(?:instagram\\.com/|tiktok\\.com/@|"
                + "snapchat\\.com/(?:add|t)/|discord\\.gg/|discord\\.com/invite/|t\\.me/|roblox\\.com/users/|"
                + "youtube\\.com/(?:@|channel/|c/|user/)|twitch\\.tv/|facebook\\.com/(?!sharer)|steamcommunity\\.com/id/|"
                + "twitter\\.com/|x\\.com/|threads\\.net/@|wa\\.me/|bere\\.al/)[a-z0-9_.-]{2,60}+/?");

    private final FoldedText folded;
    private final List<Piece> pieces;

    /** A place in the folded text. */
    private record Piece(String text, int start, int end) {}

    private HandleWords(FoldedText folded, List<Piece> pieces) {
        this.folded = folded;
        this.pieces = pieces;
    }

    private static Set<String> firstOfTwo() {
        Set<String> all = new HashSet<>();
        Stream.of(SERVICES, UNCLEAR).flatMap(Set::stream).forEach(name -> {
            for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
                all.add(name.substring(0, dash));
            }
        });
        return Set.copyOf(all);
    }

    static HandleWords of(FoldedText folded) {
        String text = folded.text();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && !isBlank(text.charAt(end))) {
                end++;
            }
            add(pieces, text, at, end);
            at = end;
        }
        return new HandleWords(folded, pieces);
    }

    /** A colon, an equals sign or a dash between words is a word of its own. */
    private static void add(List<Piece> pieces, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        int cut = from;
        while (cut < to && text.charAt(cut) != ':' && text.charAt(cut) != '=') {
            cut++;
        }
        if (cut < to && !text.startsWith("://", cut) && to - from < 80) {
            put(pieces, text, from, cut);
            put(pieces, text, cut, cut + 1);
            add(pieces, text, cut + 1, to);
        } else {
            put(pieces, text, from, to);
        }
    }

    private static void put(List<Piece> pieces, String text, int from, int to) {
        if (from < to) {
            pieces.add(new Piece(text.substring(from, to), from, to));
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == ',';
    }

    int size() {
        return pieces.size();
    }

    String text(int at) {
        return at >= 0 && at < pieces.size() ? pieces.get(at).text() : "";
    }

    int start(int at) {
        return pieces.get(at).start();
    }

    int end(int at) {
        return pieces.get(at).end();
    }

    boolean is(int at, Set<String> words) {
        return words.contains(text(at));
    }

    /** How many words name a service here; none if none does. */
    int service(int at) {
        return named(at, SERVICES);
    }

    /** The same for what may be something else. */
    int unclearService(int at) {
        return named(at, UNCLEAR);
    }

    private int named(int at, Set<String> names) {
        if (FIRST_OF_TWO.contains(text(at)) && names.contains(text(at) + "-" + text(at + 1))) {
            return 2;
        }
        return names.contains(text(at)) ? 1 : 0;
    }

    /** A name that finds somebody by its shape alone. */
    boolean certain(int at) {
        String word = text(at);
        return (word.indexOf('#') > 0 && NUMBERED.matcher(word).matches())
                || (word.startsWith("sw-") && FRIEND_CODE.matcher(word).matches())
                || (word.indexOf('/') > 0
                        && word.length() < 120
                        && LINK.matcher(word).lookingAt());
    }

    boolean at(int at) {
        return text(at).length() > 2 && text(at).charAt(0) == '@' && shaped(at);
    }

    /** Digits among letters, an underscore, a dot or a capital within: no word looks like that. */
    boolean strange(int at) {
        String word = text(at);
        if (!shaped(at) || COUNTED.matcher(word).matches() || service(at) > 0 || isDotted(word)) {
            return false;
        }
        boolean letters = word.chars().anyMatch(Character::isLetter);
        boolean digits = word.chars().anyMatch(Character::isDigit);
        return (letters && digits)
                || (letters && word.indexOf('_') > 0)
                || (letters && word.startsWith("_"))
                || (letters && word.indexOf('.') > 0)
                || humped(at);
    }

    /** Two sentences without a blank between them, or a short form such as e.g. */
    private static boolean isDotted(String word) {
        int dot = word.indexOf('.');
        if (dot < 0 || word.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        String after = word.substring(dot + 1);
        return dot < 2 || after.length() < 2 || (EnglishWords.has(word.substring(0, dot)) && EnglishWords.has(after));
    }

    private boolean humped(int at) {
        Piece piece = pieces.get(at);
        for (int i = piece.start() + 2; i < piece.end(); i++) {
            if (Character.isUpperCase(folded.originalAt(i)) && Character.isLowerCase(folded.originalAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Letters that are no word and no name of somebody. */
    boolean unknown(int at) {
        String word = text(at);
        return shaped(at)
                && word.length() > 3
                && word.chars().allMatch(Character::isLetter)
                && service(at) == 0
                && unclearService(at) == 0
                && !NO_VALUES.contains(word)
                && !EnglishWords.has(word);
    }

    /** Anything that could be a name where one is announced. */
    boolean announced(int at) {
        String word = text(at);
        return shaped(at)
                && word.length() > 2
                && !NO_VALUES.contains(word)
                && service(at) == 0
                && unclearService(at) == 0
                && !COUNTED.matcher(word).matches();
    }

    private boolean shaped(int at) {
        String word = text(at);
        return word.length() > 2
                && word.length() <= LONGEST
                && (SHAPE.matcher(word).matches()
                        || (word.startsWith("_")
                                && SHAPE.matcher(word.substring(1)).matches()));
    }
}
