package org.postern.scan.contact;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.postern.scan.WordLists;

/** Addresses that are nobody's secret: the school's own, and those out of books, history and sights. */
public final class KnownPlaces {
    private static final Set<String> FAMOUS = famous();

    private final Set<String> own;
    private final Set<String> areas;

    private KnownPlaces(Set<String> own, Set<String> areas) {
        this.own = Set.copyOf(own);
        this.areas = Set.copyOf(areas);
    }

    /**
     * The places of one school.
     *
     * @param own the school's own postcodes and addresses, as written
     * @param areas postcode areas beyond the real ones, such as those of invented places in tests
     */
    public static KnownPlaces of(Collection<String> own, Collection<String> areas) {
        Set<String> normal = new HashSet<>();
        own.forEach(place -> normal.add(normal(place)));
        Set<String> lower = new HashSet<>();
        areas.forEach(area -> lower.add(area.toLowerCase(Locale.ROOT)));
        return new KnownPlaces(normal, lower);
    }

    Set<String> areas() {
        return areas;
    }

    boolean isOwnPostcode(String postcode) {
        return own.stream().anyMatch(place -> place.replace(" ", "").endsWith(postcode));
    }

    /** Whether this is the school's street; with a house number only if it is the school's number. */
    boolean isOwnStreet(String number, String street) {
        String wanted = " " + (number.isEmpty() ? street : number + " " + street) + " ";
        return own.stream().anyMatch(place -> (" " + place + " ").contains(wanted));
    }

    static boolean isFamousPostcode(String postcode) {
        return FAMOUS.contains(postcode);
    }

    static boolean isFamousStreet(String number, String street, boolean somebodys) {
        if (!number.isEmpty() && FAMOUS.contains(number + " " + street)) {
            return true;
        }
        return FAMOUS.contains(street) && (number.isEmpty() || !somebodys);
    }

    private static String normal(String place) {
        return place.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    }

    private static Set<String> famous() {
        Set<String> famous = new HashSet<>();
        WordLists.read(KnownPlaces.class, "famous-places.txt")
                .lines()
                .map(WordLists::withoutComment)
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    famous.add(line);
                    famous.add(line.replace(" ", ""));
                });
        return Set.copyOf(famous);
    }
}
