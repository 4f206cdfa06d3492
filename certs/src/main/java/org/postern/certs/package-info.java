/** Certificates, S/MIME and the sealing of held bodies. Uses Bouncy Castle and nothing else of Postern. */
@NullMarked
package org.postern.certs;

import org.jspecify.annotations.NullMarked;
