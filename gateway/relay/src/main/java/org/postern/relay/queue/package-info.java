/** James's mail queue over the store's rows. */
@NullMarked
package org.postern.relay.queue;

import org.jspecify.annotations.NullMarked;
