package org.postern.scan.contact;

import java.util.List;
import org.postern.model.Finding;
import org.postern.scan.Rows;

/** The scanners of this room with a school's lists. */
public final class Contacts {
    static final KnownPlaces PLACES =
            KnownPlaces.of(List.of("LF4 2AB", "Church Lane, Larkfield LF4 2AB"), List.of("LF"));
    static final PublicNumbers NUMBERS =
            PublicNumbers.of(List.of("01632 960400", "999", "112", "0800 1111", "116 123", "+44 1632 960499"));

    public static final PhoneScanner PHONES = new PhoneScanner(NUMBERS);
    public static final AddressScanner ADDRESSES = new AddressScanner(PLACES);

    private Contacts() {}

    static List<Finding> phones(String text) {
        return Rows.findings(PHONES, text);
    }

    static List<Finding> addresses(String text) {
        return Rows.findings(ADDRESSES, text);
    }
}
