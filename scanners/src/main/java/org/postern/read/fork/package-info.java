/** The relay's side of the readers: child JVMs that open files, started, watched and ended from here. */
@NullMarked
package org.postern.read.fork;

import org.jspecify.annotations.NullMarked;
