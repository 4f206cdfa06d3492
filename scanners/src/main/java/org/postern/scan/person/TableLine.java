package org.postern.scan.person;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a text that may be a row of a table. */
record TableLine(String text, int start, int end) {
    private static final int LONGEST = 600;
    private static final int FEWEST_DIGITS = 4;
    private static final String PARTING = "\t,;|\"";
    private static final Pattern SEPARATOR = Pattern.compile("\\t|,|;|\\||  +");
    /** A pupil's number (DfE: a letter, twelve digits), also a temporary one. */
    private static final Pattern UPN = Pattern.compile("(?<![a-z0-9])[a-z][0-9]{11}[0-9a-z](?![a-z0-9])");

    /** A day in the life of somebody who is at school now. */
    private static final Pattern BORN = Pattern.compile(
            "(?<![0-9])(?:[0-3]?[0-9][/.-][01]?[0-9][/.-](?:20)?(?:0[5-9]|1[0-9]|2[0-3])|20(?:0[5-9]|1[0-9]|2[0-3])-[01][0-9]-[0-3][0-9])(?![0-9])");

    private static final Pattern NAMED = Pattern.compile("[a-z][a-z'-]{1,30}+[ ,;|\\t]{1,4}+[a-z][a-z'-]{1,30}+");

    static List<TableLine> of(String text) {
        List<TableLine> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            lines.add(new TableLine(text.substring(at, Math.min(end, at + LONGEST)), at, Math.min(end, at + LONGEST)));
            at = end + 1;
        }
        return lines;
    }

    /** Its cells, if something other than single blanks stands between them; otherwise one cell. */
    List<String> cells() {
        if (!isParted()) {
            return List.of(text.strip());
        }
        return List.of(SEPARATOR.split(text.strip().replace("\"", ""), -1)).stream()
                .map(String::strip)
                .toList();
    }

    /** Whether anything of a separator is there, or a quotation mark, which may stand between two blanks. */
    private boolean isParted() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PARTING.indexOf(c) >= 0 || (c == ' ' && i > 0 && text.charAt(i - 1) == ' ')) {
                return true;
            }
        }
        return false;
    }

    /** A name and a pupil's number or birthday. */
    boolean holdsPupil() {
        return !key().isEmpty() && NAMED.matcher(text).find();
    }

    /** The number or birthday in it. */
    String key() {
        if (text.length() < 8 || !hasDigits()) {
            return "";
        }
        Matcher upn = UPN.matcher(text);
        if (upn.find()) {
            return upn.group();
        }
        Matcher born = BORN.matcher(text);
        return born.find() ? born.group() : "";
    }

    /** As many as the shortest day has. */
    private boolean hasDigits() {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits >= FEWEST_DIGITS;
    }
}
