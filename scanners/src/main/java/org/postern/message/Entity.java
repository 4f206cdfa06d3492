package org.postern.message;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The content of a part that stands inside a mail: a stretch of the mail's own bytes, decoded anew each time. */
public final class Entity implements Content {
    private final Content source;
    private final long start;
    private final long end;
    private final String encoding;
    private final Map<String, String> parameters;
    private final List<Part> children;
    private final Optional<String> problem;

    Entity(Content source, long start, long end, ContentHeader header, List<Part> children, Optional<String> problem) {
        this.source = source;
        this.start = start;
        this.end = Math.max(start, end);
        this.encoding = header.encoding();
        this.parameters = header.parameters();
        this.children = List.copyOf(children);
        this.problem = problem;
    }

    /** The parts inside, if this is a container. */
    public List<Part> children() {
        return children;
    }

    /** Why it cannot be read as every client would read it, in one plain sentence. */
    public Optional<String> problem() {
        return problem;
    }

    /** Where its bytes begin in the mail, still encoded for transfer. */
    public long start() {
        return start;
    }

    /** Where they end. */
    public long end() {
        return end;
    }

    /** The transfer encoding, in lower case; empty if none is given. */
    public String encoding() {
        return encoding;
    }

    /** A parameter of the content type, such as {@code format}. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = source.open();
        try {
            in.skipNBytes(start);
            return TransferEncoding.decode(new BufferedInputStream(new Slice(in, end - start)), encoding);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return TransferEncoding.isKnown(encoding) ? -1 : end - start;
    }
}
