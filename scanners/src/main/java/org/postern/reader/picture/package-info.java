/** Reads writing and codes on pictures. Runs in a reader, like all of {@link org.postern.reader}. */
@NullMarked
package org.postern.reader.picture;

import org.jspecify.annotations.NullMarked;
