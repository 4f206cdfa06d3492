package org.postern.reader.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.postern.message.Content;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.read.FileItem;
import org.postern.read.FileKinds;
import org.postern.read.FileLimits;
import org.postern.read.Sign;
import org.postern.reader.FileWalk;
import org.postern.reader.OpenFile;
import org.postern.reader.PictureEye;
import org.postern.reader.Session;

/** Reads pictures as a reader does. */
final class Reads {
    static final PictureEye NO_EYE = (file, picture) -> List.of(Sign.of(Sign.Kind.UNKNOWN_PICTURE));

    static final Path SCRATCH = scratch();
    private static final FileWalk WALK = new FileWalk(List.of(new PictureReader(NO_EYE)));

    private Reads() {}

    private static Path scratch() {
        try {
            return Files.createTempDirectory("pictures");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileItem file(byte[] bytes, String name) {
        return file(bytes, name, FileLimits.DEFAULT);
    }

    static FileItem file(byte[] bytes, String name, FileLimits limits) {
        try {
            Path copy = Files.createTempFile(SCRATCH, "item", "");
            Files.write(copy, bytes);
            Optional<String> called = Optional.of(name);
            OpenFile file = new OpenFile(
                    new PartPath("2"),
                    called,
                    Optional.empty(),
                    FileKinds.of(Content.of(bytes), called),
                    copy,
                    0,
                    OptionalInt.empty());
            return WALK.walk(file, new Session(limits, SCRATCH)).items().getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FileItem png(BufferedImage picture) {
        return file(Painter.saved(picture, "png"), "picture.png");
    }

    static String text(FileItem item) {
        return item.text().map(PartText::text).orElse("");
    }
}
