package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;
import org.jspecify.annotations.Nullable;

/**
 * Whether letters are what they are said to be. A font's map to Unicode (ISO 32000-1 9.10.3) is not looked at when a
 * page is shown, so it can say anything; the shape of a letter is what people read.
 */
final class PdfFonts {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String SAMPLE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** So much more a shape must be like another letter than like its own. */
    private static final double MARGIN = 0.14;

    /** A shape that is so like a letter is that letter, where its own is not known. */
    private static final double SURE = 0.88;

    private static final double LIKE = 0.75;

    private static final double FAR = 0.22;

    /** As much as three letters that only seem to lie: of digits, every one counts. */
    static final int SURELY = 3;

    /** Serifs and slanted stems make these like one another, but not like a digit. */
    private static final String STEMS = "HIJKLMNhijlnuVWw,;:!'@";

    private static final String ROUND = "023456789";
    private static final int MOST = 20_000;

    private static final class Sample {
        private static final TrueTypeFont FONT = open();
        private static final Map<Integer, Optional<PdfGlyph>> GLYPHS = new HashMap<>();

        private static TrueTypeFont open() {
            try (InputStream in = PDDocument.class.getResourceAsStream(SAMPLE)) {
                return new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static synchronized Optional<PdfGlyph> glyph(int letter) {
            return GLYPHS.computeIfAbsent(letter, Sample::drawn);
        }

        private static Optional<PdfGlyph> drawn(int letter) {
            try {
                CmapLookup map = FONT.getUnicodeCmapLookup();
                int id = map.getGlyphId(letter);
                GlyphData data = id == 0 ? null : FONT.getGlyph().getGlyph(id);
                return data == null ? Optional.empty() : PdfGlyph.of(data.getPath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final IdentityHashMap<Object, Map<Integer, Integer>> told = new IdentityHashMap<>();
    private int looked;

    /**
     * Whether that code of the font shows another letter than it says: 0 if not, 1 if it seems so, which in strange
     * fonts it may, and {@link #SURELY}.
     */
    int lie(PDFont font, int code, String said) {
        Map<Integer, Integer> codes = told.computeIfAbsent(font.getCOSObject(), f -> new HashMap<>());
        Integer known = codes.get(code);
        if (known == null) {
            known = looked++ < MOST ? look(font, code, said) : 0;
            codes.put(code, known);
        }
        return known;
    }

    private static int look(PDFont font, int code, String said) {
        try {
            if (!font.isEmbedded()) {
                return font instanceof PDSimpleFont simple && isOtherName(simple, code, said) ? SURELY : 0;
            }
            return font instanceof PDVectorFont drawn
                    ? PdfGlyph.of(drawn.getPath(code))
                            .map(glyph -> lie(glyph, said))
                            .orElse(0)
                    : 0;
        } catch (IOException damaged) {
            return 0; // shown with another font or not at all
        }
    }

    /** A font that is not in the file is chosen by whoever shows it, and its letters by their names. */
    private static boolean isOtherName(PDSimpleFont font, int code, String said) {
        @Nullable
        String name = font.getEncoding() == null ? null : font.getEncoding().getName(code);
        @Nullable String named = name == null ? null : font.getGlyphList().toUnicode(name);
        return named != null && !named.isBlank() && !named.equalsIgnoreCase(said);
    }

    static int lie(PdfGlyph glyph, String said) {
        int best = ALPHABET.charAt(0);
        double likeness = -1;
        for (int i = 0; i < ALPHABET.length(); i++) {
            double like = like(glyph, ALPHABET.charAt(i));
            if (like > likeness) {
                likeness = like;
                best = ALPHABET.charAt(i);
            }
        }
        if (STEMS.contains(said) && ROUND.indexOf(best) < 0) {
            return 0;
        }
        double own = own(glyph, said);
        boolean among = said.toLowerCase(Locale.ROOT).indexOf(Character.toLowerCase(best)) >= 0;
        if (among || (own < 0 ? likeness <= SURE : likeness <= own + MARGIN)) {
            return 0;
        }
        return !STEMS.contains(said) && ROUND.indexOf(best) >= 0 && likeness > LIKE && likeness > own + FAR
                ? SURELY
                : 1;
    }

    /** How like it is to the letter it is said to be, small or capital; below 0 if nobody knows. */
    private static double own(PdfGlyph glyph, String said) {
        if (said.codePointCount(0, said.length()) != 1) {
            return -1;
        }
        int letter = said.codePointAt(0);
        return Math.max(
                like(glyph, letter),
                Math.max(like(glyph, Character.toLowerCase(letter)), like(glyph, Character.toUpperCase(letter))));
    }

    private static double like(PdfGlyph glyph, int letter) {
        return Sample.glyph(letter).map(glyph::likeness).orElse(-1.0);
    }
}
