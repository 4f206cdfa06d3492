package org.postern.certs.chain;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The ways from a certificate up to the roots, by names and signatures; dates and rules are looked at elsewhere. */
final class Ways {
    private static final int HIGHEST = 8;
    private static final int MOST = 16; // cross-signed authorities multiply; no honest chain has so many

    private final Collection<X509Certificate> roots;
    private final List<X509Certificate> authorities;
    private final List<Way> found = new ArrayList<>();
    private List<X509Certificate> deadEnd = List.of();
    private boolean forged;

    /** One way: the certificate and those above it, and the root. */
    record Way(List<X509Certificate> path, X509Certificate root) {
        Way {
            path = List.copyOf(path);
        }

        X509Certificate issuerOf(int index) {
            return index + 1 < path.size() ? path.get(index + 1) : root;
        }
    }

    private Ways(Collection<X509Certificate> roots, Collection<X509Certificate> known) {
        this.roots = roots;
        this.authorities =
                known.stream().filter(c -> c.getBasicConstraints() >= 0).toList();
    }

    static Ways up(X509Certificate leaf, Collection<X509Certificate> roots, Collection<X509Certificate> known) {
        Ways ways = new Ways(roots, known);
        ways.climb(List.of(leaf));
        return ways;
    }

    List<Way> found() {
        return found;
    }

    /** How far up one gets where no way leads to a root. */
    List<X509Certificate> deadEnd() {
        return deadEnd;
    }

    /** Whether something has the name of an issuer but not its key. */
    boolean forged() {
        return forged;
    }

    private void climb(List<X509Certificate> path) {
        X509Certificate top = path.getLast();
        for (X509Certificate root : roots) {
            if (found.size() < MOST && issued(top, root)) {
                found.add(new Way(path, root));
            }
        }
        boolean higher = false;
        for (X509Certificate authority : authorities) {
            if (path.size() < HIGHEST && found.size() < MOST && !path.contains(authority) && issued(top, authority)) {
                higher = true;
                List<X509Certificate> next = new ArrayList<>(path);
                next.add(authority);
                climb(next);
            }
        }
        if (!higher && path.size() > deadEnd.size()) {
            deadEnd = path;
        }
    }

    private boolean issued(X509Certificate child, X509Certificate parent) {
        if (!child.getIssuerX500Principal().equals(parent.getSubjectX500Principal())) {
            return false;
        }
        try {
            child.verify(parent.getPublicKey());
            return true;
        } catch (GeneralSecurityException notThisKey) {
            forged = true;
            return false;
        }
    }
}
