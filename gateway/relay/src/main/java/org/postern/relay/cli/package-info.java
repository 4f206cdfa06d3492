/** The command {@code postern}: one file a subcommand. */
@NullMarked
package org.postern.relay.cli;

import org.jspecify.annotations.NullMarked;
