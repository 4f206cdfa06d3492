package org.postern.reader.photo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.read.FileKind;
import org.postern.read.Reading;
import org.postern.read.Sign;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Photographs that are not decoded here: only their metadata are read. */
public final class ClosedPictures implements KindReader {
    private static final Set<String> KINDS = Set.of("heic", "raw", "avif");

    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.PICTURE && KINDS.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        session.check();
        Origin origin = Origins.of(file.content());
        List<String> reasons = new ArrayList<>();
        origin.camera().ifPresent(camera -> reasons.add("camera: " + camera));
        reasons.add("file kind: " + file.kind().name());
        List<Sign> signs = new ArrayList<>();
        signs.add(new Sign(Sign.Kind.PHOTOGRAPH, reasons, Optional.empty()));
        signs.addAll(Photographs.told(origin));
        return new Seen(
                new Reading.Unclear(file.called() + " is a photograph that cannot be opened here; nobody has seen it."),
                Optional.empty(),
                signs);
    }
}
