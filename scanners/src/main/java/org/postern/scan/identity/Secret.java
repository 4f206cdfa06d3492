package org.postern.scan.identity;

import java.util.Optional;
import java.util.Set;
import org.postern.scan.identity.Tokens.Value;

/**
 * A password, pass code or login that a text reveals.
 *
 * @param cue the word that says what it is
 * @param next the first word behind it
 * @param sure whether it is no story, no game and no advice
 */
record Secret(int cue, int start, int end, int next, boolean sure, boolean spaced) {
    private static final Set<String> PASSWORD = words("password");
    private static final Set<String> PASSCODE = words("passcode");
    private static final Set<String> LOGIN = words("login");
    private static final Set<String> USER = words("user");
    private static final Set<String> DEVICE = words("device");
    private static final Set<String> LINK = words("link");
    private static final Set<String> TO_LINK = words("tolink");
    private static final Set<String> FILLER = words("filler");
    private static final Set<String> DETAILS = words("details");
    private static final Set<String> OWN = words("own");
    private static final Set<String> WHOSE = words("whose");
    private static final Set<String> ADVICE = words("advice");
    private static final Set<String> QUALITY = words("quality");
    private static final Set<String> NEVER = Set.of("never", "dont", "shouldnt", "avoid", "not", "cant");
    private static final Set<String> USE = Set.of("use", "have", "choose", "pick", "using", "having");
    private static final Set<String> STORY = words("story");
    private static final Set<String> MEETING = words("meeting");
    private static final Set<String> NO = words("no");
    private static final Set<String> THEN = words("then");
    private static final Set<String> UNIT = words("unit");
    private static final Set<String> PLACES = Set.of("for", "to", "on", "of", "at", "in", "into", "with", "4");
    private static final Set<String> HINTS = Set.of("my", "our", "the", "his", "her");
    /** What whoever reads it knows: my name backwards, my birthday, the same as yours. */
    private static final Set<String> KNOWN = Set.of(
            "backwards",
            "backward",
            "birthday",
            "bday",
            "birthdate",
            "surname",
            "dob",
            "postcode",
            "reversed",
            "nickname",
            "initials");

    private static final Set<String> YOURS = Set.of("yours", "urs", "mine", "my", "ours");
    private static final int LONGEST_PLACE = 7;
    private static final int STORY_WITHIN = 30;

    static Optional<Secret> at(String text, Tokens tokens, int i) {
        Optional<Secret> spaced = spaced(text, tokens, i);
        if (spaced.isPresent()) {
            return spaced;
        }
        int length = Cue.length(tokens, i);
        Cue cue = Cue.at(tokens, i, length);
        if (cue == Cue.NONE) {
            return Optional.empty();
        }
        Reader reader = new Reader(text, tokens, i, i + length, cue);
        Optional<Secret> after = reader.after();
        return after.isPresent() ? after : reader.before();
    }

    private static Set<String> words(String name) {
        return PasswordScanner.WORDS.get(name);
    }

    /** P a s s w o r d i s t i g e r. */
    private static Optional<Secret> spaced(String text, Tokens tokens, int i) {
        if (!tokens.word(i).equals("p") || tokens.word(i + 1).length() != 1) {
            return Optional.empty();
        }
        StringBuilder joined = new StringBuilder();
        int at = i;
        while (at < tokens.size() && at - i < 40 && tokens.written(at).length() == 1 && !(at > i && tokens.ends(at))) {
            joined.append(tokens.written(at++));
        }
        String value = joined.toString().replaceFirst("^pass(?:word|code)(?:is)?", "");
        boolean whole = value.length() < joined.length() && value.length() >= 4;
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new Secret(i, tokens.start(i), Math.min(text.length(), tokens.end(at - 1)), at, true, true));
    }

    /** Reads on both sides of the word that introduces the value. */
    private record Reader(String text, Tokens tokens, int first, int behind, Cue cue) {
        Optional<Secret> after() {
            int value = link();
            boolean linked = value > behind || isSign(tokens.gap(behind));
            if (value < 0) {
                linked = false;
                value = behind;
            }
            if (value >= tokens.size() || tokens.gap(value).contains("\n\n")) {
                return Optional.empty();
            }
            while (linked && tokens.is(value, FILLER) && value + 1 < tokens.size() && !tokens.ends(value + 1)) {
                value++;
            }
            return valued(value, linked);
        }

        /** Where the value starts if a link leads to it; {@code behind} for a colon, -1 for none. */
        private int link() {
            if (isSign(tokens.gap(behind))) {
                return behind;
            }
            int at = behind;
            boolean changed = tokens.any(first - 4, first, TO_LINK);
            for (int n = 0; n <= LONGEST_PLACE && at < tokens.size() && !tokens.ends(at); n++, at++) {
                if (tokens.is(at, LINK)
                        || (n > 0 && isSign(tokens.gap(at)))
                        || (changed && tokens.word(at).equals("to"))) {
                    return tokens.is(at, LINK) || tokens.word(at).equals("to") ? at + 1 : at;
                }
                changed |= tokens.is(at, TO_LINK);
                if (n == 0 && tokens.word(at).equals("just") && tokens.is(at + 1, HINTS)) {
                    return at + 1; // my passwords just my name backwards
                }
                if (n == 0 && !leads(at)) {
                    return -1;
                }
            }
            return -1;
        }

        private boolean leads(int at) {
            return tokens.is(at, PLACES)
                    || tokens.is(at, FILLER)
                    || tokens.is(at, DETAILS)
                    || tokens.word(at).equals("i");
        }

        private static boolean isSign(String gap) {
            return gap.indexOf(':') >= 0 || gap.indexOf('=') >= 0 || gap.contains("->") || gap.contains(" - ");
        }

        private Optional<Secret> valued(int at, boolean led) {
            if (cue == Cue.TYPED) {
                return typed();
            }
            boolean linked = led || (cue != Cue.CODE && hasUser());
            Value value = tokens.value(at);
            int next = Math.max(at + 1, tokens.indexAt(value.end()));
            if (cue == Cue.LOGIN || cue == Cue.USER) {
                return login(value, at, next, linked);
            }
            if (tokens.is(next, UNIT) || isAdvice() || value.written().chars().noneMatch(Character::isLetterOrDigit)) {
                return Optional.empty();
            }
            if (isCoined(value, linked)) {
                return found(value.start(), value.end(), next);
            }
            Optional<Secret> told = linked ? said(at) : Optional.empty();
            if (told.isPresent()) {
                return told;
            }
            return linked && cue != Cue.PIN ? plain(at, value, next) : Optional.empty();
        }

        private boolean isCoined(Value value, boolean linked) {
            boolean digits = value.digits(4, 12) && (linked || cue == Cue.PIN);
            return switch (cue) {
                case PIN -> value.digits(4, 8) && (linked || tokens.any(first - 2, first, WHOSE));
                case CODE ->
                    (linked && (value.digits(3, 12) || value.coined() || value.quoted()))
                            || (tokens.is(first - 1, DEVICE) && value.digits(4, 8));
                case PASS -> value.coined() && (linked || value.written().length() >= 5);
                default ->
                    (value.coined() && (linked || value.written().length() >= 6))
                            || digits
                            || (linked && value.quoted() && !NO.contains(value.written()));
            };
        }

        /** After the name that goes with it. */
        private boolean hasUser() {
            return tokens.any(first - 4, first, USER) || tokens.any(first - 4, first, LOGIN);
        }

        /** To get on my laptop type in Rover2016. */
        private Optional<Secret> typed() {
            if (behind + 1 >= tokens.size() || !tokens.any(first - STORY_WITHIN / 3, first, DEVICE)) {
                return Optional.empty();
            }
            Value value = tokens.value(behind + 1);
            boolean good = value.coined() && value.written().length() >= 6;
            return good ? found(value.start(), value.end(), tokens.indexAt(value.end())) : Optional.empty();
        }

        /** Spoken digits and single letters. */
        private Optional<Secret> said(int at) {
            for (int length = 6; length >= 4; length--) {
                Optional<Code> code = Codes.at(text, tokens.start(at), "d".repeat(length));
                if (code.isPresent() && !code.get().whole()) {
                    return found(
                            code.get().start(),
                            code.get().end(),
                            tokens.indexAt(code.get().end()));
                }
            }
            int end = at;
            while (end < tokens.size()
                    && end - at < 30
                    && tokens.written(end).length() == 1
                    && !(end > at && tokens.ends(end))) {
                end++;
            }
            return end - at >= 4 ? found(tokens.start(at), tokens.end(end - 1), end) : Optional.empty();
        }

        /** Words as they are, up to four, where the clause then ends; or a hint with figures. */
        private Optional<Secret> plain(int at, Value value, int next) {
            boolean whose = hasUser() || tokens.any(first - 5, first, WHOSE) || tokens.ends(first) || cue == Cue.CODE;
            if (!whose || tokens.ends(at)) {
                return Optional.empty();
            }
            if (tokens.is(at, HINTS)) {
                return hint(at);
            }
            int end = at;
            while (end < tokens.size() && end - at < 5 && !(end > at && (isClauseEnd(end) || tokens.is(end, THEN)))) {
                boolean number = end > at && tokens.value(end).digits(1, 8);
                if (!number
                        && (NO.contains(tokens.word(end))
                                || !tokens.value(end).letters()
                                || isVerb(tokens.word(end)))) {
                    return Optional.empty();
                }
                end++;
            }
            boolean label = tokens.ends(first) && !tokens.any(first - 5, first, WHOSE);
            boolean whole = end > at && end - at <= (label ? 1 : 4);
            return whole ? found(value.start(), tokens.end(end - 1), Math.max(next, end)) : Optional.empty();
        }

        private boolean isClauseEnd(int i) {
            return tokens.ends(i) || tokens.gap(i).strip().length() > 0;
        }

        private static boolean isVerb(String word) {
            return word.length() > 4 && (word.endsWith("ing") || word.endsWith("ed") || word.endsWith("ly"));
        }

        /** My dogs name and then 123. */
        private Optional<Secret> hint(int at) {
            for (int i = at; i < at + 9 && i < tokens.size() && !(i > at && tokens.ends(i)); i++) {
                if (i > at && (isSame(i) || (KNOWN.contains(tokens.word(i)) && tokens.is(at, OWN)))) {
                    return found(tokens.start(at), tokens.end(i), i + 1);
                }
                if (tokens.value(i).digits(2, 8) || tokens.value(i).coined()) {
                    return found(tokens.start(at), tokens.end(i), i + 1);
                }
            }
            return Optional.empty();
        }

        private boolean isSame(int i) {
            return tokens.word(i).equals("same") && tokens.word(i + 1).equals("as") && tokens.is(i + 2, YOURS);
        }

        /** The name with the password that follows it; alone only if it is called a login. */
        private Optional<Secret> login(Value user, int at, int next, boolean linked) {
            boolean with = tokens.is(at, Set.of("with", "as", "using"));
            if (with && tokens.is(at + 1, NO)) {
                return Optional.empty();
            }
            if (with && at + 1 < tokens.size()) {
                Value name = tokens.value(at + 1);
                return second(name, tokens.indexAt(name.end()), 5);
            }
            if (!linked || tokens.is(at, NO) || user.written().contains("/")) {
                return Optional.empty();
            }
            Optional<Secret> pair = second(user, next, 8);
            if (pair.isPresent()) {
                return pair;
            }
            boolean name = user.coined() && tokens.any(first - 4, first, OWN) && !isAdvice();
            if (!name) {
                return Optional.empty();
            }
            boolean sure = cue == Cue.LOGIN;
            return Optional.of(new Secret(first, user.start(), user.end(), next, sure && isReal(), false));
        }

        private Optional<Secret> second(Value user, int from, int reach) {
            for (int i = from; i < from + reach && i < tokens.size(); i++) {
                boolean other =
                        PASSWORD.contains(tokens.word(i)) || tokens.word(i).equals("pass");
                if (other || tokens.gap(i).contains("\n\n")) {
                    return Optional.empty();
                }
                Value value = tokens.value(i);
                boolean apart = " \n\"':=;,".indexOf(text.charAt(Math.max(0, value.start() - 1))) >= 0;
                if (apart && value.coined() && value.written().length() >= 6 && !isAdvice()) {
                    return found(user.start(), value.end(), tokens.indexAt(value.end()));
                }
            }
            return Optional.empty();
        }

        /** Tiger42 is my password; use Tiger42 as the password. */
        Optional<Secret> before() {
            if (cue != Cue.PASSWORD && cue != Cue.PIN && cue != Cue.LOGIN) {
                return Optional.empty();
            }
            int at = first - 1;
            while (at > first - 4 && (tokens.is(at, WHOSE) || tokens.is(at, DEVICE))) {
                at--;
            }
            boolean linked = tokens.is(at, Set.of("is", "thats", "as", "for", "was", "its", "to"));
            if (at < 1 || !linked || tokens.ends(at + 1)) {
                return Optional.empty();
            }
            Value value = valueEndingBefore(at);
            boolean good = cue == Cue.PIN ? value.digits(4, 8) : value.coined();
            boolean use = cue != Cue.LOGIN || tokens.any(at - 4, at, Set.of("use", "type", "put", "try"));
            return good && use && !isAdvice() ? found(value.start(), value.end(), behind) : Optional.empty();
        }

        private Value valueEndingBefore(int at) {
            int start = tokens.start(at - 1);
            while (start > 0 && text.charAt(start - 1) > ' ' && tokens.start(at - 1) - start < 40) {
                start--;
            }
            return tokens.value(tokens.indexAt(start));
        }

        /** A strong password has ..., never use ...: unless it is somebody's. */
        private boolean isAdvice() {
            boolean never = tokens.any(first - 6, first, NEVER) && tokens.any(first - 4, first, USE);
            if (tokens.any(first - 4, first, QUALITY) || never) {
                return !tokens.is(first - 2, OWN);
            }
            if (tokens.is(first - 1, WHOSE) || tokens.is(first - 1, DEVICE) || tokens.ends(first)) {
                return false;
            }
            int from = first;
            while (from > 0 && first - from < 8 && !tokens.ends(from)) {
                from--;
            }
            return tokens.any(from, first, ADVICE);
        }

        /** No story, and no meeting or game that anybody may join. */
        private boolean isReal() {
            if (tokens.any(first - 3, first, OWN)) {
                return true;
            }
            boolean meeting =
                    (cue == Cue.PIN || cue == Cue.CODE || tokens.is(first, PASSCODE) || tokens.is(first, PASSWORD))
                            && tokens.any(first - STORY_WITHIN, behind + STORY_WITHIN, MEETING);
            return !meeting && !tokens.any(first - STORY_WITHIN, behind + STORY_WITHIN, STORY);
        }

        private Optional<Secret> found(int start, int end, int next) {
            return Optional.of(new Secret(first, start, end, Math.max(next, behind), isReal(), false));
        }
    }
}
