/** The hash-chained record of what was decided and who looked. */
@NullMarked
package org.postern.store.audit;

import org.jspecify.annotations.NullMarked;
