/** Accounts that may submit mail. */
@NullMarked
package org.postern.store.account;

import org.jspecify.annotations.NullMarked;
