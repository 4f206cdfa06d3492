/** A mail as it was sent: envelope, header fields, parts and the text in them. */
@NullMarked
package org.postern.message;

import org.jspecify.annotations.NullMarked;
