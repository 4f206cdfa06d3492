/** Opening, verifying and signing S/MIME mail (RFC 8551, RFC 5652). */
@NullMarked
package org.postern.certs.cms;

import org.jspecify.annotations.NullMarked;
