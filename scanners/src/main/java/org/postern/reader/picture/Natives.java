package org.postern.reader.picture;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.postern.reader.ProcessFolder;

/** Tesseract with its library and language, which come in jars; nothing of it needs to be installed. */
record Natives(Tess tess, Path language) {
    private static final String FOLDER = "ocr/";
    private static final String TESSERACT = "libtesseract.so.5.5";
    private static final String LEPTONICA = "libleptonica.so.6";
    private static final String ENGLISH = "eng.traineddata";

    /** A process has a library once only. */
    private static Optional<Natives> loaded = Optional.empty();

    /** Loaded the first time. */
    static synchronized Natives get() throws IOException {
        if (loaded.isEmpty()) {
            loaded = Optional.of(load());
        }
        return loaded.orElseThrow();
    }

    private static Natives load() throws IOException {
        Path library = unpack();
        Tess tess = Native.load(library.toString(), Tess.class, Map.of("string-encoding", "UTF-8"));
        return new Natives(tess, ProcessFolder.get().resolve(FOLDER));
    }

    /** Puts it where it is loaded from. */
    static Path unpack() throws IOException {
        String machine = machine();
        ProcessFolder.file("/tessdata/" + ENGLISH, FOLDER + ENGLISH);
        // Tesseract looks for Leptonica beside itself ($ORIGIN)
        ProcessFolder.file("/org/bytedeco/leptonica/" + machine + "/" + LEPTONICA, FOLDER + LEPTONICA);
        return ProcessFolder.file("/org/bytedeco/tesseract/" + machine + "/" + TESSERACT, FOLDER + TESSERACT);
    }

    private static String machine() {
        return switch (System.getProperty("os.arch", "")) {
            case "aarch64" -> "linux-arm64";
            default -> "linux-x86_64";
        };
    }
}
