package org.postern.scan.person;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.scan.WordLists;

/**
 * The headings of a list of people.
 *
 * @param columns how many there are
 * @param apart whether something other than blanks stands between them
 * @param export whether only a school's information system has such headings; not so a list for a trip
 */
record TableHead(int columns, boolean apart, boolean export) {
    private static final WordLists LISTS = WordLists.load(TableHead.class, "table-words.words");
    private static final Set<String> WHO = LISTS.get("who");
    private static final Set<String> PUPIL = LISTS.get("pupil");
    private static final Set<String> PERSONAL = LISTS.get("personal");
    private static final Set<String> CLASS = LISTS.get("class");
    private static final Set<String> NUMBERS =
            Set.of("upn", "uln", "former-upn", "unique-pupil-number", "unique-learner-number");

    private static final Set<String> BEGINNINGS = beginnings();
    /** So many terms are headings where only blanks part them. */
    private static final int FEWEST = 3;

    private static final int LONGEST_TERM = 4;
    private static final int LONGEST = 400;

    static Optional<TableHead> of(TableLine line) {
        if (line.text().length() > LONGEST || line.text().length() < 8) {
            return Optional.empty();
        }
        List<String> cells = line.cells();
        if (cells.size() >= 3) {
            Count count = new Count();
            cells.forEach(cell -> count.add(cell.replace(' ', '-')));
            return count.isHeadings() && count.known * 2 >= cells.size()
                    ? Optional.of(new TableHead(cells.size(), true, count.isExport()))
                    : Optional.empty();
        }
        return mayBeHeadings(line.text()) ? blank(line.text().strip().split("\\s+", -1)) : Optional.empty();
    }

    /** How terms begin: each of them up to any of its dashes. */
    private static Set<String> beginnings() {
        Set<String> all = new HashSet<>();
        Stream.of(WHO, PUPIL, PERSONAL, CLASS).flatMap(Set::stream).forEach(term -> {
            for (int dash = term.indexOf('-'); dash > 0; dash = term.indexOf('-', dash + 1)) {
                all.add(term.substring(0, dash));
            }
            all.add(term);
        });
        return Set.copyOf(all);
    }

    /** A cheap question before a dear one: whether enough words begin a term. */
    private static boolean mayBeHeadings(String text) {
        int found = 0;
        int at = 0;
        while (at < text.length() && found < FEWEST) {
            int end = at;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            found += end > at && BEGINNINGS.contains(text.substring(at, end)) ? 1 : 0;
            at = end + 1;
        }
        return found >= FEWEST;
    }

    /** Cells with blanks between them, as programs that read tables leave them. */
    private static Optional<TableHead> blank(String[] words) {
        Count count = new Count();
        int at = 0;
        int columns = 0;
        while (at < words.length) {
            int length = Math.min(LONGEST_TERM, words.length - at);
            while (length > 1 && !count.knows(joined(words, at, length))) {
                length--;
            }
            count.add(joined(words, at, length));
            columns++;
            at += length;
        }
        boolean head = count.isHeadings() && count.known >= FEWEST && count.known * 3 >= columns * 2;
        return head ? Optional.of(new TableHead(columns, false, count.isExport())) : Optional.empty();
    }

    private static String joined(String[] words, int at, int length) {
        return String.join("-", List.of(words).subList(at, at + length));
    }

    /** Whether a line may be a row below. */
    boolean fits(TableLine line) {
        if (apart) {
            return line.cells().size() * 3 >= columns * 2;
        }
        String text = line.text().strip();
        int words = text.split("\\s+", -1).length;
        boolean sentence = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
        return words >= Math.max(2, columns / 2) && words <= columns * 5 && !sentence;
    }

    /** What kinds of headings there are. */
    private static final class Count {
        private int who;
        private boolean number;
        private int pupil;
        private int personal;
        private int classes;
        private int known;

        boolean knows(String term) {
            return WHO.contains(term) || PUPIL.contains(term) || PERSONAL.contains(term) || CLASS.contains(term);
        }

        void add(String cell) {
            String term = cell.strip();
            known += knows(term) ? 1 : 0;
            number |= NUMBERS.contains(term);
            who += WHO.contains(term) ? 1 : 0;
            pupil += PUPIL.contains(term) ? 1 : 0;
            personal += PERSONAL.contains(term) ? 1 : 0;
            classes += CLASS.contains(term) ? 1 : 0;
        }

        boolean isHeadings() {
            return isExport() || (who >= 1 && known >= 2);
        }

        /** Somebody is named, as a pupil, and more is told of them. */
        boolean isExport() {
            boolean numbered = number && known >= 2;
            boolean named = who >= 1 && pupil >= 1 && pupil + personal >= 2;
            boolean inClass = who >= 1 && classes >= 1 && personal >= 2;
            return numbered || named || inClass;
        }
    }
}
