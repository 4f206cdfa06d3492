/** Says what is there: one file per scanner, no opinion about what it means. */
@NullMarked
package org.postern.scan;

import org.jspecify.annotations.NullMarked;
