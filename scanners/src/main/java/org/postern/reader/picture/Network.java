package org.postern.reader.picture;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Map;
import org.postern.reader.OnnxLibraries;

/** One of PP-OCRv4's networks, kept loaded, for one thread. */
final class Network {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;

    private Network(OrtEnvironment environment, OrtSession session) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    /** {@code name} is that of a file in the jar of models. */
    static Network open(String name) throws IOException {
        OnnxLibraries.unpack();
        try (InputStream in = Network.class.getResourceAsStream("/models/" + name);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return new Network(environment, environment.createSession(in.readAllBytes(), options));
        } catch (OrtException e) {
            throw new IOException(e);
        }
    }

    /** What comes out for one picture of three colours. */
    float[] run(float[] planes, int width, int height) throws IOException {
        long[] shape = {1, 3, height, width};
        try (OnnxTensor picture = OnnxTensor.createTensor(environment, FloatBuffer.wrap(planes), shape);
                OrtSession.Result result = session.run(Map.of(input, picture))) {
            OnnxTensor first = (OnnxTensor) result.get(0);
            FloatBuffer values = first.getFloatBuffer();
            float[] copy = new float[values.remaining()];
            values.get(copy);
            return copy;
        } catch (OrtException e) {
            throw new IOException(e);
        }
    }
}
