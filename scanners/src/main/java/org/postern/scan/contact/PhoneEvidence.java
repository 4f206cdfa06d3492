package org.postern.scan.contact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.contact.Atom.Kind;
import org.postern.scan.contact.NumberingPlan.Fit;

/** Weighs what speaks for and against a candidate being somebody's telephone number. */
final class PhoneEvidence {
    /** Fewer real digits than this among letters are a word, not a number. */
    private static final int LEAST_REAL_DIGITS = 5;

    private static final int RESULT_WITHIN = 24;

    private static final Set<String> DEVICES = SpokenDigits.LISTS.get("device");

    private final FoldedText folded;
    private final String text;
    private final List<Atom> atoms;
    private final PhoneCandidate number;
    private final int lastFound;

    PhoneEvidence(FoldedText folded, List<Atom> atoms, PhoneCandidate number, int lastFound) {
        this.folded = folded;
        this.text = folded.text();
        this.atoms = atoms;
        this.number = number;
        this.lastFound = lastFound;
    }

    /** Empty if it is no telephone number after all. */
    Optional<Confidence> confidence() {
        if (number.real(text) < LEAST_REAL_DIGITS || goesOn() || continues()) {
            return Optional.empty();
        }
        PhoneContext context = PhoneContext.around(text, number.start(), number.end(), isGrouped());
        if (isFileName(context) || context == PhoneContext.AGAINST || (context != PhoneContext.FOR && needsContext())) {
            return Optional.empty();
        }
        return weigh(context == PhoneContext.FOR);
    }

    /** 07700 900123: no score and no answer is written so. */
    private boolean isGrouped() {
        return number.fit() == Fit.VALID && number.dialled() && number.first() < number.last() && number.usualGroups();
    }

    private Optional<Confidence> weigh(boolean spokenFor) {
        boolean plain = number.plain() && !folded.disguised(number.start(), number.end());
        if (number.fit() == Fit.PLAUSIBLE) {
            // eleven digits from 07 are hardly anything else, whoever was given that range
            return spokenFor || (plain && number.mobile()) ? Optional.of(Confidence.LIKELY) : Optional.empty();
        }
        if (!plain) {
            boolean agrees = spokenFor || number.told() || (number.mobile() && !isColumn());
            return Optional.of(agrees ? Confidence.LIKELY : Confidence.POSSIBLE);
        }
        if ((!number.dialled() && !isWholeMobile()) || isBareTen() || isPlay()) {
            return Optional.of(spokenFor ? Confidence.LIKELY : Confidence.POSSIBLE);
        }
        return Optional.of(number.dialled() ? Confidence.CERTAIN : Confidence.LIKELY);
    }

    /** With the country code and without the plus. */
    private boolean isWholeMobile() {
        return number.digits().startsWith("447") && number.fit() == Fit.VALID;
    }

    /** A number without its 0 or + is like any other number of that length, and so is one in a sum. */
    private boolean needsContext() {
        boolean bare = !number.dialled() && !isWholeMobile() && !number.spelled();
        return bare
                || (number.signed() && !isEnumerated())
                || isSum()
                || isIsbn()
                || isPlay()
                || number.digits().matches("0?(\\d)\\1+");
    }

    /** 1) 07700 2) 900 3) 123, and 07700+900+123: in the groups that such numbers are read in, and no sum. */
    private boolean isEnumerated() {
        boolean sum = text.substring(number.start(), Math.min(text.length(), number.end() + 2))
                        .indexOf('=')
                >= 0;
        boolean apart = text.substring(number.start(), number.end()).indexOf(" + ") >= 0;
        return number.mobile() && number.fit() == Fit.VALID && number.usualGroups() && !sum && !apart;
    }

    /** Ten digits in one run, as order numbers and ISBN-10 are. */
    private boolean isBareTen() {
        return number.digits().length() == 10 && number.first() == number.last();
    }

    /** 01234 567890 and other runs along the keyboard. */
    private boolean isPlay() {
        return "01234567890123".contains(number.digits()) || number.digits().matches(".*(\\d)\\1{7}.*");
    }

    /** Digits down a column are more often a table than a number. */
    private boolean isColumn() {
        return number.lineBreaks() >= 4 && atoms.get(number.first()).digits().length() > 1;
    }

    /** Whether more digits come before, so that this is the tail of something longer. */
    private boolean continues() {
        if (number.first() == 0 || number.first() - 1 == lastFound) {
            return false;
        }
        Atom before = atoms.get(number.first() - 1);
        Atom first = atoms.get(number.first());
        return switch (first.gap()) {
            case BREAK, LINE, SIGN -> false;
            case TIGHT -> true;
            case PLAIN, ODD -> sameSize(before, first) && !before.digits().isEmpty() && number.first() < number.last();
        };
    }

    /** Whether more digits follow, so that this is the head of something longer. */
    private boolean goesOn() {
        if (number.last() + 1 >= atoms.size()) {
            return false;
        }
        Atom last = atoms.get(number.last());
        Atom after = atoms.get(number.last() + 1);
        if (after.kind() == Kind.SPOKEN && last.kind() == Kind.DIGITS) {
            return false;
        }
        return switch (after.gap()) {
            case BREAK, LINE, SIGN -> false;
            case TIGHT -> !startsAnother(after);
            case PLAIN, ODD -> sameSize(last, after) && number.first() < number.last() && !startsAnother(after);
        };
    }

    private static boolean startsAnother(Atom atom) {
        return atom.plus() || (atom.digits().startsWith("0") && atom.digits().length() >= 3);
    }

    private static boolean sameSize(Atom one, Atom other) {
        return one.digits().length() == other.digits().length();
    }

    /** An operator with digits on its other side, or an equals sign. */
    private boolean isSum() {
        boolean operator = operatorAt(number.end(), 1) || operatorAt(number.start() - (number.plus() ? 2 : 1), -1);
        // nobody reckons with a whole mobile number unless a result is asked for
        boolean whole = number.mobile() && number.fit() == Fit.VALID && (number.dialled() || isWholeMobile());
        return operator && (!whole || isResultNear());
    }

    private boolean isResultNear() {
        int from = Math.max(0, number.start() - RESULT_WITHIN);
        int to = Math.min(text.length(), number.end() + RESULT_WITHIN);
        return text.substring(from, to).indexOf('=') >= 0;
    }

    private boolean operatorAt(int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && text.charAt(at) == ' ' && Math.abs(at - from) < 3) {
            at += step;
        }
        if (at < 0 || at >= text.length() || "+=*x\u00D7\u00F7".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        return Gaps.numberWithin(text, at + step, step, 3);
    }

    private boolean isIsbn() {
        String digits = number.digits();
        if (digits.length() != 10) {
            return false;
        }
        int sum = 0; // ISO 2108: weights 10 to 1, a multiple of 11
        for (int i = 0; i < 10; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0 && (number.first() == number.last() || number.last() - number.first() == 3);
    }

    /** {@code IMG_07700900142.jpg} and {@code 01632960400.pdf}, but a file can be named to ring somebody. */
    private boolean isFileName(PhoneContext context) {
        int before = number.start() - 1;
        int end = number.end();
        boolean joined = before > 0
                && text.charAt(before) == '_'
                && Atoms.isWordChar(text.charAt(before - 1))
                && (!(number.dialled() && number.fit() == Fit.VALID) || isDevice(before));
        boolean suffix = end + 2 < text.length()
                && text.charAt(end) == '.'
                && text.substring(end + 1, Math.min(text.length(), end + 4))
                        .matches("jpg|png|pdf|doc|mp4|gif|hei|xls|csv|txt|zip");
        boolean mobile = number.mobile() && number.fit() == Fit.VALID;
        return joined || (suffix && context != PhoneContext.FOR && !mobile);
    }

    /** The word that a camera, a scanner or a program puts before the number of a file. */
    private boolean isDevice(int end) {
        int start = end;
        while (start > 0 && Atoms.isWordChar(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, end);
        return DEVICES.contains(word) || word.chars().anyMatch(c -> Atoms.isDigit((char) c));
    }
}
