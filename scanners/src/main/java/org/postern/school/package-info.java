/** Who is who: people, roles, classes, communities. */
@NullMarked
package org.postern.school;

import org.jspecify.annotations.NullMarked;
