package org.postern.reader.document;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a Rich Text file by a plain reading of its groups (RTF 1.9.1), to tell whether another reading missed
 * one: a program shows the text of every group that is not said to hold something else.
 */
final class RtfWords {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\u(-?\\d{1,5}) ?(?:\\\\'[0-9a-fA-F]{2}|\\?)?|\\\\'([0-9a-fA-F]{2})|\\\\([a-z]{1,32})(-?\\d{1,10})?"
                    + " ?|\\\\(.)",
            Pattern.DOTALL);
    /** Tables and data of the file, whose words are no text. */
    private static final Set<String> DATA = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "listtable",
            "fldinst",
            "objdata",
            "sn",
            "sp",
            "xe",
            "tc",
            "rxe",
            "txe",
            "filetbl",
            "revtbl",
            "rsidtbl",
            "listtext",
            "pntext",
            "nonesttables",
            "shprslt",
            "title",
            "private",
            "ftnsep",
            "ftnsepc",
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "deleted",
            "template",
            "operator",
            "author");
    /** Destinations that begin with a star, but are shown. */
    private static final Set<String> SHOWN =
            Set.of("shptxt", "footnote", "annotation", "shpinst", "nesttableprops", "ud", "upr");

    private static final Set<String> BREAKS =
            Set.of("par", "line", "row", "cell", "sect", "page", "nestrow", "nestcell", "tab");
    private static final int DEEPEST = 10_000;
    private static final int SHORTEST = 4;

    private final String source;
    private final List<String> lines = new ArrayList<>();
    private final Deque<Boolean> groups = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private boolean data;
    private boolean starred;

    private RtfWords(String source) {
        this.source = source;
    }

    /** Lines of which no letters stand in the text that was read. */
    static List<String> missing(String source, String read) {
        String known = bare(read);
        List<String> missing = new ArrayList<>();
        for (String line : new RtfWords(source).run()) {
            String own = bare(line);
            if (own.length() >= SHORTEST && !known.contains(own)) {
                missing.add(line);
            }
        }
        return missing;
    }

    private static String bare(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "");
    }

    private List<String> run() {
        Matcher token = TOKEN.matcher(source);
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\' && token.region(at, source.length()).lookingAt()) {
                at = token(token);
                continue;
            }
            if (c == '{' && groups.size() < DEEPEST) {
                groups.push(data);
            } else if (c == '}') {
                data = !groups.isEmpty() && groups.pop();
                starred = false;
            } else if (c != '\r' && c != '\n') {
                keep(String.valueOf(c));
            }
            at++;
        }
        end();
        return lines;
    }

    private void keep(String letters) {
        if (!data) {
            line.append(letters);
        }
    }

    private void end() {
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        line.setLength(0);
    }

    /** Returns where the next one begins. */
    private int token(Matcher token) {
        String word = token.group(3);
        if (token.group(1) != null) {
            keep(String.valueOf((char) Integer.parseInt(token.group(1))));
        } else if (token.group(2) != null) {
            keep(new String(new byte[] {(byte) Integer.parseInt(token.group(2), 16)}, WINDOWS));
        } else if (word == null) {
            starred = token.group(5).equals("*");
            keep(
                    "{}\\".contains(token.group(5))
                            ? token.group(5)
                            : token.group(5).equals("~") ? " " : "");
        } else {
            word(word);
        }
        boolean binary = "bin".equals(word);
        return binary
                ? (int) Math.min((long) token.end() + SheetText.number(String.valueOf(token.group(4))), source.length())
                : token.end();
    }

    private void word(String word) {
        data |= DATA.contains(word) || (starred && !SHOWN.contains(word));
        starred = false;
        if (BREAKS.contains(word) || word.matches("(header|footer)[lrf]?|footnote|annotation|shptxt|pard")) {
            end();
        }
    }
}
