/**
 * Runs in a reader: a child JVM that opens files which somebody sent. Nothing here runs in the relay; the relay's class
 * path has none of the libraries that it needs.
 */
@NullMarked
package org.postern.reader;

import org.jspecify.annotations.NullMarked;
