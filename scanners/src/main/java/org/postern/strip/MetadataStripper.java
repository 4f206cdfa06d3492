package org.postern.strip;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.postern.message.Content;

/**
 * Takes metadata out of a picture or film: position, owner, camera, time, comments, thumbnails, and whatever stands
 * behind its end. What is seen stays the same to the pixel, and so does its orientation.
 */
public final class MetadataStripper {
    private MetadataStripper() {}

    /** Works by content; needs memory for the file twice. */
    public static StripResult strip(byte[] file) {
        try {
            byte[] stripped = stripped(file);
            return Arrays.equals(stripped, file)
                    ? new StripResult.Unchanged()
                    : new StripResult.Stripped(Content.of(stripped));
        } catch (CannotStrip problem) {
            return new StripResult.Impossible(problem.reason());
        } catch (IOException damaged) {
            return new StripResult.Impossible("is damaged, so that what it tells about people cannot be taken out");
        }
    }

    /** Whether it is of a kind that may hold such metadata. */
    public static boolean concerns(byte[] start) {
        return starts(start, 0, "\u00ff\u00d8\u00ff")
                || starts(start, 0, "\u0089PNG\r\n\u001a\n")
                || starts(start, 0, "GIF8")
                || (starts(start, 0, "RIFF") && starts(start, 8, "WEBP"))
                || starts(start, 4, "ftyp")
                || starts(start, 4, "moov")
                || starts(start, 0, "II*\0")
                || starts(start, 0, "MM\0*");
    }

    private static byte[] stripped(byte[] file) throws IOException {
        if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
            return JpegStrip.strip(file);
        }
        if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return PngStrip.strip(file);
        }
        if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
            return GifStrip.strip(file);
        }
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return WebpStrip.strip(file);
        }
        if (starts(file, 4, "ftyp") || starts(file, 4, "moov")) {
            return BoxStrip.strip(file);
        }
        if (starts(file, 0, "BM")) {
            return file; // the format has no place for them
        }
        throw new CannotStrip("is of a kind out of which nothing can be taken");
    }

    private static boolean starts(byte[] file, int place, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        int end = place + wanted.length;
        return file.length >= end && Arrays.equals(file, place, end, wanted, 0, wanted.length);
    }
}
