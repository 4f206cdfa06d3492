package org.postern.reader;

import java.io.InputStream;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/** Sends every file to {@link ReaderParser}, which finds out itself what it is. */
public final class OneType implements Detector {
    private static final long serialVersionUID = 1;

    @Override
    public MediaType detect(InputStream input, Metadata metadata) {
        return ReaderParser.TYPE;
    }
}
