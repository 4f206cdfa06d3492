/** The one database behind queue, quarantine, audit and accounts: SQLite or PostgreSQL, one DAO code. */
@NullMarked
package org.postern.store;

import org.jspecify.annotations.NullMarked;
