package org.postern.scan.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.WordLists;

/**
 * Finds the values of passwords, pass codes, PINs and logins (KCSIE and the schools' rules: keep passwords to
 * yourself). The value must be there: advice, a forgotten password and a form to fill in reveal none.
 */
public final class PasswordScanner implements Scanner {
    static final WordLists WORDS = WordLists.load(PasswordScanner.class, "password-words.txt");
    private static final Set<String> STAFF = WORDS.get("staff");
    private static final Set<String> GUEST = WORDS.get("guest");
    private static final Set<String> OWN = WORDS.get("own");
    private static final List<String> SIGNS = List.of(
            "pas", "p4s", "pa$", "p@s", "pss", "psw", "pw", "pin", "log", "code", "kod", "user", "key", "secret",
            "sign", "comb", "p a s", "p w", "p/w", "pword", "haslo", "parol", "magic", "type", "put in");
    private static final int NEAR = 12;

    @Override
    public String name() {
        return "password";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (SIGNS.stream().anyMatch(text::contains)) {
            Tokens tokens = Tokens.of(scanned.folded());
            int next = 0;
            while (next < tokens.size()) {
                Optional<Secret> secret = Secret.at(text, tokens, next);
                secret.ifPresent(found -> report(reporter, tokens, found));
                next = Math.max(next + 1, secret.map(Secret::next).orElse(0));
            }
        }
        return reporter.outcome();
    }

    private static void report(Reporter reporter, Tokens tokens, Secret found) {
        Set<String> marks = new HashSet<>();
        if (tokens.any(found.cue() - 4, found.cue(), OWN)) {
            marks.add("own");
        }
        if (tokens.any(found.cue() - NEAR, found.next() + NEAR, STAFF)) {
            marks.add("credentials");
        }
        if (tokens.any(found.cue() - 4, found.cue() + 4, GUEST)) {
            marks.remove("credentials");
        }
        if (found.spaced()) {
            marks.add("disguised");
        }
        Confidence confidence = found.sure() ? Confidence.LIKELY : Confidence.POSSIBLE;
        reporter.report(Category.PASSWORD, confidence, found.start(), found.end(), marks);
    }
}
