package org.postern.reader.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.postern.read.LittleEndian;
import org.postern.read.Region;
import org.postern.read.ZipDirectory;
import org.postern.read.ZipLocal;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks one file of a ZIP file and proves its length and checksum. */
final class ZipData {
    /** What an unpacker may take for its dictionary. */
    static final int MEMORY_KIB = 128 * 1024;

    private ZipData() {}

    static InputStream open(FileChannel bytes, ZipDirectory.Entry entry, ZipLocal local) throws IOException {
        InputStream packed = new Region(bytes, local.data(), entry.packed());
        return new Proved(unpacked(packed, entry), entry.size(), entry.crc());
    }

    /** The methods of APPNOTE 4.4.5 that programs of today write. */
    private static InputStream unpacked(InputStream packed, ZipDirectory.Entry entry) throws IOException {
        return switch (entry.method()) {
            case 0 -> packed;
            case 8 ->
                // the inflater wants a byte more than there is (Inflater, "nowrap")
                new Inflating(new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])));
            case 9 -> new Deflate64CompressorInputStream(packed);
            case 12 -> new BZip2CompressorInputStream(packed);
            // bit 1: a mark stands at the end (APPNOTE 4.4.4)
            case 14 -> lzma(packed, (entry.flags() & 2) != 0 ? -1 : entry.size());
            case 95 -> new XZInputStream(packed, MEMORY_KIB);
            default -> throw unsupported(entry.method());
        };
    }

    private static Unsupported unsupported(int method) {
        return switch (method) {
            case 1 -> new Unsupported("Shrink");
            case 2, 3, 4, 5 -> new Unsupported("Reduce");
            case 6, 10 -> new Unsupported("Implode");
            case 20, 93 -> new Unsupported("Zstandard");
            case 94 -> new Unsupported("MP3");
            case 96 -> new Unsupported("JPEG");
            case 97 -> new Unsupported("WavPack");
            case 98 -> new Unsupported("PPMd");
            default -> new Unsupported("method " + method);
        };
    }

    /** Ends its inflater, which would else keep its memory until it is collected. */
    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream in) {
            super(in, new Inflater(true), 16 * 1024);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** APPNOTE 5.8.8: version, size of the properties, properties. */
    private static InputStream lzma(InputStream packed, long size) throws IOException {
        byte[] head = packed.readNBytes(9);
        if (head.length < 9 || LittleEndian.at16(head, 2) != 5) {
            throw new Unsupported();
        }
        long dictionary = LittleEndian.at32(head, 5);
        if (dictionary > MEMORY_KIB * 1024L) {
            throw new Swollen();
        }
        return new LZMAInputStream(packed, size, head[4], (int) dictionary);
    }
}
