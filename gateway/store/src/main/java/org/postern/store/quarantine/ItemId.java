package org.postern.store.quarantine;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Ids of held items that can be read out on the telephone: Crockford's base 32, which has no I, L, O and U. */
public final class ItemId {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String PREFIX = "H-";
    private static final int LENGTH = 5;

    private ItemId() {}

    static String random(RandomGenerator random) {
        StringBuilder id = new StringBuilder(PREFIX);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** As somebody typed it, in the form it is stored: O is 0, I and L are 1, the {@code H-} may be missing. */
    public static String typed(String text) {
        String id = text.strip().toUpperCase(Locale.ROOT);
        String digits = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
        return PREFIX + digits.replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
