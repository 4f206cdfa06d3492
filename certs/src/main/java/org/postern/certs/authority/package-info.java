/** The school's own authority for e-mail certificates: a root kept apart, an issuing authority, and what it issued. */
@NullMarked
package org.postern.certs.authority;

import org.jspecify.annotations.NullMarked;
