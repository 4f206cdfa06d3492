/** James's own configuration files: filled in from the settings, and checked before James reads them. */
@NullMarked
package org.postern.relay.james;

import org.jspecify.annotations.NullMarked;
