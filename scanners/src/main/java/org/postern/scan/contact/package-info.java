/** Where somebody can be reached or found: telephone numbers, addresses, places on a map. */
@NullMarked
package org.postern.scan.contact;

import org.jspecify.annotations.NullMarked;
