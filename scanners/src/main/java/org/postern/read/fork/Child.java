package org.postern.read.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.tika.config.TikaTaskTimeout;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.FetchEmitTuple;
import org.apache.tika.pipes.HandlerConfig;
import org.apache.tika.pipes.PipesClient;
import org.apache.tika.pipes.PipesResult;
import org.apache.tika.pipes.emitter.EmitKey;
import org.apache.tika.pipes.fetcher.FetchKey;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.postern.message.Content;
import org.postern.message.Part;
import org.postern.read.FileLimits;

/** One reader: a JVM of its own, spoken to through Tika's client by one thread at a time. */
final class Child implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final int NOISE_SHOWN = 2000;

    private final Path home;
    private final PipesClient client;
    private Optional<ProcessHandle> process = Optional.empty();
    private String confinement = "";
    private int files;

    private Child(Path home, PipesClient client) {
        this.home = home;
        this.client = client;
    }

    /** Starts one and has it read its first files. */
    static Child start(ReaderSettings settings, List<String> options, Path home, List<Part> first)
            throws IOException, InterruptedException {
        Child child = new Child(home, new PipesClient(new ReaderCommand(settings, options, home).write()));
        boolean up = false;
        try {
            for (Part part : first) {
                child.warmUp(part);
            }
            AnswerStream.guard(child.client); // before it opens the first file that is not ours
            up = true;
            return child;
        } finally {
            if (!up) {
                child.close();
            }
        }
    }

    private void warmUp(Part part) throws IOException, InterruptedException {
        ReadRequest request = new ReadRequest(
                part.path().value(), part.fileName().orElse(null), part.type(), FileLimits.DEFAULT, false);
        PipesResult result = read(drop(part.content()), request, WARM_UP);
        Optional<String> number = answer(result, AnswerKeys.PROCESS);
        if (number.isEmpty() || answer(result, AnswerKeys.REPORT).isEmpty()) {
            throw new IOException("a reader did not come up: " + noise());
        }
        process = ProcessHandle.of(Long.parseLong(number.get()));
        confinement = answer(result, AnswerKeys.CONFINEMENT).orElse("");
    }

    /** Puts a file into the reader's folder. */
    Path drop(Content content) throws IOException {
        Path file = PrivateFolder.file(home.resolve(ReaderCommand.DROP));
        try (InputStream in = content.open();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return file;
    }

    /** Has a dropped file read; it is gone afterwards. */
    PipesResult read(Path drop, ReadRequest request, Duration time) throws IOException, InterruptedException {
        files++;
        ParseContext context = new ParseContext();
        context.set(ReadRequest.class, request);
        context.set(TikaTaskTimeout.class, new TikaTaskTimeout(time.toMillis()));
        context.set(
                HandlerConfig.class,
                new HandlerConfig(
                        BasicContentHandlerFactory.HANDLER_TYPE.IGNORE,
                        HandlerConfig.PARSE_MODE.CONCATENATE,
                        0,
                        0,
                        false));
        FetchKey key = new FetchKey(ReaderCommand.FETCHER, drop.getFileName().toString());
        try {
            return client.process(new FetchEmitTuple("file", key, new EmitKey("", "file"), new Metadata(), context));
        } finally {
            Files.deleteIfExists(drop);
        }
    }

    /** A value of an answer, if it is one. */
    static Optional<String> answer(PipesResult result, String key) {
        return switch (result.getStatus()) {
            case PARSE_SUCCESS, PARSE_SUCCESS_WITH_EXCEPTION, PARSE_EXCEPTION_EMIT ->
                Optional.ofNullable(result.getEmitData())
                        .flatMap(data -> data.getMetadataList().stream().findFirst())
                        .map(metadata -> metadata.get(key));
            default -> Optional.empty();
        };
    }

    int files() {
        return files;
    }

    boolean isAlive() {
        return process.filter(ProcessHandle::isAlive).isPresent();
    }

    Optional<ProcessHandle> process() {
        return process;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void onExit(Runnable then) {
        process.ifPresent(one -> one.onExit().thenRun(then));
    }

    /** What it said it is confined by. */
    String confinement() {
        return confinement;
    }

    /** Whether its JVM said that it ran out of memory. */
    boolean ranOutOfMemory() {
        return tail(home.resolve(ReaderCommand.MACHINE)).contains("OutOfMemoryError");
    }

    private String noise() {
        return tail(home.resolve(ReaderCommand.NOISE)).strip();
    }

    private static String tail(Path file) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - NOISE_SHOWN));
            var bytes = java.nio.ByteBuffer.allocate(NOISE_SHOWN);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }

    /** Ends its process and removes its folder. */
    @Override
    public void close() {
        kill();
        PrivateFolder.remove(home);
    }

    /** Ends its process; whoever waits for its answer is told. */
    void kill() {
        try {
            client.close();
        } catch (IOException gone) {
            // the process is dead
        }
    }
}
