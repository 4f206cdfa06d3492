package org.postern.relay.smime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import org.postern.certs.HeaderBlock;
import org.postern.certs.HeaderField;
import org.postern.message.Address;
import org.postern.message.Content;

/** Whom a mail names in From, on the outside. */
final class Authors {
    private Authors() {}

    static List<Address> of(Content mail) throws IOException {
        List<Address> authors = new ArrayList<>();
        try (InputStream in = mail.open()) {
            HeaderBlock header = HeaderBlock.read(new PushbackInputStream(new BufferedInputStream(in)));
            for (HeaderField field : header.fields()) {
                if (field.is("From")) {
                    addresses(field.value()).forEach(authors::add);
                }
            }
        }
        return authors;
    }

    /** A field that cannot be read names nobody. */
    private static List<Address> addresses(String value) {
        try {
            List<Address> found = new ArrayList<>();
            for (InternetAddress address : InternetAddress.parseHeader(value.strip(), false)) {
                Optional.ofNullable(address.getAddress())
                        .flatMap(Address::parse)
                        .ifPresent(found::add);
            }
            return found;
        } catch (AddressException e) {
            return List.of();
        }
    }
}
