/** Opens archives, file by file. Names of entries are labels and never become names on disk. */
@NullMarked
package org.postern.reader.archive;

import org.jspecify.annotations.NullMarked;
