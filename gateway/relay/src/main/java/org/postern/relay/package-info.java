/** The program: James wired to our mailets, the store and the console. */
@NullMarked
package org.postern.relay;

import org.jspecify.annotations.NullMarked;
