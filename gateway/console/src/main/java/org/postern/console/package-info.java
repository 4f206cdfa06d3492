/** What Postern shows over HTTP, behind small ports that the relay fills. */
@NullMarked
package org.postern.console;

import org.jspecify.annotations.NullMarked;
