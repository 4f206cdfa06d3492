@NullMarked
package org.postern.mailets;

import org.jspecify.annotations.NullMarked;
