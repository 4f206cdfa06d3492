@NullMarked
package org.postern.relay.james;

import org.jspecify.annotations.NullMarked;
