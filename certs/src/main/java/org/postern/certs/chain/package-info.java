/** Whether a certificate leads to one of the school's roots and was not revoked, with the reason if not. */
@NullMarked
package org.postern.certs.chain;

import org.jspecify.annotations.NullMarked;
