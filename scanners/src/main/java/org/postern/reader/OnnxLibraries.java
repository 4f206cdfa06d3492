package org.postern.reader;

import java.io.IOException;
import java.util.List;

/** The libraries of the ONNX runtime, which it would unpack at each start. */
public final class OnnxLibraries {
    private static final List<String> NAMES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
    private static final String FOLDER = "onnx/";

    private OnnxLibraries() {}

    /** Call it before the runtime's first class is used. */
    public static void unpack() throws IOException {
        for (String name : NAMES) {
            ProcessFolder.file("/ai/onnxruntime/native/" + machine() + "/" + name, FOLDER + name);
        }
        System.setProperty(
                "onnxruntime.native.path", ProcessFolder.get().resolve(FOLDER).toString());
    }

    private static String machine() {
        return switch (System.getProperty("os.arch", "")) {
            case "aarch64" -> "linux-aarch64";
            default -> "linux-x64";
        };
    }
}
