/** What is going to end: certificates, keys and revocation lists, in time for somebody to do something about it. */
@NullMarked
package org.postern.certs.expiry;

import org.jspecify.annotations.NullMarked;
