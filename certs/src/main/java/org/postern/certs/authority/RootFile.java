package org.postern.certs.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import org.postern.certs.PrivateFile;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.Pkcs12;

/** The root's key: a PKCS #12 file that belongs on a stick in the safe, and the password that opens it. */
public final class RootFile {
    private final Path file;
    private final char[] password;

    public RootFile(Path file, char[] password) {
        this.file = file;
        this.password = password.clone();
    }

    /** Never over another root. */
    void write(KeyEntry root) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already; name another file for the root, or move it away");
        }
        byte[] content = Pkcs12.modern("root", root, password);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && Files.isDirectory(folder) && !keepsModes(folder)) {
            Files.write(file, content, StandardOpenOption.CREATE_NEW); // a stick knows no owners; the password remains
        } else {
            PrivateFile.createOnce(file, content);
        }
    }

    private static boolean keepsModes(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    KeyEntry read() throws IOException {
        List<KeyEntry> keys = Pkcs12.read(Files.readAllBytes(file), password);
        if (keys.isEmpty()) {
            throw new IOException(file + " holds no key");
        }
        return keys.getFirst();
    }
}
