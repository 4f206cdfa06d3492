package org.postern.reader.picture;

import java.io.IOException;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.PictureEye;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Reads the writing on pictures. */
public final class PictureReader implements KindReader {
    private static final Set<String> KINDS = Set.of("png", "jpg", "gif", "bmp", "tiff", "webp");

    private final PictureEye eye;
    private final Ocr ocr;

    public PictureReader(PictureEye eye) {
        this.eye = eye;
        this.ocr = new Ocr();
    }

    /** Puts the libraries where they are loaded from. */
    public static void unpack() throws IOException {
        Natives.unpack();
    }

    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.PICTURE && KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        try (PictureFile pictures = PictureFile.open(file.bytes(), file.kind().name(), session)) {
            PictureWalk walk = new PictureWalk(file, session, eye, ocr);
            return walk.over(pictures);
        }
    }
}
