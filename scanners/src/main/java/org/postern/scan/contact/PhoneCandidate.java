package org.postern.scan.contact;

import java.util.List;
import java.util.Optional;
import org.postern.scan.contact.Atom.Gap;
import org.postern.scan.contact.Atom.Kind;
import org.postern.scan.contact.NumberingPlan.Fit;

/**
 * Atoms in a row that make up one number in the numbering plan.
 *
 * @param first index of the first atom
 * @param last index of the last atom
 */
record PhoneCandidate(List<Atom> atoms, int first, int last, String digits, Fit fit) {

    /** The best number that starts at this atom: the longest valid one, else the longest plausible one. */
    static Optional<PhoneCandidate> at(List<Atom> atoms, int first) {
        Atom start = atoms.get(first);
        if (!start.usable() || start.digits().isEmpty() || !mayStart(start)) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        Optional<PhoneCandidate> best = Optional.empty();
        for (int i = first; i < atoms.size() && digits.length() < 15; i++) {
            if (i > first && ends(atoms.get(i), best)) {
                break;
            }
            digits.append(atoms.get(i).digits());
            Fit fit = digits.length() < 8 || digits.length() > 16 ? Fit.NONE : fit(digits.toString(), start);
            if (fit == Fit.VALID || (fit == Fit.PLAUSIBLE && best.isEmpty())) {
                best = Optional.of(new PhoneCandidate(atoms, first, i, digits.toString(), fit));
            }
        }
        return best.filter(PhoneCandidate::endsOnANumber);
    }

    /** A sign ends what is a number without what follows it. */
    private static boolean ends(Atom next, Optional<PhoneCandidate> best) {
        boolean valid = best.filter(b -> b.fit() == Fit.VALID).isPresent();
        return PhoneScanner.isBreak(next) || (next.gap() == Gap.SIGN && valid);
    }

    private static boolean mayStart(Atom start) {
        char c = start.digits().charAt(0);
        return start.plus() || c == '0' || c == '7' || c == '4';
    }

    private static Fit fit(String digits, Atom start) {
        return NumberingPlan.fit(digits, start.plus());
    }

    /** A lone i is a word at the end and a digit only in the middle. */
    private boolean endsOnANumber() {
        Atom end = atoms.get(last);
        return end.kind() != Kind.LEET || end.end() - end.start() > 1;
    }

    int start() {
        return atoms.get(first).start();
    }

    int end() {
        return atoms.get(last).end();
    }

    boolean plus() {
        return atoms.get(first).plus();
    }

    boolean mobile() {
        return NumberingPlan.national(digits, plus()).startsWith("07");
    }

    /** 03, 08 and 09 are given to organisations only (Ofcom, National Telephone Numbering Plan). */
    boolean service() {
        String national = NumberingPlan.national(digits, plus());
        return national.startsWith("03") || national.startsWith("08") || national.startsWith("09");
    }

    /** Starts as somebody would dial it; the others are numbers only where words say so. */
    boolean dialled() {
        return plus() || digits.startsWith("0");
    }

    /** A mobile without its nought, digit for digit in words, and no counting. */
    boolean spelled() {
        for (int i = first; i <= last; i++) {
            Atom atom = atoms.get(i);
            if (atom.kind() != Kind.SPOKEN || atom.digits().chars().distinct().count() != 1) {
                return false;
            }
        }
        return fit == Fit.VALID && digits.length() == 10 && !"7890123".startsWith(digits.substring(0, 3));
    }

    /** A whole landline, partly in words or with letters for noughts, that nothing odd interrupts. */
    boolean told() {
        int spoken = 0;
        for (int i = first; i <= last; i++) {
            Atom.Gap gap = atoms.get(i).gap();
            if (i > first && gap != Gap.PLAIN && gap != Gap.TIGHT) {
                return false;
            }
            spoken += atoms.get(i).kind() == Kind.SPOKEN ? 1 : 0;
        }
        boolean whole = digits.length() == 11 && digits.startsWith("0") && fit == Fit.VALID;
        return whole && (spoken >= 4 || last - first <= 3);
    }

    /** 07700 900 123, 07700 900123 or 0770 090 0123. */
    boolean usualGroups() {
        StringBuilder sizes = new StringBuilder();
        for (int i = first; i <= last; i++) {
            sizes.append(atoms.get(i).digits().length());
        }
        return sizes.toString().matches("533|56|434|11");
    }

    /** Written as telephone numbers are: few groups, nothing odd between them. */
    boolean plain() {
        for (int i = first; i <= last; i++) {
            Atom atom = atoms.get(i);
            boolean oddGap = i > first && atom.gap() != Gap.PLAIN && atom.gap() != Gap.TIGHT;
            if (atom.kind() != Kind.DIGITS || oddGap || isLoneDigit(i)) {
                return false;
            }
        }
        return last - first <= 4;
    }

    private boolean isLoneDigit(int i) {
        // +44 (0)7700 and +1 202 have a group of one digit
        return atoms.get(i).digits().length() == 1 && !(plus() && i <= first + 1);
    }

    /** Digits that are digits, written or spoken, rather than letters in their place. */
    int real(String text) {
        int real = 0;
        for (int i = first; i <= last; i++) {
            Atom atom = atoms.get(i);
            if (atom.kind() == Kind.LEET) {
                real += (int) text.substring(atom.start(), atom.end())
                        .chars()
                        .filter(c -> Atoms.isDigit((char) c))
                        .count();
            } else {
                real += atom.digits().length();
            }
        }
        return real;
    }

    /** Whether it goes on over a sign of a sum or the like. */
    boolean signed() {
        return atoms.subList(first + 1, last + 1).stream().anyMatch(atom -> atom.gap() == Gap.SIGN);
    }

    long lineBreaks() {
        return atoms.subList(first + 1, last + 1).stream()
                .filter(atom -> atom.gap() == Gap.LINE)
                .count();
    }
}
