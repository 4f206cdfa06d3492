package org.postern.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Tells text that is written in another alphabet than the western one, where nothing says which charset it is in. */
final class Alphabets {
    private static final Charset JAPANESE = Charset.forName("windows-31j");
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset RUSSIAN = Charset.forName("KOI8-R");
    private static final Charset GREEK = Charset.forName("windows-1253");

    private static final int LOOK = 64 * 1024;
    /** Of a hundred letters that are not ASCII. */
    private static final int MOST = 85;

    private static final int FREQUENT = 10;

    private Alphabets() {}

    /**
     * The charset in which it makes sense; empty if it is western, or nobody knows. Accented letters of western words
     * stand alone between plain ones, while words of other alphabets have no plain letters in them.
     */
    static Optional<Charset> of(byte[] bytes) {
        if (!isForeign(bytes)) {
            return Optional.empty();
        }
        if (share(bytes, JAPANESE, Alphabets::isJapanese) >= MOST && share(bytes, JAPANESE, Alphabets::isKana) >= 20) {
            return Optional.of(JAPANESE);
        }
        return small(bytes).or(() -> isCommonChinese(bytes) ? Optional.of(CHINESE) : Optional.empty());
    }

    /** Alphabets that have small letters, each told from the others by its two most frequent ones. */
    private static Optional<Charset> small(byte[] bytes) {
        for (Charset charset : new Charset[] {CYRILLIC, RUSSIAN, GREEK}) {
            boolean letters = share(bytes, charset, Alphabets::isSmall) >= 60;
            if (letters && share(bytes, charset, letter -> "оаαο".indexOf(letter) >= 0) >= FREQUENT) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    /** Whether most letters that are not ASCII follow each other. */
    static boolean isForeign(byte[] bytes) {
        int alone = 0;
        int together = 0;
        int run = 0;
        for (int i = 0; i <= Math.min(bytes.length, LOOK); i++) {
            boolean high = i < bytes.length && i < LOOK && bytes[i] < 0;
            boolean again = high && run > 0 && bytes[i] == bytes[i - 1]; // a line of dashes or stars
            if (high && !again) {
                run++;
            } else if (!high) {
                alone += run < 3 ? run : 0;
                together += run < 3 ? 0 : run;
                run = 0;
            }
        }
        return together > 3 && together > alone;
    }

    /** Of a hundred characters that are not ASCII, how many are such; none if the bytes are no text of that charset. */
    private static int share(byte[] bytes, Charset charset, IntPredicate such) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        int length = Math.min(bytes.length, LOOK);
        CharBuffer out = CharBuffer.allocate(length + 1);
        boolean wrong = decoder.onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, 0, length), out, false)
                .isError();
        int all = 0;
        int found = 0;
        for (int i = 0; i < out.position(); i++) {
            char letter = out.get(i);
            all += letter > 0x7f ? 1 : 0;
            found += letter > 0x7f && such.test(letter) ? 1 : 0;
        }
        return wrong || all == 0 ? 0 : found * 100 / all;
    }

    private static boolean isKana(int letter) {
        return letter >= 0x3041 && letter <= 0x30ff;
    }

    /** Kana, Han, marks that stand between them, wide forms of ASCII; half-width kana come only in old files. */
    private static boolean isJapanese(int letter) {
        return isKana(letter)
                || (letter >= 0x3000 && letter <= 0x303f)
                || (letter >= 0x4e00 && letter <= 0x9fff)
                || (letter >= 0xff01 && letter <= 0xff5e);
    }

    private static boolean isSmall(int letter) {
        return (letter >= 0x430 && letter <= 0x45f) || (letter >= 0x3ac && letter <= 0x3ce);
    }

    /** GB 2312 has the 3755 characters of everyday writing in rows B0 to D7, marks in A1 and A3. */
    private static boolean isCommonChinese(byte[] bytes) {
        if (share(bytes, CHINESE, letter -> true) == 0) {
            return false;
        }
        int pairs = 0;
        int common = 0;
        for (int i = 0; i + 1 < Math.min(bytes.length, LOOK); i++) {
            if (bytes[i] < 0) {
                int lead = bytes[i] & 0xff;
                boolean usual = (lead >= 0xb0 && lead <= 0xd7) || lead == 0xa1 || lead == 0xa3;
                common += usual && (bytes[i + 1] & 0xff) >= 0xa1 ? 1 : 0;
                pairs++;
                i++;
            }
        }
        return pairs > 1 && common * 100 / pairs >= MOST;
    }
}
