package org.postern.reader.document;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.postern.reader.LimitReached;
import org.postern.reader.Session;

/** The files of a document that is a ZIP file, each counted and checked while it is read. */
final class ZipParts implements Closeable {
    private static final int MOST = 20_000;

    private final ZipFile zip;
    private final Session session;
    private final Map<String, ZipArchiveEntry> parts = new LinkedHashMap<>();

    private ZipParts(ZipFile zip, Session session) {
        this.zip = zip;
        this.session = session;
    }

    /**
     * Opens it.
     *
     * @throws Locked if one of its files is encrypted
     */
    static ZipParts open(Path file, Session session) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(file).get();
        ZipParts parts = new ZipParts(zip, session);
        try {
            parts.list();
            return parts;
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    /** Two files of one name are seen differently by different programs, so such a document counts as damaged. */
    private void list() throws IOException {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new Locked();
            }
            boolean twice = !entry.isDirectory() && parts.put(key(entry.getName()), entry) != null;
            if (twice || parts.size() > MOST) {
                throw new IOException("entry twice or too many");
            }
        }
    }

    private static String key(String name) {
        return name.replace('\\', '/').replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    /** All names, in lower case, without a slash before them. */
    Collection<String> names() {
        return parts.keySet();
    }

    boolean has(String name) {
        return parts.containsKey(key(name));
    }

    /** The name as it stands in the file. */
    String spelt(String name) {
        return Optional.ofNullable(parts.get(key(name)))
                .map(ZipArchiveEntry::getName)
                .orElse(name);
    }

    InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = parts.get(key(name));
        if (entry == null) {
            throw new IOException("no " + name);
        }
        return new Counted(zip.getInputStream(entry), entry, session);
    }

    /** A small file as a whole. */
    byte[] bytes(String name, int most) throws IOException {
        try (InputStream in = open(name)) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is unpacked, and compares it with the checksum at its end (APPNOTE 4.4.7). */
    private static final class Counted extends FilterInputStream {
        private final ZipArchiveEntry entry;
        private final Session session;
        private final CRC32 sum = new CRC32();

        Counted(InputStream in, ZipArchiveEntry entry, Session session) {
            super(in);
            this.entry = entry;
            this.session = session;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int got = super.read(to, at, length);
            if (got < 0) {
                check();
                return got;
            }
            sum.update(to, at, got);
            try {
                session.unpacked(got);
            } catch (LimitReached limit) {
                throw new OverLimit(limit);
            }
            return got;
        }

        @Override
        public long skip(long n) throws IOException {
            throw new IOException("not to be skipped");
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void check() throws IOException {
            if (entry.getCrc() >= 0 && sum.getValue() != entry.getCrc()) {
                throw new IOException("checksum of " + entry.getSize() + " bytes is wrong");
            }
        }
    }
}
