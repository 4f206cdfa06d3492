/** What people sent before, counted for the rules about rates and repeated unkindness. */
@NullMarked
package org.postern.store.history;

import org.jspecify.annotations.NullMarked;
