package org.postern.reader.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.postern.read.Region;
import org.postern.reader.LimitReached;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens formats that hold one file and no list: gz, bz2, xz and older ones. */
final class Packed {
    private Packed() {}

    static void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        String kind = out.file().kind().name();
        String name = out.file().name().map(n -> inner(n, kind)).orElse("content");
        out.take(name, bytes.size(), () -> stream(kind, new BufferedInputStream(new Region(bytes, 0, bytes.size()))));
    }

    private static InputStream stream(String kind, InputStream in) throws IOException {
        return switch (kind) {
            case "gz" -> new GzipCompressorInputStream(in, true);
            case "bz2" -> new BZip2CompressorInputStream(in, true);
            case "xz" -> new XZInputStream(in, ZipData.MEMORY_KIB);
            case "lzma" -> new LZMAInputStream(in, ZipData.MEMORY_KIB);
            case "z" -> new ZCompressorInputStream(in, ZipData.MEMORY_KIB);
            case "lz4" -> new FramedLZ4CompressorInputStream(in, true);
            default -> throw new Unsupported();
        };
    }

    /** As programs name what they unpack: {@code a.tgz} holds {@code a.tar}. */
    static String inner(String name, String kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : new String[] {".tgz", ".tbz", ".tbz2", ".txz", ".taz"}) {
            if (lower.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length()) + ".tar";
            }
        }
        return lower.endsWith("." + kind) ? name.substring(0, name.length() - kind.length() - 1) : name;
    }
}
