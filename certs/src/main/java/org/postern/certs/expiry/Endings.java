package org.postern.certs.expiry;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.certs.CertificateBook;
import org.postern.certs.Lookup;
import org.postern.certs.authority.Authority;
import org.postern.certs.authority.PublishedList;
import org.postern.certs.keys.KeySource;
import org.postern.certs.keys.OwnKey;

/** When everything ends that encrypting stands on: of several for one purpose only the last counts. */
public final class Endings {
    private Endings() {}

    public static List<Ending> of(CertificateBook book, KeySource keys, Optional<Authority> authority)
            throws IOException {
        Map<String, Ending> own = ofKeys(keys);
        List<Ending> endings = new ArrayList<>(own.values());
        for (Lookup lookup : book.find(List.copyOf(book.addresses()))) {
            if (lookup instanceof Lookup.Usable(var recipient)) {
                boolean ours = own.containsKey("opens " + recipient.address());
                if (!ours) {
                    endings.add(ending(Ending.Kind.RECIPIENT, recipient.address(), recipient.certificate()));
                }
            }
        }
        if (authority.isPresent()) {
            endings.addAll(ofAuthority(authority.get()));
        }
        return List.copyOf(endings);
    }

    private static Map<String, Ending> ofKeys(KeySource keys) throws IOException {
        Map<String, Ending> last = new HashMap<>();
        for (OwnKey key : keys.all()) {
            for (String address : key.addresses()) {
                Ending ending = ending(Ending.Kind.OWN, address, key.certificate());
                if (key.opens()) {
                    last.merge("opens " + address, ending, Endings::later);
                }
                if (key.signs()) {
                    last.merge("signs " + address, ending, Endings::later);
                }
            }
        }
        return last;
    }

    private static List<Ending> ofAuthority(Authority authority) throws IOException {
        List<Ending> endings = new ArrayList<>();
        endings.add(ending(Ending.Kind.ROOT, "", authority.root()));
        endings.add(ending(Ending.Kind.ISSUING, "", authority.issuing()));
        for (PublishedList list : authority.lists()) {
            Ending.Kind kind = list.isOfRoot() ? Ending.Kind.ROOT_LIST : Ending.Kind.LIST;
            endings.add(new Ending(kind, list.file().toString(), list.until()));
        }
        return endings;
    }

    private static Ending ending(Ending.Kind kind, String whose, X509Certificate certificate) {
        Instant until = certificate.getNotAfter().toInstant();
        return new Ending(kind, whose, until);
    }

    private static Ending later(Ending one, Ending other) {
        return one.until().isBefore(other.until()) ? other : one;
    }
}
