package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.format.CellFormat;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/** What the sheets of a workbook share: its strings and how it writes numbers (ECMA-376 part 1, 18.4 and 18.8). */
final class Book {
    /** Quoted words of a number format, and letters after a backslash. */
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\\\.");
    /** More than a unit or a currency. */
    private static final int LONG = 4;

    private final List<String> strings = new ArrayList<>();
    private final BitSet used = new BitSet();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.UK);
    private final Set<String> literals = new LinkedHashSet<>();
    private boolean from1904;

    void from1904(boolean on) {
        from1904 = on;
    }

    String shared(int number) {
        if (number >= strings.size()) {
            return "";
        }
        used.set(number);
        return strings.get(number);
    }

    /** Strings that no cell shows, as they stay behind when a cell is emptied. */
    List<String> leftOver() {
        List<String> left = new ArrayList<>();
        for (int i = used.nextClearBit(0); i < strings.size(); i = used.nextClearBit(i + 1)) {
            left.add(strings.get(i));
        }
        return left;
    }

    /** A number as the cell shows it. */
    String shown(String raw, int style) {
        int id = style < styles.size() ? styles.get(style) : 0;
        boolean general = id == 0 || id == 49;
        if (general && raw.matches("-?\\d{1,11}")) {
            return raw;
        }
        try {
            double value = Double.parseDouble(raw);
            String format = Formats.plain(formats.getOrDefault(id, BuiltinFormats.getBuiltinFormat(id)));
            if (format != null && Formats.isLettered(format) && !DateUtil.isADateFormat(id, format)) {
                return CellFormat.getInstance(Locale.UK, format).apply(value).text;
            }
            return format == null ? raw : formatter.formatRawCellContents(value, id, format, from1904);
        } catch (IllegalArgumentException noNumber) {
            return raw;
        }
    }

    /** Text as the cell shows it: a format may have a section for text that writes something else (18.8.31). */
    String shownText(String text, int style) {
        int id = style < styles.size() ? styles.get(style) : 0;
        String format = formats.getOrDefault(id, "");
        return format.isEmpty() || format.equals("@") ? text : Formats.text(format, text);
    }

    /** Words that formats write around values or instead of them, those of units left out, and how strings sound. */
    Set<String> literals() {
        return literals;
    }

    private void literal(String format) {
        StringBuilder words = new StringBuilder();
        Matcher literal = LITERAL.matcher(Formats.plain(format));
        while (literal.find()) {
            words.append(literal.group(1) == null ? literal.group().substring(1) : literal.group(1));
        }
        if (words.chars().filter(Character::isLetterOrDigit).count() >= LONG) {
            literals.add(words.toString());
        }
    }

    void strings(InputStream in, Session session) throws IOException, LimitReached {
        Xml.read(in, new Strings(strings, literals, session.limits().characters()));
    }

    void styles(InputStream in) throws IOException, LimitReached {
        Xml.read(in, new Styles(formats, styles));
        formats.values().forEach(this::literal);
    }

    /** Joins the runs of each string; how it is spoken (rPh) may be shown above it, and says whatever it likes. */
    private static final class Strings implements Xml.Sink {
        private final List<String> strings;
        private final Set<String> spokenWords;
        private final long most;
        private final StringBuilder one = new StringBuilder();
        private long all;
        private boolean text;
        private int spoken;

        Strings(List<String> strings, Set<String> spokenWords, long most) {
            this.strings = strings;
            this.spokenWords = spokenWords;
            this.most = most;
        }

        @Override
        public void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "si" -> one.setLength(0);
                case "t" -> text = true;
                case "rPh" -> spoken++;
                default -> {}
            }
        }

        @Override
        public void end(String name) {
            switch (name) {
                case "si" -> strings.add(one.toString());
                case "t" -> text = false;
                case "rPh" -> spoken--;
                default -> {}
            }
        }

        @Override
        public void characters(String words) throws LimitReached {
            if (!text) {
                return;
            }
            all += words.length();
            if (all > most) {
                throw new LimitReached("it holds more than " + most + " characters of text");
            }
            if (spoken == 0) {
                one.append(words);
            } else {
                spokenWords.add(words);
            }
        }
    }

    /** The number formats, and which of them each style of a cell has. */
    private static final class Styles implements Xml.Sink {
        private final Map<Integer, String> formats;
        private final List<Integer> styles;
        private boolean cells;

        Styles(Map<Integer, String> formats, List<Integer> styles) {
            this.formats = formats;
            this.styles = styles;
        }

        @Override
        public void start(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "numFmt" -> {
                    int id = SheetText.number(Xml.attribute(xml, "numFmtId").orElse("0"));
                    // one of a conditional format has a number that belongs to no cell
                    formats.put(
                            formats.containsKey(id) ? -formats.size() : id,
                            Xml.attribute(xml, "formatCode").orElse("General"));
                }
                case "cellXfs" -> cells = true;
                case "xf" -> {
                    if (cells) {
                        styles.add(
                                SheetText.number(Xml.attribute(xml, "numFmtId").orElse("0")));
                    }
                }
                default -> {}
            }
        }

        @Override
        public void end(String name) {
            if (name.equals("cellXfs")) {
                cells = false;
            }
        }

        @Override
        public void characters(String words) {
            // all is in attributes
        }
    }
}
