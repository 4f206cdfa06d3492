/** Where a judged mail goes next, and what happens when that fails. */
@NullMarked
package org.postern.relay.delivery;

import org.jspecify.annotations.NullMarked;
