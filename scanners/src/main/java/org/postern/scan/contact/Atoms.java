package org.postern.scan.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.postern.scan.contact.Atom.Gap;
import org.postern.scan.contact.Atom.Kind;

/** Reads a folded text once from left to right into the atoms that telephone numbers are made of. */
final class Atoms {
    /** More than any number has (E.164: 15), so a longer run of digits is something else. */
    static final int MOST_DIGITS = 16;

    private static final String LEET_LETTERS = "olisbz";
    private static final String LEET_DIGITS = "011582";
    private static final int LONGEST_WORD = 40;
    private static final int WIDEST_GAP = 32;
    private static final int LONGEST_GLUED = 16;
    /** Letters that stand between the digits of one number and mean nothing. */
    private static final Pattern SPLIT_BY_LETTERS = Pattern.compile("[0-9]{1,5}([a-z]{1,2}[0-9]{1,6}){2,10}");

    private static final Pattern LETTERS_AROUND = Pattern.compile("^[a-z]+|[a-z]+$");
    private static final Pattern LABEL = Pattern.compile("q[1-9][0-9]?");
    private static final Pattern NAME = Pattern.compile("[a-z]{2,12}");
    private static final Set<String> FILLER = SpokenDigits.LISTS.get("filler");
    private static final Set<String> FOR = SpokenDigits.LISTS.get("for");
    private static final Set<String> UNITS = Set.of(
            "cm", "mm", "km", "kg", "mg", "ml", "pm", "am", "th", "st", "nd", "rd", "mph", "px", "gb", "mb", "kb", "hz",
            "kcal", "grams", "metres", "miles", "points", "pts", "bc", "ad", "hrs", "mins", "secs", "jpg", "png", "pdf",
            "bit");
    private static final Set<String> BEFORE_DIGITS = Set.of("t", "m", "p", "h", "on", "is", "its", "at", "no");

    private final String text;
    private final List<Atom> atoms = new ArrayList<>();
    private boolean broken = true;
    /** A question's number stands between. */
    private boolean labelled;

    private int times = 1;
    private int timesFrom;

    private Atoms(String text) {
        this.text = text;
    }

    static List<Atom> of(String text) {
        Atoms reading = new Atoms(text);
        int at = 0;
        while (at < text.length()) {
            if (!isWordChar(text.charAt(at))) {
                at++;
                continue;
            }
            int url = Urls.end(text, at);
            if (url > at) {
                reading.url(at, url);
                at = url;
                continue;
            }
            int end = at;
            while (end < text.length() && isWordChar(text.charAt(end))) {
                end++;
            }
            reading.token(at, end);
            at = end;
        }
        reading.settleTens("");
        return reading.atoms;
    }

    static boolean isWordChar(char c) {
        return c < 128 ? (c >= 'a' && c <= 'z') || isDigit(c) : Character.isLetterOrDigit(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Numbers in a link are addresses of pages, unless the link rings somebody. */
    private void url(int start, int end) {
        int number = Urls.dialled(text, start, end);
        int stop = number;
        while (stop < end && isDigit(text.charAt(stop))) {
            stop++;
        }
        broken = true;
        if (stop - number >= 9 && stop - number <= MOST_DIGITS) {
            String digits = text.substring(number, stop);
            atoms.add(new Atom(number, stop, digits, Kind.DIGITS, Gap.BREAK, digits.charAt(0) != '0'));
        }
    }

    private void token(int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        if (digits == end - start) {
            number(start, end);
        } else if (end - start > LONGEST_WORD) {
            stop();
        } else if (digits == 0) {
            word(start, end, text.substring(start, end));
        } else {
            mixed(start, end, text.substring(start, end));
        }
    }

    private void number(int start, int end) {
        if (isLabel(start, end, 2)) {
            labelled = true;
            return;
        }
        if (end - start > MOST_DIGITS) {
            add(start, end, "", Kind.OTHER);
            stop();
        } else {
            add(start, end, text.substring(start, end), Kind.DIGITS);
        }
    }

    /** 1) and b) before an answer. */
    private boolean isLabel(int start, int end, int most) {
        return end - start <= most
                && end + 1 < text.length()
                && text.charAt(end) == ')'
                && text.charAt(end + 1) == ' '
                && (start == 0 || text.charAt(start - 1) == ' ' || text.charAt(start - 1) == '\n');
    }

    private void word(int start, int end, String word) {
        if (isLabel(start, end, 1)) {
            labelled = true;
            return;
        }
        String said = SpokenDigits.digits(word);
        if (!said.isEmpty()) {
            add(start, end, said, Kind.SPOKEN);
        } else if (!SpokenDigits.tens(word).isEmpty()) {
            add(start, end, SpokenDigits.tens(word), Kind.TENS);
        } else if (SpokenDigits.times(word) > 1) {
            settleTens("");
            timesFrom = times > 1 ? timesFrom : start;
            times = SpokenDigits.times(word);
        } else if (word.equals("hundred") || word.equals("thousand")) {
            hundreds(end, word.equals("hundred") ? "00" : "000");
        } else if (isLoneLeet(word) && (word.length() > 1 || hasDigitNear(start, end))) {
            add(start, end, leet(word), Kind.LEET);
        } else if (word.length() >= 6 && SpokenDigits.runTogether(word).length() >= 2) {
            add(start, end, SpokenDigits.runTogether(word), Kind.SPOKEN);
        } else if (!FILLER.contains(word)) {
            stop();
        }
    }

    private void hundreds(int end, String zeros) {
        if (broken || atoms.isEmpty() || atoms.getLast().digits().length() != 1) {
            stop();
            return;
        }
        Atom last = atoms.removeLast();
        atoms.add(last.saying(last.digits() + zeros, end, Kind.SPOKEN));
    }

    private void mixed(int start, int end, String token) {
        if (isWordAndDigits(token)) {
            glued(start, end);
            return;
        }
        if (token.chars().allMatch(c -> c < 128 && (isDigit((char) c) || LEET_LETTERS.indexOf(c) >= 0))) {
            add(start, end, leet(token), Kind.LEET);
            return;
        }
        if (LABEL.matcher(token).matches()) {
            labelled = true;
            return;
        }
        String said = said(token);
        if (!said.isEmpty() && said.length() <= MOST_DIGITS) {
            add(start, end, said, Kind.SPOKEN);
            return;
        }
        glued(start, end);
    }

    /** Is07700, x07700900123x: letters at the ends, that are no digits. */
    private static boolean isWordAndDigits(String token) {
        String digits = LETTERS_AROUND.matcher(token).replaceAll("");
        if (!digits.chars().allMatch(c -> isDigit((char) c))) {
            return false;
        }
        int before = token.indexOf(digits);
        return isWhole(digits) || (before >= 2 && BEFORE_DIGITS.contains(token.substring(0, before)));
    }

    private static String said(String token) {
        if (!SpokenDigits.digits(token).isEmpty()) {
            return SpokenDigits.digits(token);
        }
        if (SPLIT_BY_LETTERS.matcher(token).matches()) {
            String digits = token.replaceAll("[^0-9]", "");
            return isMobile(digits) ? digits : "";
        }
        return SpokenDigits.runTogether(token);
    }

    /** Eleven digits that somebody in the country can be rung on. */
    private static boolean isWhole(String digits) {
        return isMobile(digits)
                || (digits.length() == 11
                        && (digits.startsWith("01") || digits.startsWith("02"))
                        && NumberingPlan.fit(digits, false) == NumberingPlan.Fit.VALID);
    }

    private static boolean isMobile(String digits) {
        return digits.length() == 11
                && digits.startsWith("07")
                && NumberingPlan.fit(digits, false) == NumberingPlan.Fit.VALID;
    }

    /** Digits written onto a word: {@code call07700900142}, {@code 07700900142xx}; in anything else they are a code. */
    private void glued(int start, int end) {
        int from = start;
        while (!isDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < end && isDigit(text.charAt(to))) {
            to++;
        }
        String before = text.substring(start, from);
        String after = text.substring(to, end);
        if (!before.isEmpty()) {
            stop();
        }
        boolean whole = isWhole(text.substring(from, to)) && !PhoneContext.isAgainst(before);
        boolean word = before.isEmpty()
                || FOR.contains(before)
                || BEFORE_DIGITS.contains(before)
                || (whole && before.length() <= LONGEST_GLUED)
                || (after.isEmpty() && isFirstGroup(before, from, to));
        boolean tail = after.isEmpty()
                || FOR.contains(after)
                || after.matches("[xo]+|ok|pls|plz|my|me|and|its?|u|b4")
                || (whole && after.length() == 1)
                || ((whole || to - from >= 3) && NAME.matcher(after).matches() && !UNITS.contains(after));
        if (word && tail && to - from <= MOST_DIGITS) {
            add(from, to, text.substring(from, to), Kind.DIGITS);
        } else {
            add(from, to, "", Kind.OTHER);
        }
        if (!after.isEmpty()) {
            stop();
        }
    }

    /** Mum07700 900123: the area or network code, which begins with a nought. */
    private boolean isFirstGroup(String before, int from, int to) {
        return text.charAt(from) == '0'
                && to - from >= 3
                && to - from <= 6
                && before.length() >= 2
                && before.length() <= LONGEST_GLUED
                && !PhoneContext.isAgainst(before);
    }

    private void add(int start, int end, String digits, Kind kind) {
        settleTens(kind == Kind.SPOKEN ? digits : "");
        int from = start;
        String said = digits;
        if (times > 1 && digits.length() == 1) {
            from = timesFrom;
            said = digits.repeat(times);
        }
        boolean plus = Gaps.plusBefore(text, from);
        boolean open =
                !broken && !plus && !atoms.isEmpty() && from - atoms.getLast().end() <= WIDEST_GAP;
        Gap gap = open ? Gaps.between(text, atoms.getLast().end(), from) : Gap.BREAK;
        gap = labelled && gap != Gap.BREAK ? Gap.SIGN : gap;
        labelled = false;
        Kind as = isAmount(from, end, said, gap) ? Kind.OTHER : kind;
        atoms.add(new Atom(from, end, said, as, gap, plus));
        broken = false;
        times = 1;
    }

    /** No price begins with a nought and three more digits, and nobody reckons in thousands of per cent. */
    private boolean isAmount(int from, int end, String digits, Gap gap) {
        boolean price = Gaps.hasCurrencyBefore(text, from) && !(digits.startsWith("0") && digits.length() >= 4);
        return price || (Gaps.hasUnitAfter(text, end) && digits.length() < 4 && gap != Gap.TIGHT);
    }

    /** Twenty is 2 before a spoken digit (twenty one) and 20 elsewhere. */
    private void settleTens(String next) {
        if (!atoms.isEmpty() && atoms.getLast().kind() == Kind.TENS) {
            Atom last = atoms.removeLast();
            boolean goesOn = next.length() == 1 && !next.equals("0") && !broken;
            atoms.add(last.saying(goesOn ? last.digits() : last.digits() + "0", last.end(), Kind.SPOKEN));
        }
    }

    private void stop() {
        settleTens("");
        broken = true;
        times = 1;
    }

    private static boolean isLoneLeet(String word) {
        return word.equals("i") || word.equals("l") || word.equals("oo") || word.equals("ooo");
    }

    private boolean hasDigitNear(int start, int end) {
        return Gaps.numberWithin(text, end, 1, 4) || Gaps.numberWithin(text, start - 1, -1, 4);
    }

    private static String leet(String token) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            int at = LEET_LETTERS.indexOf(c);
            digits.append(at < 0 ? c : LEET_DIGITS.charAt(at));
        }
        return digits.toString();
    }
}
