package org.postern.scan.identity;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds mail addresses (RFC 5321 4.1.2), also spaced, spelled ({@code at}, {@code dot}) or with the provider's name
 * only. Those at the school are marked {@code public}, those in mailboxes for private persons {@code private}.
 */
public final class EmailScanner implements Scanner {
    private static final Pattern AT =
            Pattern.compile("[(\\[{<] ?(?:at|@) ?[)\\]}>]|@|(?<![a-z0-9])(?:at|a t|on)(?![a-z0-9])");
    private static final String DOT = "(?: ?(?:\\.|\\(dot\\)|\\[dot]|\\{dot}|(?<![a-z])dot(?![a-z])) ?|,)";
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9-]{1,63}+(?:" + DOT + "[a-z0-9-]{1,63}+){1,6}+)(?![a-z0-9])");
    private static final Pattern SPELLED_DOT = Pattern.compile(" ?[(\\[{]?(?<![a-z])dot(?![a-z])[)\\]}]? ?| ?[.,] ?");
    private static final Pattern GMAIL =
            Pattern.compile("(gmail|googlemail|g mail|hotmail|icloud|yahoo|freemail)(?: com)?(?![a-z0-9])");
    /** "My gmail is maya.cat2015". */
    private static final Pattern CALLED = Pattern.compile("\\b(?:gmail|hotmail|icloud|yahoo|e-?mail|e-?mail ad+ress)"
            + "(?: is| its| it's|:| =)[:\\s]{1,3}+([a-z0-9][a-z0-9._-]{4,40}+)(?![a-z@])");

    private static final Set<String> ENDINGS = Set.of(
            "com", "co", "uk", "net", "org", "example", "me", "info", "eu", "fr", "de", "es", "it", "pl", "ie", "edu",
            "gov", "ac", "sch", "io", "ru", "ro", "in", "pk", "biz", "tv", "us", "ca", "au", "nl", "be", "pt", "cz",
            "wales");
    private static final Set<String> FILES = Set.of("png", "jpg", "jpeg", "gif", "pdf", "webp", "svg", "js", "css");
    private static final Set<String> NO_NAMES = Set.of(
            "look",
            "looking",
            "is",
            "are",
            "was",
            "am",
            "me",
            "us",
            "you",
            "it",
            "them",
            "meet",
            "be",
            "go",
            "going",
            "in",
            "buy",
            "out",
            "here",
            "there",
            "log",
            "login",
            "sign",
            "page",
            "home",
            "website",
            "online",
            "book",
            "now",
            "available",
            "see",
            "find",
            "visit",
            "check",
            "up",
            "more",
            "info",
            "form",
            "shop",
            "him",
            "her",
            "that",
            "this",
            "account",
            "mail",
            "email",
            "emails",
            "address",
            "everyone",
            "work",
            "working",
            "click",
            "app");
    private static final Set<String> CUES =
            Set.of("email", "mail", "e", "gmail", "address", "adress", "hotmail", "emai");
    private static final Pattern FOLLOWED = Pattern.compile("\\s{0,3}+(?:@|at\\b|on\\b|[(\\[{<] ?(?:at|@))");
    /** Whose address it is, in the words just before. */
    private static final Pattern OWN =
            Pattern.compile("\\b(?:my|our|me) (?:[a-z]{1,10} ){0,2}(?:e-?mail|gmail|hotmail|mail|ad+res+"
                + "|addy|icloud|yahoo|account|outlook)s?\\b|\\b(?:e-?mail|mail|message|write|contact|reach|find|add|send|msg)(?:"
                + " it| them| that| stuff| the [a-z]{2,10})?(?: to)? me\\b|\\bmine\\b");

    private static final int OWN_WITHIN = 48;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 140;

    private final Set<String> ours;
    private final Set<String> personal;

    /**
     * @param ours the school's own domains; what is below them counts as theirs
     * @param personal domains of mailboxes for private persons
     */
    public EmailScanner(Collection<String> ours, Collection<String> personal) {
        this.ours = Set.copyOf(ours);
        this.personal = Set.copyOf(personal);
    }

    @Override
    public String name() {
        return "email-address";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        boolean provider = text.contains("mail") || text.contains("cloud") || text.contains("yahoo");
        if (text.indexOf('@') >= 0 || provider || text.contains("dot")) {
            Matcher at = AT.matcher(text);
            int from = 0;
            while (at.find(from)) {
                from = Math.max(at.end(), report(reporter, text, at.start(), at.end()));
            }
        }
        if (provider) {
            called(reporter, text);
        }
        return reporter.outcome();
    }

    /** Where the address ends, or 0 if there is none. */
    private int report(Reporter reporter, String text, int at, int after) {
        int localEnd = skip(text, at, -1);
        int local = localStart(text, localEnd);
        int domain = skip(text, after, 1);
        if (local == localEnd) {
            return 0;
        }
        boolean sign = text.charAt(at) == '@';
        Matcher named = DOMAIN.matcher(text).region(domain, Math.min(text.length(), domain + LONGEST_DOMAIN));
        if (named.lookingAt()) {
            String host = SPELLED_DOT.matcher(named.group(1)).replaceAll(".");
            boolean tight = sign && localEnd == at && domain == after && host.equals(named.group(1));
            if (isHost(host, tight) && (sign || isMeant(text, local, localEnd, host, named.group(1)))) {
                report(reporter, text, local, named.end(), host, tight);
                return named.end();
            }
        }
        return provider(reporter, text, local, localEnd, domain, sign);
    }

    /** Jake123@gmail, jake.123 on gmail. */
    private int provider(Reporter reporter, String text, int local, int localEnd, int domain, boolean sign) {
        Matcher named = GMAIL.matcher(text).region(domain, Math.min(text.length(), domain + 20));
        if (!named.lookingAt() || !(sign || isCoined(text.substring(local, localEnd)))) {
            return 0;
        }
        report(reporter, text, local, named.end(), "gmail.com", false);
        return named.end();
    }

    private void called(Reporter reporter, String text) {
        Matcher called = CALLED.matcher(text);
        while (called.find()) {
            boolean goesOn =
                    FOLLOWED.matcher(text).region(called.end(), text.length()).lookingAt();
            if (isCoined(called.group(1)) && !goesOn) {
                report(reporter, text, called.start(1), called.end(1), "gmail.com", false);
            }
        }
    }

    /** A word for a person that is no word of the language: with digits, dots or underscores. */
    private static boolean isCoined(String local) {
        boolean letter = local.chars().anyMatch(c -> Glyphs.isLetter((char) c));
        String inner = local.replaceAll("^[._-]+|[._-]+$", "");
        return letter
                && inner.length() >= 4
                && inner.chars().anyMatch(c -> Glyphs.isDigit((char) c) || c == '.' || c == '_');
    }

    /** "Look at bbc.co.uk" and "the game at poki dot com" have the words of an address too. */
    private boolean isMeant(String text, int local, int localEnd, String host, String written) {
        String name = text.substring(local, localEnd);
        boolean spelled = written.contains("dot");
        boolean cue = Label.before(text, local, 30, CUES);
        boolean bracketed = "([{<".indexOf(text.charAt(skip(text, localEnd, 1))) >= 0;
        if (NO_NAMES.contains(name) && !bracketed) {
            return false;
        }
        return bracketed || (spelled && (isPersonal(host) || cue)) || (isPersonal(host) && (isCoined(name) || cue));
    }

    private static boolean isHost(String host, boolean tight) {
        String ending = host.substring(host.lastIndexOf('.') + 1);
        boolean letters = ending.length() >= 2 && ending.chars().allMatch(c -> Glyphs.isLetter((char) c));
        return letters && !FILES.contains(ending) && (tight || ENDINGS.contains(ending));
    }

    private void report(Reporter reporter, String text, int from, int to, String host, boolean tight) {
        Set<String> marks = new HashSet<>();
        if (ours.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
            marks.add("public");
        } else if (OWN.matcher(text.substring(Math.max(0, from - OWN_WITHIN), from))
                .find()) {
            marks.add("own");
        }
        if (isPersonal(host)) {
            marks.add("private");
        }
        if (!tight) {
            marks.add("disguised");
        }
        reporter.report(Category.EMAIL_ADDRESS, tight ? Confidence.CERTAIN : Confidence.LIKELY, from, to, marks);
    }

    private boolean isPersonal(String host) {
        return personal.contains(host) || GMAIL.matcher(host).lookingAt();
    }

    private static int skip(String text, int at, int step) {
        int i = at;
        for (int n = 0; n < 3; n++) {
            int next = step > 0 ? i : i - 1;
            if (next < 0 || next >= text.length() || " \n".indexOf(text.charAt(next)) < 0) {
                break;
            }
            i += step;
        }
        return i;
    }

    private static int localStart(String text, int end) {
        int start = end;
        int least = Math.max(0, end - LONGEST_LOCAL);
        while (start > least && isLocal(text.charAt(start - 1))) {
            start--;
        }
        for (int parts = 0; parts < 3 && start < end && start > least + 5; parts++) {
            int dot = text.startsWith(" dot ", start - 5) ? 5 : text.startsWith("(dot)", start - 5) ? 5 : 0;
            int next = start - dot;
            if (dot == 0 || next == 0 || !isLocal(text.charAt(next - 1))) {
                break;
            }
            start = next;
            while (start > least && isLocal(text.charAt(start - 1))) {
                start--;
            }
        }
        while (start < end && ".-'".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        return Glyphs.isWord(c) || "._+-'".indexOf(c) >= 0;
    }
}
