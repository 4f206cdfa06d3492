/** Learning certificates from signed mail that comes in. */
@NullMarked
package org.postern.certs.harvest;

import org.jspecify.annotations.NullMarked;
