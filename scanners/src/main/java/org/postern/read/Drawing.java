package org.postern.read;

import org.postern.message.PartPath;

/**
 * A picture with boxes around what was found on it, drawn by a reader for a person who asked for it.
 *
 * @param png a PNG file in base64
 */
public record Drawing(PartPath path, String png) {}
