package org.postern.scan.contact;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Telephone numbers anybody may write: helplines, and the school's own. Compared by digits in national form. */
public final class PublicNumbers {
    private final Set<String> national;

    private PublicNumbers(Set<String> national) {
        this.national = Set.copyOf(national);
    }

    public static PublicNumbers of(Collection<String> asWritten) {
        Set<String> national = new HashSet<>();
        for (String number : asWritten) {
            boolean plus = number.strip().startsWith("+");
            national.add(NumberingPlan.national(digits(number), plus));
        }
        return new PublicNumbers(national);
    }

    boolean contains(String nationalDigits) {
        return national.contains(nationalDigits);
    }

    private static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
