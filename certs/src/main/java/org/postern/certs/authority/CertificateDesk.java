package org.postern.certs.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.certs.CertificateBook;
import org.postern.certs.MailAddresses;
import org.postern.certs.Pem;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.KeyFolder;

/**
 * The authority at work for the school: what it issues goes into the book and among the private keys, and what it
 * revokes is known to the book at once.
 */
public final class CertificateDesk {
    private final Path folder;
    private final CertificateBook book;
    private final KeyFolder keys;
    private final InstantSource clock;

    /** {@code folder} is the authority's, which need not be there yet. */
    public CertificateDesk(Path folder, CertificateBook book, KeyFolder keys, InstantSource clock) {
        this.folder = folder;
        this.book = book;
        this.keys = keys;
        this.clock = clock;
    }

    /** The authority, if one was made. */
    public Optional<Authority> authority() throws IOException {
        return Authority.exists(folder)
                ? Optional.of(Authority.open(folder, clock, new SecureRandom()))
                : Optional.empty();
    }

    /** Makes the authority; its root becomes one of the school's roots for e-mail. */
    public Authority found(AuthorityPlan plan, RootFile root) throws IOException {
        Authority made = Authority.init(folder, plan, root, clock);
        believe(made);
        return made;
    }

    /** Renews the issuing authority's certificate with the root's key. */
    public Authority renewAuthority(RootFile root) throws IOException {
        Authority renewed = existing().renewed(root);
        believe(renewed);
        return renewed;
    }

    private void believe(Authority authority) throws IOException {
        book.roots().add(Pem.certificate(authority.root()));
        book.keep(List.of(authority.issuing()));
        publish(authority);
    }

    /** One certificate to sign with and one to encrypt for, with their keys. */
    public List<KeyEntry> issue(String address, String name) throws IOException {
        Authority authority = existing();
        List<KeyEntry> issued = new ArrayList<>();
        for (Use use : Use.values()) {
            issued.add(issue(authority, address, name, use));
        }
        return List.copyOf(issued);
    }

    private KeyEntry issue(Authority authority, String address, String name, Use use) throws IOException {
        KeyEntry entry = authority.issue(address, name, use);
        keys.add(entry);
        if (use == Use.ENCRYPT) {
            book.keep(List.of(entry.certificate(), authority.issuing()));
        }
        publish(authority);
        return entry;
    }

    /** Issues the next certificate for each that is past half its life; of one address only, if one is given. */
    public List<KeyEntry> renew(Optional<String> address) throws IOException {
        Authority authority = existing();
        List<KeyEntry> renewed = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (Issued due : authority.dueForRenewal()) {
            boolean asked = address.map(a -> MailAddresses.comparable(a).equals(due.address()))
                    .orElse(true);
            if (asked && done.add(due.use() + " " + due.address())) {
                renewed.add(issue(authority, due.address(), nameOf(due), due.use()));
            }
        }
        return List.copyOf(renewed);
    }

    private String nameOf(Issued issued) throws IOException {
        return keys.of(issued.address()).stream()
                .map(key -> Form.commonName(key.certificate()))
                .findFirst()
                .orElse(issued.address());
    }

    /** Revokes certificates by their fingerprints; the book knows at once, outsiders when the list is published. */
    public List<Issued> revoke(List<String> fingerprints, Revocation reason) throws IOException {
        Authority authority = existing();
        List<Issued> revoked = authority.revoke(fingerprints, reason);
        publish(authority);
        return revoked;
    }

    /** Renews the revocation list if it is time; answers whether it was. Nothing happens without an authority. */
    public boolean upkeep() throws IOException {
        Optional<Authority> authority = authority();
        if (authority.isEmpty()) {
            return false;
        }
        boolean renewed = authority.get().renewList();
        publish(authority.get());
        return renewed;
    }

    private void publish(Authority authority) throws IOException {
        for (PublishedList list : authority.lists()) {
            String name = list.url().orElse(list.file().getFileName().toString());
            book.revocationLists().put(name, Files.readAllBytes(list.file()));
        }
    }

    private Authority existing() throws IOException {
        return authority()
                .orElseThrow(() -> new IOException("There is no authority yet; make one with `postern cert ca init`"));
    }
}
