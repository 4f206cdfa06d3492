package org.postern.scan.contact;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.contact.Atom.Gap;

/** Finds telephone numbers, as they are usually written and as people write them to get past a search. */
public final class PhoneScanner implements Scanner {
    private final PublicNumbers numbers;

    public PhoneScanner(PublicNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        FoldedText folded = text.folded();
        Reporter reporter = new Reporter(text, name());
        List<Atom> atoms = OtherNumbers.setApart(folded.text(), Atoms.of(folded.text()));
        int lastEnd = -1;
        int at = 0;
        while (at < atoms.size()) {
            Optional<PhoneCandidate> candidate =
                    isInsideARow(atoms, at, lastEnd) ? Optional.empty() : PhoneCandidate.at(atoms, at);
            if (candidate.isEmpty()) {
                at++;
                continue;
            }
            PhoneCandidate found = candidate.get();
            Optional<Confidence> confidence = new PhoneEvidence(folded, atoms, found, lastEnd).confidence();
            if (confidence.isEmpty()) {
                at++;
                continue;
            }
            report(reporter, folded, found, confidence.get());
            lastEnd = found.last();
            at = found.last() + 1;
        }
        for (ToldInParts.Told told : ToldInParts.in(folded.text(), atoms)) {
            reporter.report(Category.PHONE, Confidence.LIKELY, told.start(), told.end(), Set.of("disguised"));
        }
        return reporter.outcome();
    }

    private void report(Reporter reporter, FoldedText folded, PhoneCandidate found, Confidence confidence) {
        Set<String> marks = new HashSet<>();
        if (!found.plain()) {
            marks.add("disguised");
        }
        if (numbers.contains(NumberingPlan.national(found.digits(), found.plus()))) {
            marks.add("public");
        }
        if (found.service()) {
            marks.add("service");
        }
        int from = found.start();
        if (found.plus() && folded.text().lastIndexOf('+', from) >= from - 2) {
            from = Math.max(0, folded.text().lastIndexOf('+', from));
        }
        reporter.report(Category.PHONE, confidence, from, found.end(), marks);
    }

    /** Groups of the same size go on from the one before; asked first because it is cheap. */
    private static boolean isInsideARow(List<Atom> atoms, int at, int lastEnd) {
        if (at == 0
                || at - 1 == lastEnd
                || isBreak(atoms.get(at))
                || atoms.get(at).gap() == Gap.LINE) {
            return false;
        }
        int size = atoms.get(at).digits().length();
        return size <= 4 && atoms.get(at - 1).digits().length() == size;
    }

    static boolean isBreak(Atom atom) {
        return atom.gap() == Gap.BREAK || !atom.usable();
    }
}
