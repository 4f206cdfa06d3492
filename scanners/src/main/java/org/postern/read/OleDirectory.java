package org.postern.read;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names of everything in an OLE file (MS-CFB), wherever in the file its directory stands. Entries are 128 bytes
 * long and start at multiples of 128, so all can be seen without following a chain that may be broken on purpose.
 */
final class OleDirectory {
    private static final int ENTRY = 128;
    private static final int BLOCK = ENTRY * 1024;
    private static final int MOST = 20_000;
    private static final int ROOT = 5;
    /** MS-PPT 2.4.10 VBAInfoAtom: header of version 2, type 0x400 and length 12; a four byte number; macros or not. */
    private static final String SLIDE_MACROS = "\u0002\0\0\u0004\u000c\0\0\0";

    private final Set<String> names = new HashSet<>();
    private final Set<String> roots = new LinkedHashSet<>();
    private boolean slideMacros;

    private OleDirectory() {}

    static OleDirectory of(FileChannel file) throws IOException {
        OleDirectory directory = new OleDirectory();
        for (long at = 0; at < file.size(); at += BLOCK) {
            byte[] block = Region.bytes(file, at, BLOCK + 16);
            for (int i = 0; i + ENTRY <= Math.min(block.length, BLOCK); i += ENTRY) {
                directory.entry(block, i);
            }
            directory.lookForSlideMacros(block);
        }
        return directory;
    }

    /** MS-CFB 2.6.1: name, its length in bytes with the NUL at its end, kind of entry, class of a storage. */
    private void entry(byte[] block, int at) {
        int length = LittleEndian.at16(block, at + 64);
        int type = block[at + 66];
        boolean wide = length >= 4 && length <= 64 && length % 2 == 0 && LittleEndian.at16(block, at + length - 2) == 0;
        if (!wide || (type != 1 && type != 2 && type != ROOT) || names.size() >= MOST) {
            return;
        }
        String name = new String(block, at, length - 2, StandardCharsets.UTF_16LE);
        names.add(name.toLowerCase(Locale.ROOT));
        if (type == ROOT) {
            roots.add(new String(block, at + 80, 16, StandardCharsets.ISO_8859_1));
        }
    }

    private void lookForSlideMacros(byte[] block) {
        String text = new String(block, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(SLIDE_MACROS);
        while (at >= 0 && at + 16 <= text.length()) {
            slideMacros |= text.charAt(at + 12) != 0;
            at = text.indexOf(SLIDE_MACROS, at + 1);
        }
    }

    /** What is worse than what both ends of the file show. */
    Optional<FileKind> program() {
        if (roots.stream().anyMatch(Magic::isInstaller)) {
            return Optional.of(Kinds.named("msi"));
        }
        boolean macros = names.contains("_vba_project")
                || names.contains("_vba_project_cur")
                || names.contains("vba")
                || (slideMacros && names.contains("powerpoint document"));
        return macros ? Optional.of(Kinds.named("docm")) : Optional.empty();
    }

    /** The class of the root says best what it is; then the names. */
    Optional<FileKind> document() {
        if (names.contains("encryptedpackage")) {
            return Optional.of(new FileKind("docx", "application/x-tika-ooxml-protected", FileKind.Group.ENCRYPTED));
        }
        if (names.contains("__properties_version1.0")) {
            return Optional.of(Kinds.named("msg"));
        }
        for (String root : roots) {
            Optional<FileKind> known = byClass(root);
            if (known.isPresent()) {
                return known;
            }
        }
        return byStream();
    }

    /** Data1 of the class identifiers that Word, Excel and PowerPoint write. */
    private static Optional<FileKind> byClass(String root) {
        boolean family = root.startsWith("\0\0\0\0\0\u00c0\0\0\0\0\0\0F", 3);
        if (family && (root.startsWith("\u0006\u0009\u0002") || root.startsWith("\0\u0009\u0002"))) {
            return Optional.of(Kinds.named("doc"));
        }
        if (family && (root.startsWith(" \b\u0002") || root.startsWith("\u0010\b\u0002"))) {
            return Optional.of(Kinds.named("xls"));
        }
        return root.startsWith("\u0010\u008d\u0081d") ? Optional.of(Kinds.named("ppt")) : Optional.empty();
    }

    private Optional<FileKind> byStream() {
        if (names.contains("worddocument")) {
            return Optional.of(Kinds.named("doc"));
        }
        if (names.contains("powerpoint document")) {
            return Optional.of(Kinds.named("ppt"));
        }
        boolean sheets = names.contains("workbook") || names.contains("book");
        return sheets ? Optional.of(Kinds.named("xls")) : Optional.empty();
    }
}
