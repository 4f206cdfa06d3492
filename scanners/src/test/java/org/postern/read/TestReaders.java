package org.postern.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postern.message.Part;
import org.postern.read.fork.ReaderPool;
import org.postern.read.fork.ReaderSettings;

/** Real readers, child JVMs with the class path of the tests. */
public final class TestReaders implements FileOpener, AutoCloseable {
    private final ReaderPool pool;

    public TestReaders() {
        try {
            Path work = Files.createTempDirectory("readers");
            pool = new ReaderPool(new ReaderSettings(2, 512, 1000, System.getProperty("java.class.path"), work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileReport open(Part part, FileKind kind, FileLimits left) {
        return pool.open(part, kind, left);
    }

    @Override
    public void close() {
        pool.close();
    }
}
