package org.postern.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.postern.certs.CertificateBook;
import org.postern.certs.Lookup;
import org.postern.mailets.Ladder;
import org.postern.mailets.Rung;
import org.postern.message.Address;
import org.postern.policy.Certificates;

/** The certificates of HOME/certificates, as the rules ask for them. */
public final class KnownCertificates implements Certificates {
    private final CertificateBook book;
    private final Ladder ladder;
    private final boolean decide;

    private KnownCertificates(CertificateBook book, Ladder ladder, boolean decide) {
        this.book = book;
        this.ladder = ladder;
        this.decide = decide;
    }

    /** For the relay, whose encryption says why an address cannot be written to. */
    static Certificates ofRelay(CertificateBook book) {
        return new KnownCertificates(book, address -> Rung.HELD, false);
    }

    /** For judging without sending; where no certificate was ever imported, nothing is said about them. */
    public static Certificates ofFolder(Path folder, Ladder ladder, InstantSource clock) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Certificates.NONE;
        }
        CertificateBook book = CertificateBook.open(folder, clock);
        return new KnownCertificates(book, ladder, !book.addresses().isEmpty());
    }

    @Override
    public boolean usable(Address address) {
        try {
            return book.find(address.toString()) instanceof Lookup.Usable;
        } catch (IOException e) {
            return false; // what cannot be read cannot be used; then the mail is held
        }
    }

    @Override
    public boolean reachable(Address address) {
        return usable(address) || ladder.without(address) != Rung.HELD;
    }

    @Override
    public boolean decide() {
        return decide;
    }
}
