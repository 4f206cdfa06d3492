/** Read, scan, decide: the only orchestrator. */
@NullMarked
package org.postern.inspect;

import org.jspecify.annotations.NullMarked;
