package org.postern.read.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How files are opened.
 *
 * @param readers how many are opened at the same time; one more reader stands by
 * @param heapMegabytes of one reader
 * @param filesPerReader after so many a reader is replaced by a fresh one
 * @param classPath of the readers, as the java command takes it
 * @param work folder in which the pool keeps private folders of its own
 * @param options of the readers' JVMs
 * @param cache of what was read of files that come again
 * @param sharesNatives whether the native libraries are unpacked once for all, in a folder of {@code work} that stays
 */
public record ReaderSettings(
        int readers,
        int heapMegabytes,
        int filesPerReader,
        String classPath,
        Path work,
        List<String> options,
        Cache cache,
        boolean sharesNatives) {
    /**
     * What is remembered.
     *
     * @param bytes of all reports
     * @param life how long each
     */
    public record Cache(long bytes, Duration life) {
        static final Cache USUAL = new Cache(32L << 20, Duration.ofHours(1));
    }

    public ReaderSettings(int readers, int heapMegabytes, int filesPerReader, String classPath, Path work) {
        this(readers, heapMegabytes, filesPerReader, classPath, work, List.of(), Cache.USUAL, false);
    }

    public ReaderSettings {
        options = List.copyOf(options);
        if (readers < 1 || heapMegabytes < 64 || filesPerReader < 1) {
            throw new IllegalArgumentException("a pool needs a reader with 64 MB for a file");
        }
    }
}
