/** The demo school: the real relay on loopback with an outside world and sample mail. */
@NullMarked
package org.postern.relay.demo;

import org.jspecify.annotations.NullMarked;
