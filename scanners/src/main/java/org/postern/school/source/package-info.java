/** Exports of other systems, read into the one form of a school that the directory is made of. */
@NullMarked
package org.postern.school.source;

import org.jspecify.annotations.NullMarked;
