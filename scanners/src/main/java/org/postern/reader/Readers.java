package org.postern.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.postern.reader.archive.ArchiveReader;
import org.postern.reader.document.DocumentReaders;
import org.postern.reader.photo.ClosedPictures;
import org.postern.reader.photo.Photographs;
import org.postern.reader.photo.Recordings;
import org.postern.reader.picture.BitmapReader;
import org.postern.reader.picture.IconReader;
import org.postern.reader.picture.PictureReader;

/** All readers there are, in the order they are asked. */
public final class Readers {
    private Readers() {}

    /** A walk with all of them. */
    public static FileWalk walk() {
        List<KindReader> all = new ArrayList<>(extra());
        all.addAll(DocumentReaders.all());
        all.add(new TextReader());
        all.add(new BesideReader());
        all.add(new SignatureReader());
        all.add(new KeyReader());
        all.add(new ArchiveReader());
        all.add(new PictureReader(Photographs.standard()));
        all.add(new IconReader());
        all.add(new BitmapReader());
        all.add(new ClosedPictures());
        all.add(new Recordings());
        return new FileWalk(all);
    }

    /** One that only tests have, named by a system property. */
    private static List<KindReader> extra() {
        String name = System.getProperty("postern.reader.extra", "");
        return ServiceLoader.load(KindReader.class).stream()
                .filter(provider -> provider.type().getName().equals(name))
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
