@NullMarked
package org.postern.scan.person;

import org.jspecify.annotations.NullMarked;
