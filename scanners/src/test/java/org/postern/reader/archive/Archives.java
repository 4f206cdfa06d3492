package org.postern.reader.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Makes archives. */
public final class Archives {
    private Archives() {}

    /** Names and texts in turns. */
    static byte[] zip(String... namesAndTexts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(UTF_8));
        }
        return zip(files);
    }

    static byte[] zip(String name, byte[] file) {
        return zip(Map.of(name, file));
    }

    static byte[] zip(Map<String, byte[]> files) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    /** One file without packing, so that its bytes can be changed in place. */
    static byte[] storedZip(String name, String text) {
        return storedZip(name, text.getBytes(UTF_8));
    }

    static byte[] storedZip(String name, byte[] bytes) {
        return made(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(crc(bytes));
                zip.putNextEntry(entry);
                zip.write(bytes);
            }
        });
    }

    /** Sets bit 0 of the flags of every entry, as programs do that encrypt. */
    static byte[] locked(byte[] zip) {
        String text = new String(zip, ISO_8859_1);
        byte[] locked = zip.clone();
        for (int i = 0; i + 4 < text.length(); i++) {
            if (text.startsWith("PK\u0003\u0004", i)) {
                locked[i + 6] |= 1;
            } else if (text.startsWith("PK\u0001\u0002", i)) {
                locked[i + 8] |= 1;
            }
        }
        return locked;
    }

    public static byte[] tar(String name, String text) {
        return tar(Map.of(name, text.getBytes(UTF_8)));
    }

    static byte[] tar(Map<String, byte[]> files) {
        return made(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                    entry.setSize(file.getValue().length);
                    entry.setModTime(0L);
                    tar.putArchiveEntry(entry);
                    tar.write(file.getValue());
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    static byte[] tar(TarArchiveEntry entry) {
        return made(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                tar.putArchiveEntry(entry);
                tar.closeArchiveEntry();
            }
        });
    }

    public static byte[] sevenZip(String name, byte[] file, char... password) {
        try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
            SevenZOutputFile seven =
                    password.length == 0 ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password);
            try (seven) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(name);
                seven.putArchiveEntry(entry);
                seven.write(file);
                seven.closeArchiveEntry();
            }
            return Arrays.copyOf(channel.array(), (int) channel.size());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public static byte[] gzip(byte[] file) {
        return made(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(file);
            }
        });
    }

    /** RAR 4 with one file, its method '0' for stored. */
    public static byte[] rar4(String name, String text, int method, int flags) {
        return rar4(name, text, text.getBytes(UTF_8), method, flags);
    }

    static byte[] rar4(String name, String text, byte[] packed, int method, int flags) {
        byte[] data = text.getBytes(UTF_8);
        byte[] label = name.getBytes(UTF_8);
        ByteBuffer file = little(32 + label.length);
        file.putShort((short) 0).put((byte) 0x74).putShort((short) (0x8000 | flags));
        file.putShort((short) (32 + label.length))
                .putInt(packed.length)
                .putInt(data.length)
                .put((byte) 2);
        file.putInt((int) crc(data)).putInt(0).put((byte) 29).put((byte) method);
        file.putShort((short) label.length).putInt(0x20).put(label);
        byte[] main = {0, 0, 0x73, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0};
        byte[] end = {0, 0, 0x7b, 0, 0x40, 7, 0};
        return joined(
                "Rar!\u001a\u0007\0".getBytes(ISO_8859_1), summed4(main), summed4(bytes(file)), packed, summed4(end));
    }

    /** The second part of a split RAR 4, whose file is whole in it. */
    static byte[] secondOfRar4() {
        byte[] rar = rar4("a.txt", "hello", 0x30, 0);
        byte[] main = Arrays.copyOfRange(rar, 7, 20);
        main[3] = 1;
        System.arraycopy(summed4(main), 0, rar, 7, main.length);
        return rar;
    }

    /** The second part of a split RAR 5, and the first one. */
    static byte[] partOfRar5(boolean first) {
        byte[] rar = rar5("a.txt", "hello", 0, false);
        byte[] main = header5(first ? new byte[] {1, 0, 1} : new byte[] {1, 0, 3, 1});
        byte[] end = header5(new byte[] {5, 0, (byte) (first ? 1 : 0)});
        return joined(Arrays.copyOf(rar, 8), main, Arrays.copyOfRange(rar, 16, rar.length - end.length), end);
    }

    private static byte[] summed4(byte[] header) {
        long crc = crc(Arrays.copyOfRange(header, 2, header.length));
        header[0] = (byte) crc;
        header[1] = (byte) (crc >> 8);
        return header;
    }

    /** RAR 5 with one file, its method 0 for stored. */
    public static byte[] rar5(String name, String text, int method, boolean locked) {
        return rar5(name, text, text.getBytes(UTF_8), method, locked ? new byte[] {2, 1, 0} : new byte[0]);
    }

    static byte[] rar5(String name, String text, byte[] packed, int method, byte[] extra) {
        byte[] data = text.getBytes(UTF_8);
        byte[] label = name.getBytes(UTF_8);
        ByteBuffer file = little(300);
        file.put((byte) 2).put((byte) (extra.length > 0 ? 3 : 2));
        if (extra.length > 0) {
            file.put((byte) extra.length);
        }
        file.put((byte) packed.length).put((byte) 4).put((byte) data.length).put((byte) 0x20);
        file.putInt((int) crc(data))
                .put(vint(method << 7))
                .put((byte) 1)
                .put((byte) label.length)
                .put(label)
                .put(extra);
        return joined(
                "Rar!\u001a\u0007\u0001\0".getBytes(ISO_8859_1),
                header5(new byte[] {1, 0, 0}),
                header5(Arrays.copyOf(bytes(file), file.position())),
                packed,
                header5(new byte[] {5, 0, 0}));
    }

    static byte[] header5(byte[] fields) {
        byte[] sized = joined(new byte[] {(byte) fields.length}, fields);
        return joined(bytes(little(4).putInt((int) crc(sized))), sized);
    }

    private static byte[] vint(int number) {
        return number < 128 ? new byte[] {(byte) number} : new byte[] {(byte) (number | 0x80), (byte) (number >> 7)};
    }

    /** A 7z file whose list of names is encrypted: one AES coder around the header. */
    static byte[] sevenZipWithLockedNames() {
        byte[] packed = new byte[16];
        byte[] header = {
            0x17, 6, 0, 1, 9, 16, 0, 7, 0x0b, 1, 0, 1, 0x24, 6, (byte) 0xf1, 7, 1, 2, 0x13, 0, 0x0c, 16, 0, 0
        };
        return sevenZip(packed, header);
    }

    /**
     * The same archive of another method: the id of the only coder, LZMA2 with one octet of properties, is replaced.
     */
    static byte[] sevenZipPackedBy(String name, byte[] file, int... method) {
        byte[] plain = sevenZip(name, file);
        int packed = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        byte[] header = Arrays.copyOfRange(plain, 32 + packed, plain.length);
        String text = new String(header, ISO_8859_1);
        int coder = text.indexOf("\u0001!!\u0001");
        String id = "";
        for (int octet : method) {
            id += (char) octet;
        }
        String changed =
                text.substring(0, coder) + "\u0001" + (char) (0x20 | method.length) + id + text.substring(coder + 3);
        return sevenZip(Arrays.copyOfRange(plain, 32, 32 + packed), changed.getBytes(ISO_8859_1));
    }

    /** Two files, a.txt and b.txt, packed together by PPMd (7zFormat.txt, "Header structure"; Methods.txt). */
    static byte[] sevenZipOfTwoByPpmd() {
        byte[] streams = {
            1, 4, 6, 0, 1, 9, 8, 0, 7, 0x0b, 1, 0, 1, 3, 3, 4, 1, 0x0c, 20, 0, 8, 0x0d, 2, 9, 10, 0, 0, 5, 2, 0x11, 25,
            0
        };
        return sevenZip(new byte[8], joined(streams, "a.txt\0b.txt\0".getBytes(UTF_16LE), new byte[2]));
    }

    /** The start header of 7z (7zFormat.txt, "SignatureHeader") before packed data and a header. */
    static byte[] sevenZip(byte[] packed, byte[] header) {
        ByteBuffer start = little(20);
        start.putLong(packed.length).putLong(header.length).putInt((int) crc(header));
        byte[] mark = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4};
        return joined(mark, bytes(little(4).putInt((int) crc(bytes(start)))), bytes(start), packed, header);
    }

    /** All of them, written or not. */
    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(bytes);
        return bytes;
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    static byte[] joined(byte[]... pieces) {
        return made(out -> {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        });
    }

    static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    interface Making {
        void write(OutputStream out) throws IOException;
    }

    static byte[] made(Making making) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            making.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** One file, a.txt. */
    static byte[] ar(byte[] file) {
        return made(out -> {
            try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
                ar.putArchiveEntry(new ArArchiveEntry("a.txt", file.length));
                ar.write(file);
                ar.closeArchiveEntry();
            }
        });
    }

    /** One file, a.txt. */
    static byte[] cpio(byte[] file) {
        return made(out -> {
            try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(out)) {
                CpioArchiveEntry entry = new CpioArchiveEntry("a.txt", file.length);
                cpio.putArchiveEntry(entry);
                cpio.write(file);
                cpio.closeArchiveEntry();
            }
        });
    }
}
