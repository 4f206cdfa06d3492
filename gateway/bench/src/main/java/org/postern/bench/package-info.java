/** Measurements: of the core inside one JVM, and of the relay beside others. Run by docs/bench/run.sh. */
@NullMarked
package org.postern.bench;

import org.jspecify.annotations.NullMarked;
