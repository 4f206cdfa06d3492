package org.postern.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.message.Address;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.model.Finding;
import org.postern.school.Directory;
import org.postern.school.Person;
import org.postern.school.Role;

/** Who is named in a mail. */
final class NamedPeople {
    /** What speaks of one person without the directory knowing the words. */
    private static final Set<Category> SOMEBODY = Set.of(
            Category.FULL_NAME,
            Category.PUPIL_NAME,
            Category.PERSON_REFERENCE,
            Category.UPN,
            Category.ULN,
            Category.NHS_NUMBER,
            Category.NI_NUMBER);

    private final List<Finding> findings;
    private final Words words;
    private final Directory directory;

    NamedPeople(List<Finding> findings, Words words, Directory directory) {
        this.findings = findings;
        this.words = words;
        this.directory = directory;
    }

    /** Whether a child, a parent or a stranger is spoken of; staff sign their mails. */
    boolean anybody() {
        return findings.stream()
                .anyMatch(f -> SOMEBODY.contains(f.category())
                        && f.confidence() != Confidence.POSSIBLE
                        && !(f.category() == Category.FULL_NAME && f.marks().contains("staff")));
    }

    /** Whether somebody of the staff who is not the sender is spoken of. */
    boolean staffBeside(Party sender) {
        return findings.stream()
                .filter(f -> f.confidence() != Confidence.POSSIBLE && f.marks().contains("staff"))
                .filter(f -> f.category() == Category.FULL_NAME || f.category() == Category.PERSON_REFERENCE)
                .anyMatch(f -> sender.person().isEmpty()
                        || !directory
                                .named(words.of(f))
                                .contains(sender.person().get()));
    }

    boolean pupil() {
        return findings.stream().anyMatch(this::namesPupil);
    }

    private boolean namesPupil(Finding finding) {
        boolean sure = finding.confidence() != Confidence.POSSIBLE;
        return sure
                && (finding.category() == Category.PUPIL_NAME
                        || (finding.category() == Category.FULL_NAME
                                && finding.marks().contains("pupil")));
    }

    /** The pupils who are named, as far as it is sure who is meant. */
    private Set<Person> pupils() {
        return findings.stream()
                .filter(this::namesPupil)
                .flatMap(f -> directory.named(words.of(f)).stream())
                .filter(Person::pupil)
                .collect(Collectors.toSet());
    }

    /** A guardian reads of somebody else's child. */
    boolean childOfOthers(Party recipient) {
        return recipient.is("guardian") && pupils().stream().anyMatch(child -> !guards(recipient, child));
    }

    boolean childOf(Party recipient) {
        return recipient.is("guardian") && pupils().stream().anyMatch(child -> guards(recipient, child));
    }

    private static boolean guards(Party recipient, Person child) {
        return recipient
                .person()
                .filter(p -> child.guardians().contains(p.address()))
                .isPresent();
    }

    /** Somebody who is kept from a child's information would read of it. */
    boolean childKeptFrom(Party recipient) {
        return recipient.is("barred") || pupils().stream().anyMatch(child -> keptFrom(recipient, child));
    }

    private boolean keptFrom(Party recipient, Person child) {
        LocalDate day = recipient.scope().day();
        return Stream.concat(
                        recipient.address().stream(),
                        recipient.people().stream().map(Person::address))
                .anyMatch(address -> directory.barred(address, child, day));
    }

    /** Whether each pupil who could be meant has agreed to that use of pictures; true if nobody is named. */
    boolean allAgreed(String purpose, LocalDate day) {
        return hinted().stream().allMatch(p -> directory.agreed(p, purpose, day));
    }

    boolean hintsAtPupil() {
        return !hinted().isEmpty();
    }

    private Set<Person> hinted() {
        return findings.stream()
                .filter(f -> f.category() == Category.PUPIL_NAME || f.category() == Category.FULL_NAME)
                .flatMap(f -> directory.named(words.of(f)).stream())
                .filter(Person::pupil)
                .collect(Collectors.toSet());
    }

    boolean inFull(Party party) {
        return party.person()
                .filter(p -> findings.stream()
                        .filter(f -> f.category() == Category.FULL_NAME)
                        .filter(f -> f.confidence() != Confidence.POSSIBLE)
                        .anyMatch(f -> f.marks().contains("self")
                                || directory.named(words.of(f)).equals(Set.of(p))))
                .isPresent();
    }

    boolean accuses(Party recipient) {
        Set<Address> accused = accused(person -> true);
        return recipient.people().stream().map(Person::address).anyMatch(accused::contains)
                || (recipient.is("school_adult") && findings.stream().anyMatch(NamedPeople::accusesYou));
    }

    private static boolean accusesYou(Finding finding) {
        return finding.category() == Category.STAFF_ALLEGATION
                && finding.confidence() != Confidence.POSSIBLE
                && finding.marks().contains("targeted");
    }

    boolean accuses(Role role) {
        return !accused(person -> person.has(role)).isEmpty();
    }

    private Set<Address> accused(Predicate<Person> whom) {
        Set<Address> accused = new HashSet<>();
        findings.stream()
                .filter(f -> f.category() == Category.STAFF_ALLEGATION && f.confidence() != Confidence.POSSIBLE)
                .flatMap(f -> directory.named(words.of(f)).stream())
                .filter(p -> p.staff() && whom.test(p))
                .forEach(p -> accused.add(p.address()));
        return accused;
    }
}
