/** Private keys of the school's mailboxes: PKCS #12 files below the home folder, or a token. */
@NullMarked
package org.postern.certs.keys;

import org.jspecify.annotations.NullMarked;
