/** Asks the school's own service what is on a picture. */
@NullMarked
package org.postern.relay.classifier;

import org.jspecify.annotations.NullMarked;
