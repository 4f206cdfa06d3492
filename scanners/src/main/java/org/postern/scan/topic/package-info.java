/** Finds what a text is about: phrases over words as children write them, read from files. */
@NullMarked
package org.postern.scan.topic;

import org.jspecify.annotations.NullMarked;
