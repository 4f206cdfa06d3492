/** Turns parts into text, or says why it could not. */
@NullMarked
package org.postern.read;

import org.jspecify.annotations.NullMarked;
