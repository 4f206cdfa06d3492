package org.postern.relay.smtp;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the score of a spam filter from the field that it wrote, as whole points of SpamAssassin, whose usual limits
 * are 5 or 6; a part of a point is left out. Microsoft's SCL (-1 to 9, spam from 5 on) is one point less.
 */
final class SpamScore {
    private static final String NUMBER = "(-?\\d{1,6})(?:\\.\\d{1,6})?";
    private static final Pattern SCL = Pattern.compile("(?i)\\bSCL:(-?\\d)\\b");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:score|hits)=\\s?" + NUMBER);
    private static final Pattern OF_MOST = Pattern.compile("\\[" + NUMBER + "\\s?/"); // rspamd: False [7.30 / 15.00]
    private static final Pattern FIRST = Pattern.compile("\\s*" + NUMBER + "(?![\\d.]).*", Pattern.DOTALL);
    private static final Pattern STARS = Pattern.compile("\\s*([*+sx]{1,200})\\s*");
    private static final int LONGEST = 10_000;

    private SpamScore() {}

    static OptionalInt of(String name, String field) {
        String value = field.length() > LONGEST ? field.substring(0, LONGEST) : field;
        Matcher named = SCL.matcher(value);
        if (named.find()) {
            return OptionalInt.of(points(Integer.parseInt(named.group(1))));
        }
        Matcher first = FIRST.matcher(value);
        if (name.toLowerCase(Locale.ROOT).endsWith("-scl")) {
            return first.matches() ? OptionalInt.of(points(Integer.parseInt(first.group(1)))) : OptionalInt.empty();
        }
        Matcher stars = STARS.matcher(value);
        if (stars.matches()) {
            return OptionalInt.of(stars.group(1).length());
        }
        for (Matcher matcher : new Matcher[] {NAMED.matcher(value), OF_MOST.matcher(value)}) {
            if (matcher.find()) {
                return OptionalInt.of(Integer.parseInt(matcher.group(1)));
            }
        }
        return first.matches() ? OptionalInt.of(Integer.parseInt(first.group(1))) : OptionalInt.empty();
    }

    private static int points(int scl) {
        return scl + 1;
    }
}
