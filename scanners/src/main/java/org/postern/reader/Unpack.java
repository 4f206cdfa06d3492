package org.postern.reader;

import java.io.IOException;
import org.postern.reader.photo.Photographs;
import org.postern.reader.picture.PictureReader;

/**
 * A program that fills the folder {@link ProcessFolder#SHARED} with the readers' native libraries. It opens no files of
 * mails, so it is not shut in.
 */
public final class Unpack {
    private Unpack() {}

    /** Takes no arguments. */
    public static void main(String[] none) throws IOException {
        PictureReader.unpack();
        OnnxLibraries.unpack();
        Photographs.unpack();
    }
}
