package org.postern.read;

import org.postern.message.Part;

/**
 * Opens a file and everything in it, somewhere where a hostile file can do no harm. Answers {@link Reading.Unreadable}
 * instead of throwing for anything a file can contain or do.
 */
@FunctionalInterface
public interface FileOpener {
    FileReport open(Part part, FileKind kind, FileLimits left);
}
