package org.postern.scan.contact;

import java.util.ArrayList;
import java.util.List;
import org.postern.scan.contact.Atom.Gap;
import org.postern.scan.contact.Atom.Kind;

/** Sets dates, times, decimals and large numbers with commas apart, so that their digits never join a number. */
final class OtherNumbers {
    private final String text;
    private final List<Atom> atoms;

    private OtherNumbers(String text, List<Atom> atoms) {
        this.text = text;
        this.atoms = new ArrayList<>(atoms);
    }

    static List<Atom> setApart(String text, List<Atom> atoms) {
        OtherNumbers numbers = new OtherNumbers(text, atoms);
        int at = 0;
        while (at < atoms.size()) {
            int length = numbers.lengthAt(at);
            for (int i = at; i < at + length; i++) {
                numbers.atoms.set(i, numbers.atoms.get(i).as(Kind.OTHER));
            }
            at += Math.max(1, length);
        }
        return numbers.atoms;
    }

    /** How many atoms from here on are one number of another kind. */
    private int lengthAt(int at) {
        char sign = sign(at + 1);
        if (sign == 0 || sign(at) == sign) {
            return 0;
        }
        boolean third = sign(at + 2) == sign;
        boolean fourth = third && sign(at + 3) == sign;
        if (sign == ',') {
            return thousands(at);
        }
        if (third) {
            return !fourth && isDate(at) ? 3 : 0;
        }
        return switch (sign) {
            case '.' -> isTime(at) || isDecimal(at) ? 2 : 0;
            case ':' -> isTime(at) ? 2 : 0;
            default -> 0;
        };
    }

    /** The single character between this atom and the one before; 0 for anything else. */
    private char sign(int at) {
        if (at <= 0 || at >= atoms.size() || atoms.get(at).gap() == Gap.BREAK) {
            return 0;
        }
        int from = atoms.get(at - 1).end();
        return atoms.get(at).start() - from == 1 && ".,:/-".indexOf(text.charAt(from)) >= 0 ? text.charAt(from) : 0;
    }

    private boolean isDate(int at) {
        int third = atoms.get(at + 2).digits().length();
        boolean sizes = isShort(at) && isShort(at + 1) && (third == 2 || third == 4);
        return sizes && (isDayMonth(at, at + 1) || isDayMonth(at + 1, at));
    }

    private boolean isDayMonth(int day, int month) {
        return within(day, 1, 31) && within(month, 1, 12);
    }

    private boolean isTime(int at) {
        return isShort(at) && within(at, 0, 23) && atoms.get(at + 1).digits().length() == 2 && within(at + 1, 0, 59);
    }

    /** 0.7700900142 and 16.7, but not 07700.900142. */
    private boolean isDecimal(int at) {
        String whole = atoms.get(at).digits();
        return (whole.length() <= 3 && !(whole.startsWith("0") && whole.length() > 1))
                || (whole.length() <= 2 && isShort(at + 1));
    }

    private int thousands(int at) {
        String first = atoms.get(at).digits();
        if (first.length() > 3 || first.startsWith("0")) {
            return 0;
        }
        int next = at + 1;
        while (sign(next) == ',' && atoms.get(next).digits().length() == 3) {
            next++;
        }
        return next - at > 1 ? next - at : 0;
    }

    private boolean isShort(int at) {
        int length = atoms.get(at).digits().length();
        return length >= 1 && length <= 2 && atoms.get(at).kind() == Kind.DIGITS;
    }

    private boolean within(int at, int least, int most) {
        int value = Integer.parseInt(atoms.get(at).digits());
        return value >= least && value <= most;
    }
}
