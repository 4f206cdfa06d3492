package org.postern.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.postern.message.Content;

/** Tells the kind of a file by its content; a name can make it worse but never better. */
public final class FileKinds {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private FileKinds() {}

    /** Looks at the first and last 64 KiB and the name. */
    public static FileKind of(Content content, Optional<String> name) throws IOException {
        return of(Ends.of(content), name);
    }

    /** Looks through the whole of it for what the two ends do not show; for a reader, which has it on disk. */
    public static FileKind whole(Path path, Optional<String> name) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            Ends ends = Ends.of(file);
            FileKind quick = of(ends, name);
            return Kinds.isBlocked(quick) ? quick : inside(file, ends, quick);
        }
    }

    private static FileKind inside(FileChannel file, Ends ends, FileKind quick) throws IOException {
        if (Magic.isOle(ends)) {
            OleDirectory directory = OleDirectory.of(file);
            return directory.program().or(directory::document).orElse(quick);
        }
        Optional<FileKind> zip =
                ZipKinds.isZip(ends) || quick.equals(Kinds.UNKNOWN) ? ZipKinds.whole(file, ends) : Optional.empty();
        return zip.filter(kind -> !isApple(kind) || !isApple(quick)).orElse(quick);
    }

    /** What a name promises to the desktop that saves the file; {@code unknown} if nothing. */
    public static FileKind named(Optional<String> name) {
        return FileNames.kind(name);
    }

    /** Whether a name shows in another order than it is written. */
    public static boolean isTurned(String name) {
        return FileNames.isTurned(name);
    }

    /** Whether it is never opened, for what it is: a program or a script. */
    public static boolean isBlocked(FileKind kind) {
        return Kinds.isBlocked(kind);
    }

    static FileKind of(Ends ends, Optional<String> name) {
        Optional<FileKind> program = Magic.program(ends);
        if (program.isPresent()) {
            return program.get();
        }
        FileKind named = FileNames.kind(name);
        Optional<FileKind> shaped = shaped(ends).or(() -> BesideFiles.kind(ends, name));
        if (shaped.isPresent()) {
            boolean worse = Kinds.isBlocked(named) && !Kinds.isBlocked(shaped.get());
            return worse || (isApple(named) && isApple(shaped.get())) ? named : shaped.get();
        }
        if (Kinds.isBlocked(named)) {
            return named;
        }
        return ScriptText.kind(ends).orElseGet(() -> general(ends, named));
    }

    private static boolean isApple(FileKind kind) {
        return kind.name().matches("pages|numbers|key");
    }

    private static Optional<FileKind> shaped(Ends ends) {
        return ZipKinds.of(ends)
                .or(() -> Magic.ole(ends))
                .or(() -> Magic.rar(ends))
                .or(() -> Magic.keys(ends))
                .or(() -> Magic.lzma(ends))
                .or(() -> RawPictures.of(ends))
                .or(() -> Magic.recording(ends))
                .or(() -> Magic.pdf(ends));
    }

    /** Plain text has no marks of its own, so there the name may say which text format it is. */
    private static FileKind general(Ends ends, FileKind named) {
        FileKind detected = PlainFormats.of(detect(ends));
        if (detected.equals(Kinds.UNKNOWN) && isText(ends)) {
            detected = Kinds.named("txt");
        }
        boolean plain = detected.name().equals("txt");
        boolean textual = named.mediaType().startsWith("text/") || named.name().matches("rtf|svg|eml|pgp|json");
        // what is encrypted has no marks either, and is not read, whatever it is
        boolean locked =
                named.group() == FileKind.Group.ENCRYPTED && detected.name().equals("unknown");
        // a flat OpenDocument file says only at its start which it is, and not in its type
        boolean flat = detected.mediaType().contains(".flat.") && named.name().matches("od[tspg]");
        return flat || locked || (plain && textual) ? named : detected;
    }

    private static boolean isText(Ends ends) {
        return isWideText(ends) || TextBytes.isWestern(ends.head()) || TextBytes.isForeign(ends.head());
    }

    /** UTF-16 that no mark tells. */
    private static boolean isWideText(Ends ends) {
        return TextBytes.marked(ends.head())
                .map(wide -> new String(ends.head(), 0, ends.head().length & ~1, wide))
                .filter(text -> !TextBytes.isBinary(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isPresent();
    }

    private static FileKind detect(Ends ends) {
        if (ends.startsWith("MZ")) { // a program would have been known by its header
            return Kinds.named("txt");
        }
        try {
            String type = TYPES.detect(new ByteArrayInputStream(ends.head()), new Metadata())
                    .toString();
            return Kinds.byType(type);
        } catch (IOException impossible) {
            return Kinds.UNKNOWN;
        }
    }
}
