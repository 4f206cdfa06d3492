/** What a reader may not do, whatever a file makes it do: reach a network, start programs, touch other files. */
@NullMarked
package org.postern.reader.guard;

import org.jspecify.annotations.NullMarked;
