package org.postern.scan.contact;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.postern.model.Category;
import org.postern.model.Confidence;
import org.postern.scan.FoldedText;
import org.postern.scan.Reporter;
import org.postern.scan.ScanOutcome;
import org.postern.scan.ScannedText;
import org.postern.scan.Scanner;
import org.postern.scan.contact.Postcodes.Postcode;
import org.postern.scan.contact.Postcodes.Writing;
import org.postern.scan.contact.Streets.Street;

/** Finds where people live: streets with house numbers, postcodes, and places on a map. */
public final class AddressScanner implements Scanner {
    private final KnownPlaces known;

    public AddressScanner(KnownPlaces known) {
        this.known = known;
    }

    @Override
    public String name() {
        return "address";
    }

    @Override
    public ScanOutcome scan(ScannedText text) {
        FoldedText folded = text.folded();
        Words words = Words.of(folded);
        Reporter reporter = new Reporter(text, name());
        new Search(folded, words, reporter).run();
        return reporter.outcome();
    }

    /** One walk over the words of one text. */
    private final class Search {
        private static final int POSTCODE_WITHIN = 9;
        /** M3 2LT is a car and E4 5NF a move, too. */
        private static final int SURE_POSTCODE = 6;

        private final FoldedText folded;
        private final Words words;
        private final Reporter reporter;
        private final Postcodes postcodes;
        private final Streets streets;
        private final Residence residence;
        private final Flats flats;
        private final Presence presence;
        private final Landmarks landmarks;

        Search(FoldedText folded, Words words, Reporter reporter) {
            this.folded = folded;
            this.words = words;
            this.reporter = reporter;
            postcodes = new Postcodes(words, known.areas());
            streets = new Streets(words);
            residence = new Residence(words);
            flats = new Flats(words, streets);
            presence = new Presence(words, residence);
            landmarks = new Landmarks(words, residence);
        }

        void run() {
            int k = 0;
            while (k < words.size()) {
                k = Math.max(k + 1, at(k));
            }
            for (MapLocations.Place place : MapLocations.in(folded)) {
                map(place);
            }
        }

        private int at(int k) {
            Optional<Street> street = streets.numbered(k)
                    .or(() -> streets.named(k))
                    .or(() -> flats.at(k))
                    .or(() -> streets.typeFirst(k));
            if (street.isPresent()) {
                int next = numbered(street.get());
                if (next > k) {
                    return next;
                }
            }
            Optional<Street> bare = streets.unnumbered(k);
            if (bare.isPresent()
                    && (bare.get().titled() || bare.get().strong())
                    && (residence.before(k, false) || isThatHouse(k, bare.get()))) {
                return report(bare.get(), true);
            }
            int landmark = landmarks.at(k);
            if (landmark > k) {
                reporter.report(
                        Category.POSTAL_ADDRESS, Confidence.LIKELY, words.start(k), words.end(landmark), Set.of("own"));
                return landmark + 1;
            }
            return postcodes.at(k).filter(p -> !isStreet(p)).map(this::alone).orElse(k);
        }

        /** Me 9 Mill Lane is no postcode in pieces. */
        private boolean isStreet(Postcode postcode) {
            int next = postcode.firstWord() + 1;
            return postcode.writing() == Writing.SCATTERED
                    && next < words.size()
                    && streets.numbered(next).isPresent();
        }

        /** The blue house on Mill Lane number 4, and the one that is said to be mine. */
        private boolean isThatHouse(int k, Street street) {
            int last = street.lastWord();
            return residence.houseBefore(k) && (streets.withFlatAfter(last) > last || residence.claimed(k, last));
        }

        private int numbered(Street street) {
            boolean famous = KnownPlaces.isFamousStreet(street.number(), street.street(), false);
            boolean claimed = !street.number().isEmpty() && residence.claimed(street.firstWord(), street.lastWord());
            boolean own = residence.lives(street.firstWord(), street.lastWord())
                    || (!famous && (claimed || presence.at(street)));
            boolean spoken = words.is(street.firstWord(), Words.SPOKEN);
            boolean meant = own || postcodeAfter(street.lastWord()).isPresent();
            if (!meant && (spoken || (!street.titled() && !street.strong()))) {
                return -1;
            }
            return report(street, own);
        }

        private int report(Street street, boolean own) {
            Optional<Postcode> postcode = postcodeAfter(street.lastWord());
            int flat = streets.withFlatAfter(street.lastWord());
            int last = postcode.map(Postcode::lastWord).orElse(flat);
            Set<String> marks = new HashSet<>();
            boolean whole = postcode.isPresent()
                    && !street.number().isEmpty()
                    && !residence.institutionNear(street.firstWord(), last);
            boolean somebodys = own
                    || whole
                    || (isAllThereIs(street.firstWord(), last)
                            && presence.endsAt(last)
                            && !presence.explained(street.firstWord(), last));
            String number = flat > street.lastWord() ? words.word(flat) : street.number();
            if (KnownPlaces.isFamousStreet(number, street.street(), own || whole)
                    || postcode.filter(p -> KnownPlaces.isFamousPostcode(p.code()))
                            .isPresent()) {
                marks.add("famous");
            }
            // somebody may live in the school's own street
            if (known.isOwnStreet(number, street.street())
                    && !(own && street.number().isEmpty())) {
                marks.add("public");
            }
            if (somebodys && marks.isEmpty()) {
                marks.add("own"); // nobody's secret otherwise, whoever is said to live there
            }
            Confidence confidence = confidence(street, somebodys, postcode, last);
            reporter.report(
                    Category.POSTAL_ADDRESS, confidence, words.start(street.firstWord()), words.end(last), marks);
            return last + 1;
        }

        private Confidence confidence(Street street, boolean own, Optional<Postcode> postcode, int last) {
            boolean full = postcode.isPresent() && !street.number().isEmpty();
            if (full && (own || !residence.institutionNear(street.firstWord(), last))) {
                return Confidence.CERTAIN;
            }
            return own || postcode.isPresent() ? Confidence.LIKELY : Confidence.POSSIBLE;
        }

        /** The postcode that ends this address, with a town or two between. */
        private Optional<Postcode> postcodeAfter(int last) {
            for (int k = last + 1; k < words.size() && k <= last + POSTCODE_WITHIN; k++) {
                if (words.gapBefore(k).length() > 3) {
                    return Optional.empty();
                }
                Optional<Postcode> found = postcodes.at(k);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private int alone(Postcode postcode) {
            int first = streets.withNumberBefore(postcode.firstWord());
            int last = streets.withNumberAfter(postcode.lastWord());
            boolean numbered = first < postcode.firstWord() || last > postcode.lastWord();
            Set<String> marks = new HashSet<>();
            boolean institution = residence.institutionNear(first, last);
            boolean people = postcode.writing() == Writing.PLAIN
                    && postcode.code().length() >= SURE_POSTCODE
                    && presence.atPostcode(first, last);
            boolean own = residence.around(first, last)
                    || (numbered && !institution)
                    || people
                    || (postcode.code().length() >= SURE_POSTCODE && isAllThereIs(first, last));
            if (own && !isKnown(postcode)) {
                marks.add("own");
            }
            if (postcode.writing() == Writing.SCATTERED) {
                marks.add("disguised");
            }
            if (KnownPlaces.isFamousPostcode(postcode.code())) {
                marks.add("famous");
            }
            if (known.isOwnPostcode(postcode.code())) {
                marks.add("public");
            }
            Confidence confidence = confidence(postcode, own);
            reporter.report(Category.POSTAL_ADDRESS, confidence, words.start(first), words.end(last), marks);
            return last + 1;
        }

        private boolean isKnown(Postcode postcode) {
            return KnownPlaces.isFamousPostcode(postcode.code()) || known.isOwnPostcode(postcode.code());
        }

        private Confidence confidence(Postcode postcode, boolean own) {
            boolean institution = residence.institutionNear(postcode.firstWord(), postcode.lastWord());
            return switch (postcode.writing()) {
                case PLAIN -> institution && !own ? Confidence.LIKELY : Confidence.CERTAIN;
                case SMALL -> own ? Confidence.LIKELY : Confidence.POSSIBLE;
                case SCATTERED -> own ? Confidence.LIKELY : Confidence.POSSIBLE;
            };
        }

        /** A text that is little else than an address gives the address. */
        private boolean isAllThereIs(int first, int last) {
            return (last - first + 1) * 3 >= words.size() * 2 && !residence.institutionNear(first, last);
        }

        private void map(MapLocations.Place place) {
            int first = wordAt(place.start());
            int last = Math.max(first, wordAt(place.end()) - 1);
            boolean own = residence.around(first, last) || residence.doorNear(first, last);
            Set<String> marks = own ? Set.of("own") : Set.of();
            Confidence confidence = own ? Confidence.LIKELY : Confidence.POSSIBLE;
            reporter.report(Category.MAP_LOCATION, confidence, place.start(), place.end(), marks);
        }

        /** The first word at or after this place. */
        private int wordAt(int position) {
            int low = 0;
            int high = words.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (words.end(middle) <= position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
