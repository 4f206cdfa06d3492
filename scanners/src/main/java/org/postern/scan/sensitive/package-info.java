/** Finds the words by which schools speak of health, need, danger and staff matters, from the school's own list. */
@NullMarked
package org.postern.scan.sensitive;

import org.jspecify.annotations.NullMarked;
