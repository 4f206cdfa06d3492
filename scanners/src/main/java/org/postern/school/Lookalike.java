package org.postern.school;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Domains that a reader takes for another one: a letter wrong, missing, doubled or swapped, a dot for a hyphen, letters
 * of another script (UTS 39 confusables), another ending, or the known name in front of a stranger's.
 */
public final class Lookalike {
    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();
    private static final IDNA PUNYCODE = IDNA.getUTS46Instance(IDNA.DEFAULT);
    private static final LevenshteinDistance NEAR = new LevenshteinDistance(2);
    /** A name of fewer letters has too many neighbours that are somebody else. */
    private static final int SHORT = 6;

    private static final int LONG = 12;

    private Lookalike() {}

    /** The known domain it could be taken for; nothing for a known one and what lies below it. */
    public static Optional<String> of(String domain, Collection<String> known) {
        String name = domain.toLowerCase(Locale.ROOT);
        boolean genuine = known.stream().anyMatch(k -> name.equals(k) || name.endsWith("." + k));
        return genuine
                ? Optional.empty()
                : known.stream()
                        .filter(k -> resembles(name, k) || otherEnding(name, k, known))
                        .findFirst();
    }

    private static boolean resembles(String name, String known) {
        return name.startsWith(known + ".") || sameLooks(name, known) || oneSlip(name, known);
    }

    private static boolean sameLooks(String name, String known) {
        if (!name.contains("xn--") && name.chars().allMatch(c -> c < 128)) {
            return false;
        }
        StringBuilder shown = PUNYCODE.nameToUnicode(name, new StringBuilder(), new IDNA.Info());
        return CONFUSABLES.getSkeleton(shown.toString()).equals(CONFUSABLES.getSkeleton(known));
    }

    private static boolean oneSlip(String name, String known) {
        if (Math.abs(name.length() - known.length()) > 2 || label(known).length() < SHORT - 1) {
            return false;
        }
        boolean firstDiffers = name.charAt(0) != known.charAt(0);
        if (label(known).length() < SHORT && firstDiffers) {
            return false; // email.com is no slip of gmail.com
        }
        int distance = NEAR.apply(name, known);
        return distance == 1
                || swapped(name, known)
                || (distance == 2 && !firstDiffers && label(known).length() >= LONG);
    }

    /** Two neighbouring letters in the wrong order. */
    private static boolean swapped(String name, String known) {
        if (name.length() != known.length()) {
            return false;
        }
        int at = 0;
        while (at < name.length() && name.charAt(at) == known.charAt(at)) {
            at++;
        }
        return at + 1 < name.length()
                && name.charAt(at) == known.charAt(at + 1)
                && name.charAt(at + 1) == known.charAt(at)
                && name.substring(at + 2).equals(known.substring(at + 2));
    }

    /** An organisation's name under another ending; the large mail services have many, so one ending must be all. */
    private static boolean otherEnding(String name, String known, Collection<String> all) {
        return label(known).length() >= SHORT
                && label(known).equals(label(name))
                && known.split("\\.", -1).length > 2
                && all.stream()
                                .filter(other -> label(other).equals(label(known)))
                                .count()
                        == 1;
    }

    private static String label(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }
}
