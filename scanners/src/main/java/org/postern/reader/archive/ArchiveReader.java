package org.postern.reader.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.postern.read.FileKind;
import org.postern.read.Region;
import org.postern.reader.KindReader;
import org.postern.reader.LimitReached;
import org.postern.reader.OpenFile;
import org.postern.reader.Seen;
import org.postern.reader.Session;

/** Opens archives and hands the files in them to the session. */
public final class ArchiveReader implements KindReader {
    /** Archives in all but name, and what is still an archive when it is locked. */
    private static final Set<String> NAMES = Set.of("zip", "7z", "rar", "ggb", "sb3", "mbox");

    private final Optional<LibArchive> library;

    /** With the system's unpacker for rar, if there is one. */
    public ArchiveReader() {
        this(LibArchive.find());
    }

    ArchiveReader(Optional<LibArchive> library) {
        this.library = library;
    }

    @Override
    public boolean reads(FileKind kind) {
        return kind.group() == FileKind.Group.ARCHIVE || NAMES.contains(kind.name());
    }

    @Override
    public Seen read(OpenFile file, Session session) throws IOException, LimitReached {
        Unpacking out = new Unpacking(file, session);
        try (FileChannel bytes = FileChannel.open(file.bytes())) {
            open(bytes, out);
        } catch (Swollen swollen) {
            out.problem(file.called() + " unpacks to far more than it seems to hold, as harmful files do.");
        } catch (Locked locked) {
            out.problem(file.called() + " is locked with a password.");
        } catch (Unsupported unsupported) {
            out.problem(file.called() + " " + unsupported.why() + ".");
        } catch (IOException damaged) {
            out.problem(file.called() + " is damaged and cannot be read whole.");
        }
        return out.seen();
    }

    private void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        InputStream in = new BufferedInputStream(new Region(bytes, 0, bytes.size()));
        switch (out.file().kind().name()) {
            case "zip", "ggb", "sb3" -> ZipArchive.open(bytes, out);
            case "7z" -> SevenZip.open(bytes, out);
            case "rar" -> Rar.open(bytes, out, library);
            case "mbox" -> Mbox.open(bytes, out);
            case "tar" -> Tar.open(in, bytes.size(), out);
            case "cpio" -> Tar.each(new CpioArchiveInputStream(in), bytes.size(), out);
            case "ar" -> Tar.each(new ArArchiveInputStream(in), bytes.size(), out);
            default -> Packed.open(bytes, out);
        }
    }
}
