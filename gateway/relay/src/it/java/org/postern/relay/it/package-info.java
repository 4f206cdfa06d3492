/** The relay as its users meet it: real sockets, real files, a real database, an outside world of GreenMail. */
@NullMarked
package org.postern.relay.it;

import org.jspecify.annotations.NullMarked;
