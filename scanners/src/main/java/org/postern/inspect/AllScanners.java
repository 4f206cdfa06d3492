package org.postern.inspect;

import java.time.LocalDate;
import java.util.List;
import org.postern.policy.Lists;
import org.postern.policy.Rulebook;
import org.postern.scan.Scanners;
import org.postern.scan.contact.AddressScanner;
import org.postern.scan.contact.KnownPlaces;
import org.postern.scan.contact.PhoneScanner;
import org.postern.scan.contact.PublicNumbers;

/** The one list of all scanners, made for the lists and the directory of a school. */
public final class AllScanners {
    private AllScanners() {}

    /** What the lists say on that day; what expires later does so at the next reload. */
    public static Scanners of(Rulebook rulebook, LocalDate day) {
        Lists lists = rulebook.policy().lists();
        KnownPlaces places = KnownPlaces.of(lists.values("school-places", day), lists.values("postcode-areas", day));
        return new Scanners(List.of(
                new PhoneScanner(PublicNumbers.of(lists.values("public-numbers", day))), new AddressScanner(places)));
    }
}
