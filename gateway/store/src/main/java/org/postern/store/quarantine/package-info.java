/** Held mail: how it is kept, sealed, and what reviewers do with it. */
@NullMarked
package org.postern.store.quarantine;

import org.jspecify.annotations.NullMarked;
