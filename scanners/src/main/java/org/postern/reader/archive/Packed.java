package org.postern.reader.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.postern.read.Region;
import org.postern.read.Sign;
import org.postern.reader.LimitReached;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/** Opens formats that hold one file and no list: gz, bz2, xz and older ones. */
final class Packed {
    private Packed() {}

    static void open(FileChannel bytes, Unpacking out) throws IOException, LimitReached {
        String kind = out.file().kind().name();
        if (kind.equals("gz")) {
            GzipComments.take(bytes, out);
        }
        String name = out.file().name().map(n -> inner(n, kind)).orElse("content");
        try (Members members = members(kind, new Region(bytes, 0, bytes.size()))) {
            out.take(name, bytes.size(), () -> members);
            if (!out.isUntouched() && members.hasMore()) {
                out.sign(Sign.of(Sign.Kind.SECOND_FILE, "something stands after the packed file"));
                out.problem(out.file().called() + " has something else after it.");
            }
        } catch (MemoryLimitException large) {
            throw new Swollen();
        }
    }

    private static Members members(String kind, InputStream in) throws IOException {
        return switch (kind) {
            case "gz" -> new Members(in, 3, GzipCompressorInputStream::new);
            case "bz2" -> new Members(in, 3, BZip2CompressorInputStream::new);
            case "xz" -> new Members(in, 6, packed -> new SingleXZInputStream(packed, ZipData.MEMORY_KIB));
            case "lz4" -> new Members(in, 4, FramedLZ4CompressorInputStream::new);
            case "lzma" -> new Members(in, 0, packed -> new LZMAInputStream(packed, ZipData.MEMORY_KIB));
            case "z" -> new Members(in, 0, packed -> new ZCompressorInputStream(packed, ZipData.MEMORY_KIB));
            case "zst" -> throw new Unsupported("Zstandard");
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
