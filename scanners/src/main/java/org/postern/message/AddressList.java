package org.postern.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses in a header field such as From, found wherever any mail program might see one: an address that only
 * Postern does not see is how the head's name gets past the rule against forging it.
 */
public final class AddressList {
    private static final Pattern MAILBOX = Pattern.compile("[^\\s<>,;:\"()@]+@[^\\s<>,;:\"()@]+");

    /** RFC 5322 3.4.1 and 4.4 let white space stand around the at sign and the dots. */
    private static final Pattern LOOSE = Pattern.compile("\\s*([@.])\\s*");

    private final List<Address> found = new ArrayList<>();
    private boolean unreadable;

    private AddressList() {}

    static List<Address> read(String value) {
        String tight = LOOSE.matcher(withoutComments(value)).replaceAll("$1");
        AddressList list = new AddressList();
        list.parse(tight);
        if (list.unreadable || list.found.isEmpty()) {
            list.search(EncodedWords.decode(tight));
        }
        return list.found.stream().distinct().toList();
    }

    /** Those in display names, quotes and comments, which is all that a telephone shows; beside the one meant. */
    public static List<Address> shown(String value) {
        boolean one = value.indexOf('@') == value.lastIndexOf('@') && !value.contains("=?");
        if (one) {
            return List.of();
        }
        AddressList list = new AddressList();
        list.search(EncodedWords.decode(value));
        return list.found.stream().distinct().toList();
    }

    private void parse(String value) {
        try {
            for (InternetAddress address : InternetAddress.parseHeader(value, false)) {
                add(address);
            }
        } catch (AddressException | IndexOutOfBoundsException e) {
            found.clear();
            unreadable = true;
        }
    }

    private void add(InternetAddress address) throws AddressException {
        if (!address.isGroup()) {
            addMailbox(address);
            return;
        }
        InternetAddress[] members = Optional.ofNullable(address.getGroup(false)).orElse(new InternetAddress[0]);
        for (InternetAddress member : members) {
            addMailbox(member);
        }
    }

    private void addMailbox(InternetAddress mailbox) {
        Optional<Address> address = Optional.ofNullable(mailbox.getAddress())
                .flatMap(Address::parse)
                .filter(AddressList::isPlain);
        address.ifPresentOrElse(found::add, () -> unreadable = true);
    }

    private static boolean isPlain(Address address) {
        String text = address.toString();
        return !text.contains("<") && !text.contains(">") && !text.contains("=?");
    }

    /** A list no parser accepts still names people. */
    private void search(String value) {
        Matcher mailbox = MAILBOX.matcher(value);
        while (mailbox.find()) {
            Address.parse(mailbox.group()).ifPresent(found::add);
        }
    }

    /** RFC 5322 3.2.2: comments nest, and a quoted string holds none. */
    private static String withoutComments(String value) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                i++;
                kept.append(depth == 0 ? value.substring(i - 1, i + 1) : "");
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
                kept.append(c);
            } else if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && !quoted && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return depth == 0 ? kept.toString() : value; // never closed: then it may be no comment at all
    }
}
