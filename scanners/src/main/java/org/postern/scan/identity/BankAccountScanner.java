package org.postern.scan.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;

/**
 * Finds bank accounts of the United Kingdom (Pay.UK, Validating account numbers: a sort code of six digits, written in
 * pairs, and an account number of eight) that stand near each other, or either where words say so plainly.
 */
public final class BankAccountScanner implements Scanner {
    private static final Set<String> WITH = Lists.words("bank");
    private static final Set<String> ACCOUNT = Lists.words("account");
    private static final Set<String> AGAINST = Lists.other("order", "orders", "total");
    private static final int APART = 120;
    private static final int WORDS_WITHIN = 60;
    private static final int ACCOUNT_WITHIN = 24;
    private static final int SORT_WITHIN = 16;

    private final OwnAccounts ours;

    public BankAccountScanner(OwnAccounts ours) {
        this.ours = ours;
    }

    @Override
    public String name() {
        return "bank-account";
    }

    @Override
    public ScanOutcome scan(ScannedText scanned) {
        String text = scanned.folded().text();
        Reporter reporter = new Reporter(scanned, name());
        if (Glyphs.hasDigits(text, 6)) {
            List<Code> sorts = codes(scanned, 6, code -> isSort(text, code));
            List<Code> accounts = codes(scanned, 8, code -> isAccount(text, code));
            pairs(reporter, text, sorts, accounts);
        }
        return reporter.outcome();
    }

    private static List<Code> codes(ScannedText scanned, int digits, Predicate<Code> wanted) {
        List<Code> found = new ArrayList<>();
        Codes.each(scanned, "d".repeat(digits), code -> wanted.test(code) && found.add(code));
        return found;
    }

    /** In pairs; six digits in a row or spoken ones only where they are called so. */
    private static boolean isSort(String text, Code code) {
        boolean called = Label.before(text, code.start(), SORT_WITHIN, Set.of("sort", "sortcode", "sc"));
        boolean pairs = code.groups().equals("2-2-2")
                && code.exact()
                && !text.substring(code.start(), code.end()).contains("/");
        boolean insurance = code.start() >= 3
                && Codes.at(text, code.start() - 3, "aadddddda").isPresent(); // AB 12 34 56 C
        return (pairs && !insurance) || called;
    }

    private static boolean isAccount(String text, Code code) {
        boolean called = Label.before(text, code.start(), ACCOUNT_WITHIN, ACCOUNT);
        return (code.exact() && code.grouped("4-4", "2-3-3", "3-3-2", "2-2-2-2")) || called;
    }

    private void pairs(Reporter reporter, String text, List<Code> sorts, List<Code> accounts) {
        int next = 0;
        int lastEnd = -1;
        for (Code sort : sorts) {
            while (next < accounts.size() && accounts.get(next).end() < sort.start() - APART) {
                next++;
            }
            Optional<Code> account = near(sort, accounts, next, lastEnd);
            if (account.isPresent() && report(reporter, text, sort, account.get())) {
                lastEnd = Math.max(sort.end(), account.get().end());
            }
        }
        for (Code account : accounts) {
            if (account.start() > lastEnd || sorts.isEmpty()) {
                alone(reporter, text, account);
            }
        }
    }

    private static Optional<Code> near(Code sort, List<Code> accounts, int from, int lastEnd) {
        Optional<Code> before = Optional.empty();
        for (int i = from; i < accounts.size() && accounts.get(i).start() <= sort.end() + APART; i++) {
            Code account = accounts.get(i);
            if (account.start() >= sort.end()) {
                return Optional.of(account);
            }
            if (account.end() <= sort.start() && account.start() > lastEnd) {
                before = Optional.of(account);
            }
        }
        return before;
    }

    private boolean report(Reporter reporter, String text, Code sort, Code account) {
        int from = Math.min(sort.start(), account.start());
        int to = Math.max(sort.end(), account.end());
        boolean words = Label.before(text, from, WORDS_WITHIN, WITH)
                || Label.within(text, from, to - from + WORDS_WITHIN, WITH);
        boolean against = Label.around(text, account, WITH, AGAINST) == Label.AGAINST;
        boolean dashed = text.substring(sort.start(), sort.end()).indexOf('-') > 0;
        if (!words
                && (against
                        || !dashed
                        || isDate(sort.value())
                        || !account.whole()
                        || account.start() - sort.end() > 40)) {
            return false;
        }
        boolean exact = sort.exact() && account.exact();
        Set<String> marks = exact ? Set.of() : Set.of("disguised");
        if (ours.contains(sort.value() + account.value())) {
            marks = Disguise.and(marks, Set.of("public"));
        }
        reporter.report(
                Category.BANK_ACCOUNT,
                words && exact ? Confidence.CERTAIN : Confidence.LIKELY,
                from,
                to,
                Disguise.and(marks, Lists.own(text, from)));
        return true;
    }

    private static boolean isDate(String digits) {
        int first = Integer.parseInt(digits.substring(0, 2));
        int second = Integer.parseInt(digits.substring(2, 4));
        return (first >= 1 && first <= 31 && second >= 1 && second <= 12);
    }

    /** "Account number 55779911" where banks are spoken of; any shop has accounts too. */
    private void alone(Reporter reporter, String text, Code account) {
        if (!Label.before(text, account.start(), ACCOUNT_WITHIN, ACCOUNT)) {
            return;
        }
        Set<String> banks = Lists.words("banks");
        boolean bank = Label.before(text, account.start(), WORDS_WITHIN * 2, banks)
                || Label.within(text, account.end(), WORDS_WITHIN * 2, banks);
        Set<String> marks = ours.endsWith(account.value()) ? Set.of("public") : Set.of();
        reporter.report(
                Category.BANK_ACCOUNT,
                bank ? Confidence.LIKELY : Confidence.POSSIBLE,
                account.start(),
                account.end(),
                Disguise.and(marks, Lists.own(text, account.start())));
    }
}
