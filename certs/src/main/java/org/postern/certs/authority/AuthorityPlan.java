package org.postern.certs.authority;

import java.util.List;
import java.util.Optional;

/**
 * What an authority is made for.
 *
 * @param school its name in the certificates
 * @param domains the mail domains it may issue for; its certificate says so to everybody
 * @param lists where outsiders find the revocation lists: a URL that ends in a slash; none means none are named
 */
public record AuthorityPlan(String school, List<String> domains, Optional<String> lists) {
    public AuthorityPlan {
        domains = List.copyOf(domains);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("An authority needs a mail domain to issue for");
        }
        if (lists.isPresent() && !lists.get().matches("http://[^\\s?#,;]+/")) {
            throw new IllegalArgumentException(
                    "The address of the revocation lists must begin with http:// and end in a slash"); // RFC 5280 8: no
            // TLS
        }
    }
}
