/** Mail that came encrypted to a key of the school, or signed. */
@NullMarked
package org.postern.relay.smime;

import org.jspecify.annotations.NullMarked;
