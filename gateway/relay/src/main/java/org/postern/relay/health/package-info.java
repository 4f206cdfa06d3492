/** What the relay knows about its own state: metrics, readiness, and when to stop taking mail. */
@NullMarked
package org.postern.relay.health;

import org.jspecify.annotations.NullMarked;
