package org.postern.relay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postern.read.FileOpener;
import org.postern.read.fork.ReaderPool;
import org.postern.read.fork.ReaderSettings;
import org.postern.relay.classifier.HttpClassifier;
import org.postern.relay.settings.Settings;
import org.postern.relay.settings.Settings.Classifier;

/** Starts the readers, which have a class path of their own: the folder that the property postern.reader names. */
public final class FileReaders {
    private FileReaders() {}

    /**
     * Readers as the settings want them; {@code work} is a private folder for what they unpack.
     *
     * @throws StartRefused if their libraries are not there
     */
    public static ReaderPool start(Settings settings, Path work) throws StartRefused {
        return new ReaderPool(of(settings, settings.reading().readers(), work, true));
    }

    /** One reader, for a command. */
    public static ReaderPool startOne(Settings settings, Path work) throws StartRefused {
        return new ReaderPool(of(settings, 1, work, false)); // it unpacks nothing before it needs it
    }

    private static ReaderSettings of(Settings settings, int readers, Path work, boolean sharesNatives)
            throws StartRefused {
        Settings.Reading reading = settings.reading();
        return new ReaderSettings(
                readers,
                Math.toIntExact(reading.readerMemory() >> 20),
                reading.filesPerReader(),
                libraries().resolve("*").toString(),
                work,
                options(settings),
                new ReaderSettings.Cache(reading.cacheSize(), reading.cacheTime()),
                sharesNatives);
    }

    /** The readers' own image classifier. */
    private static List<String> options(Settings settings) throws StartRefused {
        Optional<Path> model = settings.classifier().flatMap(Classifier::model);
        if (model.isPresent() && !Files.isReadable(model.get())) {
            throw new StartRefused(List.of("classifier.model: " + model.get() + " cannot be read"));
        }
        return model.stream().map(file -> "-Dpostern.image-classifier=" + file).toList();
    }

    /** The school's service for pictures, if there is one, before the readers. */
    public static FileOpener classified(Settings settings, FileOpener readers) {
        Optional<Classifier> classifier =
                settings.classifier().filter(c -> c.service().isPresent());
        return classifier.isEmpty()
                ? readers
                : new HttpClassifier(
                        readers,
                        classifier.get().service().get(),
                        classifier.get().suspected(),
                        classifier.get().timeout());
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
