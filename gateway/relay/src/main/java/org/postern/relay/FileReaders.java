package org.postern.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.postern.read.fork.ReaderPool;
import org.postern.read.fork.ReaderSettings;
import org.postern.relay.settings.Settings;

/** Starts the readers, which have a class path of their own: the folder that the property postern.reader names. */
public final class FileReaders {
    private FileReaders() {}

    /**
     * Readers as the settings want them; {@code work} is a private folder for what they unpack.
     *
     * @throws StartRefused if their libraries are not there
     */
    public static ReaderPool start(Settings.Reading reading, Path work) throws StartRefused {
        return new ReaderPool(settings(reading, reading.readers(), work));
    }

    /** One reader, for a command. */
    public static ReaderPool startOne(Settings.Reading reading, Path work) throws StartRefused {
        return new ReaderPool(settings(reading, 1, work));
    }

    private static ReaderSettings settings(Settings.Reading reading, int readers, Path work) throws StartRefused {
        return new ReaderSettings(
                readers,
                Math.toIntExact(reading.readerMemory() >> 20),
                reading.filesPerReader(),
                libraries().resolve("*").toString(),
                work);
    }

    /** The folder with the readers' libraries. */
    public static Path libraries() throws StartRefused {
        Path folder = Path.of(System.getProperty("postern.reader", "reader"));
        if (!Files.isDirectory(folder)) {
            throw new StartRefused(List.of("the readers' libraries are not in " + folder.toAbsolutePath()
                    + "; start Postern with gateway/bin/postern, or name their folder with -Dpostern.reader"));
        }
        return folder.toAbsolutePath();
    }
}
