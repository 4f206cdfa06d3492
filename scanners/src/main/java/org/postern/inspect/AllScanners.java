package org.postern.inspect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.postern.policy.Lists;
import org.postern.policy.Rulebook;
import org.postern.scan.Scanner;
import org.postern.scan.Scanners;
import org.postern.scan.contact.AddressScanner;
import org.postern.scan.contact.KnownPlaces;
import org.postern.scan.contact.PhoneScanner;
import org.postern.scan.contact.PublicNumbers;
import org.postern.scan.identity.BankAccountScanner;
import org.postern.scan.identity.BirthDateScanner;
import org.postern.scan.identity.CandidateNumberScanner;
import org.postern.scan.identity.DrivingLicenceScanner;
import org.postern.scan.identity.EmailScanner;
import org.postern.scan.identity.ExactMatch;
import org.postern.scan.identity.IbanScanner;
import org.postern.scan.identity.KnownValues;
import org.postern.scan.identity.NhsNumberScanner;
import org.postern.scan.identity.NiNumberScanner;
import org.postern.scan.identity.OwnAccounts;
import org.postern.scan.identity.PassportScanner;
import org.postern.scan.identity.PasswordScanner;
import org.postern.scan.identity.PaymentCardScanner;
import org.postern.scan.identity.UlnScanner;
import org.postern.scan.identity.UpnScanner;
import org.postern.scan.identity.VehicleScanner;
import org.postern.scan.person.KnownName;
import org.postern.scan.person.MeetingScanner;
import org.postern.scan.person.NameBook;
import org.postern.scan.person.NameScanner;
import org.postern.scan.person.ParentWorkScanner;
import org.postern.scan.person.PersonReferences;
import org.postern.scan.person.PupilTableScanner;
import org.postern.scan.person.RoutineScanner;
import org.postern.scan.person.SocialHandleScanner;
import org.postern.scan.sensitive.SensitiveTerm;
import org.postern.scan.sensitive.SensitiveTermScanner;
import org.postern.scan.topic.TopicScanner;
import org.postern.school.Directory;
import org.postern.school.KnownHashes;
import org.postern.school.Person;

/** The one list of all scanners, made for the lists and the directory of a school. */
public final class AllScanners {
    private final Lists lists;
    private final Directory directory;
    private final LocalDate day;
    private final Set<String> domains;

    private AllScanners(Rulebook rulebook, LocalDate day) {
        lists = rulebook.policy().lists();
        domains = rulebook.policy().domains();
        directory = rulebook.directory();
        this.day = day;
    }

    /** What the lists say on that day; what expires later does so at the next reload. */
    public static Scanners of(Rulebook rulebook, LocalDate day) {
        AllScanners all = new AllScanners(rulebook, day);
        return new Scanners(Stream.of(all.contact(), all.identity(), all.person(), all.topic())
                .flatMap(List::stream)
                .toList());
    }

    private List<Scanner> contact() {
        KnownPlaces places = KnownPlaces.of(lists.values("school-places", day), lists.values("postcode-areas", day));
        return List.of(
                new PhoneScanner(PublicNumbers.of(lists.values("public-numbers", day))), new AddressScanner(places));
    }

    /** Numbers and codes that stand for a person. */
    private List<Scanner> identity() {
        OwnAccounts accounts = OwnAccounts.of(lists.values("our-public-bank", day));
        return List.of(
                new NhsNumberScanner(),
                new NiNumberScanner(),
                new UpnScanner(),
                new UlnScanner(),
                new PassportScanner(),
                new DrivingLicenceScanner(),
                new CandidateNumberScanner(),
                new VehicleScanner(),
                new BankAccountScanner(accounts),
                new IbanScanner(accounts),
                new PaymentCardScanner(),
                new EmailScanner(domains, lists.values("personal-mail-domains", day)),
                new BirthDateScanner(day),
                new PasswordScanner(),
                new ExactMatch(known()));
    }

    /** What the import left of identifiers and telephones; nothing where its secret is not at hand. */
    private KnownValues known() {
        KnownHashes hashes = directory.known();
        return hashes.usable()
                ? KnownValues.ofHashes(hashes.key(), hashes.sieve(), sink -> hashes.forEach(sink::take))
                : KnownValues.none();
    }

    private List<Scanner> person() {
        return List.of(
                new NameScanner(names()),
                new PersonReferences(),
                new MeetingScanner(lists.values("school-places", day)),
                new ParentWorkScanner(),
                new RoutineScanner(),
                new SocialHandleScanner(lists.values("school-handles", day)),
                new PupilTableScanner());
    }

    private List<Scanner> topic() {
        return List.of(new TopicScanner(ListedWords.of(lists, day)), new SensitiveTermScanner(sensitiveTerms()));
    }

    private List<SensitiveTerm> sensitiveTerms() {
        return lists.entries(Lists.SENSITIVE_TERMS, day)
                .map(entry -> SensitiveTerm.of(entry.value(), entry.more("category"), entry.more("needs")))
                .toList();
    }

    private NameBook names() {
        List<KnownName> names = new ArrayList<>();
        for (Person person : directory.people()) {
            List<String> given = person.givenNames().stream()
                    .flatMap(name -> NameBook.forms(name).stream())
                    .toList();
            String family = person.familyName().replace('\u2019', '\'').toLowerCase(Locale.ROOT);
            if (!family.isBlank() && !given.isEmpty()) {
                names.add(new KnownName(given, family, kind(person)));
            }
        }
        return new NameBook(names, directory.classTitles());
    }

    private static KnownName.Kind kind(Person person) {
        if (person.pupil()) {
            return KnownName.Kind.PUPIL;
        }
        return person.guardian() ? KnownName.Kind.GUARDIAN : KnownName.Kind.STAFF;
    }
}
