/** Whether the database answers. */
@NullMarked
package org.postern.store.health;

import org.jspecify.annotations.NullMarked;
