/** What was found and what was decided; values only. */
@NullMarked
package org.postern.model;

import org.jspecify.annotations.NullMarked;
