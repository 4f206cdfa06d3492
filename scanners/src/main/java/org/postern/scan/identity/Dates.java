package org.postern.scan.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates as people in the United Kingdom write them: day first, in figures or words. */
final class Dates {
    private static final String MONTH =
            "(jan(?:uary)?|feb(?:ruary|uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty first",
            "twenty second",
            "twenty third",
            "twenty fourth",
            "twenty fifth",
            "twenty sixth",
            "twenty seventh",
            "twenty eighth",
            "twenty ninth",
            "thirtieth",
            "thirty first");
    private static final Map<String, Integer> DAYS = days();
    private static final List<String> UNITS = List.of(
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final String WORD_DAY = "((?:twenty|thirty)[ -][a-z]{4,8}|[a-z]{5,11})";
    private static final String DAY = "(?:the )?(?:(\\d{1,2})(?: ?(?:st|nd|rd|th))?|" + WORD_DAY + ")";
    private static final String YEAR = "(?:[ ,.'-]{1,3}+(?:in )?(\\d{4}|\\d{2}(?![\\d:.]))"
            + "|[ ,]{1,2}+((?:two thousand(?: and)?|twenty|nineteen)(?:[ -][a-z]{3,9}){1,2}))?+";
    private static final String[] FORMS = {
        "(?<y>\\d{4})[-/.](?<m>\\d{1,2})[-/.](?<d>\\d{1,2})(?![\\d])",
        "(?<d>\\d{1,2}) ?[-/. ] ?(?<m>\\d{1,2}) ?[-/. ] ?(?<y>\\d{4}|\\d{2})(?![\\d:]|\\.\\d|/\\d)",
        "(?<d>\\d{1,2})(?<m>\\d{2})(?<y>\\d{4})(?!\\d)",
        "(?<d>\\d{2})(?<m>\\d{2})(?<y>\\d{2})(?!\\d)"
    };
    private static final List<Pattern> FIGURES =
            List.of(FORMS).stream().map(Pattern::compile).toList();
    private static final Pattern DAY_FIRST =
            Pattern.compile(DAY + "[ -]{0,2}(?:day )?(?:of )?(?:the )?" + MONTH + "(?![a-z])\\.?" + YEAR);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            MONTH + "(?![a-z])\\.?[ -]{1,2}(?:the )?(?:(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.])|" + WORD_DAY + ")" + YEAR);
    private static final Pattern SHORT = Pattern.compile("(\\d{1,2})/(\\d{1,2})(?![\\d/])");

    private final int thisYear;

    Dates(LocalDate today) {
        thisYear = today.getYear();
    }

    /** A day somewhere in a text; of which year may be left out. */
    record Day(int start, int end, int month, int day, OptionalInt year) {
        Optional<LocalDate> date() {
            return year.isEmpty() ? Optional.empty() : Optional.of(LocalDate.of(year.getAsInt(), month, day));
        }
    }

    /** The first date that starts between two places. */
    Optional<Day> first(String text, int from, int to) {
        int end = Math.min(text.length(), to);
        for (int at = Math.max(0, from); at < end; at++) {
            if (!Glyphs.startsWord(text, at)) {
                continue;
            }
            Optional<Day> day = at(text, at);
            if (day.isPresent()) {
                return day;
            }
        }
        return Optional.empty();
    }

    /** The date that starts there. */
    Optional<Day> at(String text, int at) {
        if (Glyphs.isDigit(text.charAt(at))) {
            for (Pattern form : FIGURES) {
                Matcher figures = here(form, text, at);
                if (figures.lookingAt()) {
                    Optional<Day> day = figures(figures);
                    if (day.isPresent()) {
                        return day;
                    }
                }
            }
            Matcher small = here(SHORT, text, at);
            if (small.lookingAt()) {
                return day(small, number(small.group(1)), number(small.group(2)), OptionalInt.empty());
            }
        }
        return worded(text, at);
    }

    private Optional<Day> figures(Matcher figures) {
        int day = number(figures.group("d"));
        int month = number(figures.group("m"));
        OptionalInt year = OptionalInt.of(year(figures.group("y")));
        boolean american = month > 12 && day <= 12;
        return american ? day(figures, month, day, year) : day(figures, day, month, year);
    }

    private Optional<Day> worded(String text, int at) {
        Matcher dayFirst = here(DAY_FIRST, text, at);
        if (dayFirst.lookingAt()) {
            int day = dayFirst.group(1) != null
                    ? number(dayFirst.group(1))
                    : DAYS.getOrDefault(plain(dayFirst.group(2)), 0);
            return day(dayFirst, day, month(dayFirst.group(3)), year(dayFirst.group(4), dayFirst.group(5)));
        }
        Matcher monthFirst = here(MONTH_FIRST, text, at);
        if (monthFirst.lookingAt()) {
            int day = monthFirst.group(2) != null
                    ? number(monthFirst.group(2))
                    : DAYS.getOrDefault(plain(monthFirst.group(3)), 0);
            return day(monthFirst, day, month(monthFirst.group(1)), year(monthFirst.group(4), monthFirst.group(5)));
        }
        return Optional.empty();
    }

    private static Matcher here(Pattern pattern, String text, int at) {
        return pattern.matcher(text)
                .region(at, Math.min(text.length(), at + 70))
                .useTransparentBounds(true);
    }

    private static Optional<Day> day(Matcher matcher, int day, int month, OptionalInt year) {
        try {
            LocalDate.of(year.orElse(2000), month, day);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.of(new Day(matcher.start(), matcher.end(), month, day, year));
    }

    private static String plain(String words) {
        return words.replace('-', ' ');
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** 15 is 2015 and 88 is 1988. */
    private int year(String digits) {
        int year = number(digits);
        if (digits.length() > 2) {
            return year;
        }
        return year <= thisYear % 100 ? 2000 + year : 1900 + year;
    }

    private OptionalInt year(@Nullable String figures, @Nullable String words) {
        if (figures != null) {
            return OptionalInt.of(year(figures));
        }
        return words == null ? OptionalInt.empty() : spoken(words);
    }

    /** Twenty fifteen, two thousand and nine. */
    private static OptionalInt spoken(String words) {
        String rest = words.replaceFirst("^(two thousand(?: and)?|twenty|nineteen)[ -]", "");
        int century = words.startsWith("nineteen") ? 1900 : 2000;
        String[] parts = rest.split("[ -]", 3);
        int value = 0;
        for (String part : parts) {
            int unit = UNITS.indexOf(part);
            int ten = List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
                    .indexOf(part);
            if (unit > 0) {
                value += unit;
            } else if (ten > 0) {
                value += ten * 10;
            } else if (value == 0) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(century + value);
    }

    private static int month(String name) {
        return List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
                        .indexOf(name.substring(0, 3))
                + 1;
    }

    private static Map<String, Integer> days() {
        Map<String, Integer> days = new HashMap<>();
        ORDINALS.forEach(word -> days.put(word, ORDINALS.indexOf(word) + 1));
        return Map.copyOf(days);
    }
}
