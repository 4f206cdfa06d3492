package org.postern.reader.picture;

import com.sun.jna.Native;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.postern.reader.ProcessFolder;

/** Tesseract with its library and language, which come in jars; nothing of it needs to be installed. */
record Natives(Tess tess, Path language) {
    private static final String TESSERACT = "libtesseract.so.5.5";
    private static final String LEPTONICA = "libleptonica.so.6";
    private static final String ENGLISH = "eng.traineddata";

    /** A process has a library once only. */
    private static Optional<Natives> loaded = Optional.empty();

    /** Unpacked into a private folder, the first time. */
    static synchronized Natives get() throws IOException {
        if (loaded.isEmpty()) {
            loaded = Optional.of(load());
        }
        return loaded.orElseThrow();
    }

    private static Natives load() throws IOException {
        Path folder = Files.createTempDirectory(ProcessFolder.get(), "ocr");
        String machine = machine();
        // Tesseract looks for Leptonica beside itself ($ORIGIN)
        copy("/org/bytedeco/leptonica/" + machine + "/" + LEPTONICA, folder.resolve(LEPTONICA));
        copy("/org/bytedeco/tesseract/" + machine + "/" + TESSERACT, folder.resolve(TESSERACT));
        copy("/tessdata/" + ENGLISH, folder.resolve(ENGLISH));
        String library = folder.resolve(TESSERACT).toString();
        Tess tess = Native.load(library, Tess.class, Map.of("string-encoding", "UTF-8"));
        return new Natives(tess, folder);
    }

    private static String machine() {
        return switch (System.getProperty("os.arch", "")) {
            case "aarch64" -> "linux-arm64";
            default -> "linux-x86_64";
        };
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = Natives.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            Files.copy(in, to);
        }
    }
}
