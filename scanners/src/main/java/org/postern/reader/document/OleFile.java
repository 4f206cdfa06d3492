package org.postern.reader.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The container of old Office files and saved mails ([MS-CFB]), and what it says without being parsed. */
final class OleFile {
    private static final byte[] MAGIC = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final Set<String> MACROS = Set.of("_vba_project", "_vba_project_cur", "macros", "vba");
    private static final int DEEP = 20;
    private static final int PROPERTIES = 24;

    private OleFile() {}

    static boolean is(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            return java.util.Arrays.equals(start, MAGIC);
        }
    }

    static boolean has(DirectoryEntry directory, String name) {
        return entry(directory, name).isPresent();
    }

    /** Names differ in case between programs. */
    static Optional<DocumentEntry> entry(DirectoryEntry directory, String name) {
        for (Entry entry : directory) {
            if (entry instanceof DocumentEntry document && entry.getName().equalsIgnoreCase(name)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    /** Whether a folder of macros stands anywhere in it ([MS-OVBA] 2.2.1). */
    static boolean hasMacros(DirectoryEntry directory, int depth) {
        for (Entry entry : directory) {
            String name = entry.getName().toLowerCase(Locale.ROOT);
            boolean inside = depth < DEEP && entry instanceof DirectoryEntry inner && hasMacros(inner, depth + 1);
            if (inside || (entry.isDirectoryEntry() && MACROS.contains(name)) || name.equals("_vba_project")) {
                return true;
            }
        }
        return false;
    }

    /** All bytes of one stream, at most so many. */
    static byte[] bytes(DocumentEntry entry, int most) throws IOException {
        try (InputStream in = new DocumentInputStream(entry)) {
            return in.readNBytes(most);
        }
    }

    /** Names of all streams at the first level. */
    static List<String> names(DirectoryEntry directory) {
        List<String> names = new ArrayList<>();
        directory.forEach(entry -> names.add(entry.getName()));
        return names;
    }

    /**
     * Writes a part of a container as a container of its own; a mail in a mail gets the longer header it then needs.
     */
    static void copy(DirectoryNode from, OutputStream out) throws IOException {
        try (POIFSFileSystem to = new POIFSFileSystem()) {
            EntryUtils.copyNodes(from, to.getRoot());
            to.getRoot().setStorageClsid(from.getStorageClsid());
            Optional<DocumentEntry> header = entry(to.getRoot(), "__properties_version1.0");
            if (header.isPresent()) {
                byte[] old = bytes(header.get(), Integer.MAX_VALUE - 16);
                header.get().delete();
                to.getRoot().createDocument("__properties_version1.0", in(topLevel(old)));
            }
            to.writeFilesystem(out);
        }
    }

    /** The header is 32 bytes in a file of its own and 24 in an attached one ([MS-OXMSG] 2.4.1). */
    private static byte[] topLevel(byte[] old) {
        int header = Math.min(PROPERTIES, old.length);
        byte[] longer = new byte[old.length + 8];
        System.arraycopy(old, 0, longer, 0, header);
        System.arraycopy(old, header, longer, header + 8, old.length - header);
        return longer;
    }

    private static InputStream in(byte[] bytes) {
        return new java.io.ByteArrayInputStream(bytes);
    }

    /** The letters of a binary stream, in one byte or two each. */
    static String letters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
