/**
 * Tells photographs from other pictures, in a reader: where they come from, whom they show, and what they give away.
 */
@NullMarked
package org.postern.reader.photo;

import org.jspecify.annotations.NullMarked;
