/** What our SMTP listeners do beyond James: who may send, how much, and in whose name. */
@NullMarked
package org.postern.relay.smtp;

import org.jspecify.annotations.NullMarked;
