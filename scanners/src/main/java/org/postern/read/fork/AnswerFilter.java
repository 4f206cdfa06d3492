package org.postern.read.fork;

import java.io.ObjectInputFilter;

/**
 * What may come out of a reader. Tika's client reads answers by Java deserialization, and a reader is not to be trusted
 * once it has opened a hostile file.
 */
final class AnswerFilter {
    /** EmitData with its Metadata, and nothing besides; the report in it is one string. */
    private static final String PATTERN = String.join(
            ";",
            "maxdepth=12",
            "maxrefs=4096",
            "maxarray=1024",
            "maxbytes=268435456",
            "org.apache.tika.pipes.emitter.EmitData",
            "org.apache.tika.pipes.emitter.EmitKey",
            "org.apache.tika.metadata.*",
            "org.apache.tika.metadata.writefilter.*",
            "org.apache.tika.parser.ParseContext",
            "java.lang.String",
            "java.lang.Object", // the array in an ArrayList
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.Map$Entry",
            "java.util.Collections$SingletonList",
            "!*");

    private AnswerFilter() {}

    /** For the whole JVM, as Tika's client takes no filter of its own; the relay reads no other Java objects. */
    static void install() {
        synchronized (AnswerFilter.class) {
            if (ObjectInputFilter.Config.getSerialFilter() == null) {
                ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(PATTERN));
            }
        }
    }
}
