package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tells the many formats that are ZIP files apart by the names of their entries (APPNOTE 4.3.7 and 4.3.12). */
final class ZipKinds {
    private ZipKinds() {}

    static Optional<FileKind> of(Ends ends) {
        if (!ends.startsWith("PK\u0003\u0004") && !ends.startsWith("PK\u0005\u0006")) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        boolean local = entries(ends.head(), "PK\u0003\u0004", 6, 26, 30, names);
        boolean central = entries(ends.tail(), "PK\u0001\u0002", 8, 28, 46, names);
        FileKind kind = kind(names, ends);
        boolean encrypted = local || central;
        return Optional.of(encrypted && !Kinds.isBlocked(kind) ? Kinds.encrypted(kind) : kind);
    }

    /** Collects entry names; true if the flags (bit 0) of one say encrypted. */
    private static boolean entries(byte[] bytes, String magic, int flags, int length, int name, Set<String> names) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        boolean encrypted = false;
        for (int at = text.indexOf(magic); at >= 0; at = text.indexOf(magic, at + 4)) {
            if (at + name <= text.length()) {
                encrypted |= (text.charAt(at + flags) & 1) != 0;
                int size = text.charAt(at + length) | text.charAt(at + length + 1) << 8;
                names.add(text.substring(at + name, Math.min(at + name + size, text.length())));
            }
        }
        return encrypted;
    }

    private static FileKind kind(Set<String> names, Ends ends) {
        if (names.contains("AndroidManifest.xml") && names.contains("classes.dex")) {
            return Kinds.named("apk");
        }
        if (names.contains("[Content_Types].xml")) {
            return office(names);
        }
        if (names.contains("META-INF/MANIFEST.MF")) {
            return Kinds.named("jar");
        }
        if (names.contains("mimetype")) {
            return openDocument(names, ends);
        }
        return any(names, "index/document.iwa")
                        || names.contains("Index.zip")
                        || any(names, "buildversionhistory.plist")
                ? apple(names)
                : Kinds.named("zip");
    }

    private static FileKind office(Set<String> names) {
        boolean macros = any(names, "vbaproject.bin");
        if (any(names, "word/")) {
            return Kinds.named(macros ? "docm" : "docx");
        }
        if (any(names, "xl/")) {
            return Kinds.named(macros ? "xlsm" : "xlsx");
        }
        if (any(names, "ppt/")) {
            return Kinds.named(macros ? "pptm" : "pptx");
        }
        return Kinds.named(macros ? "docm" : "zip");
    }

    /** Apple's three kinds share their parts; only slides tell, so for the others the ending does. */
    private static FileKind apple(Set<String> names) {
        return Kinds.named(any(names, "index/slide") || any(names, "index.apxl") ? "key" : "pages");
    }

    private static boolean any(Set<String> names, String piece) {
        return names.stream().anyMatch(n -> n.toLowerCase(java.util.Locale.ROOT).contains(piece));
    }

    /** The first entry, stored plain, is the media type (OpenDocument 1.3 part 2, 3.3). */
    private static FileKind openDocument(Set<String> names, Ends ends) {
        if (any(names, "basic/") || any(names, "scripts/")) {
            return Kinds.named("docm");
        }
        String text = new String(ends.head(), StandardCharsets.ISO_8859_1);
        for (String name : new String[] {"odt", "ods", "odp", "odg", "epub"}) {
            if (text.startsWith(Kinds.named(name).mediaType(), 38)) {
                return Kinds.named(name);
            }
        }
        return Kinds.named("zip");
    }
}
