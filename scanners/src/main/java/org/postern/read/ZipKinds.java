package org.postern.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/** Tells the many formats that are ZIP files apart by the names of their entries (APPNOTE 4.3.7 and 4.3.12). */
final class ZipKinds {
    /** Macros of a document, but not the lists of them that LibreOffice writes though there are none. */
    private static final Pattern MACRO =
            Pattern.compile("(?is)(basic|scripts)/(?!(.{0,200}/)?((script|dialog)-l[bc]\\.xml)?$).*");

    private static final Pattern APPLE_PROGRAM = Pattern.compile("Payload/[^/]+\\.app/.*", Pattern.DOTALL);
    private static final Pattern SCRATCH =
            Pattern.compile("project\\.json|[0-9a-f]{32}\\.(svg|png|jpg|bmp|gif|wav|mp3)");

    private ZipKinds() {}

    static boolean isZip(Ends ends) {
        return ends.startsWith("PK\u0003\u0004") || ends.startsWith("PK\u0005\u0006");
    }

    /** By what both ends show of it. */
    static Optional<FileKind> of(Ends ends) {
        if (!isZip(ends)) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        boolean local = entries(ends.head(), "PK\u0003\u0004", 6, 26, 30, names);
        boolean central = entries(ends.tail(), "PK\u0001\u0002", 8, 28, 46, names);
        return Optional.of(kind(names, local || central, ends));
    }

    /** By the whole list of its files; empty if it has none. */
    static Optional<FileKind> whole(FileChannel file, Ends ends) throws IOException {
        try {
            return ZipDirectory.of(file)
                    .map(ZipDirectory::entries)
                    .filter(entries -> !entries.isEmpty())
                    .map(entries -> kind(
                            entries.stream().map(ZipDirectory.Entry::name).collect(Collectors.toSet()),
                            entries.stream().anyMatch(ZipDirectory.Entry::isEncrypted),
                            ends));
        } catch (ZipException | EOFException damaged) {
            return Optional.empty();
        }
    }

    private static FileKind kind(Set<String> names, boolean encrypted, Ends ends) {
        FileKind kind = kind(names, ends);
        return (encrypted || any(names, ".iwph")) && !Kinds.isBlocked(kind) ? Kinds.encrypted(kind) : kind;
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
        Optional<FileKind> program = program(names);
        if (program.isPresent()) {
            return program.get();
        }
        if (names.contains("[Content_Types].xml")) {
            return office(names);
        }
        if (names.contains("mimetype")) {
            return openDocument(names, ends);
        }
        return any(names, "index/document.iwa")
                        || names.contains("Index.zip")
                        || any(names, "buildversionhistory.plist")
                ? apple(names)
                : lesson(names);
    }

    private static Optional<FileKind> program(Set<String> names) {
        if (names.contains("AndroidManifest.xml")) {
            return Optional.of(Kinds.named("apk"));
        }
        if (any(names, "appxmanifest.xml") || any(names, "appxbundlemanifest.xml")) {
            return Optional.of(Kinds.named("msi"));
        }
        if (names.stream().anyMatch(APPLE_PROGRAM.asMatchPredicate())) {
            return Optional.of(Kinds.named("ipa"));
        }
        boolean java = names.contains("META-INF/MANIFEST.MF") || any(names, "meta-inf/mozilla.rsa");
        return java ? Optional.of(Kinds.named("jar")) : Optional.empty();
    }

    /** What GeoGebra and Scratch save. */
    private static FileKind lesson(Set<String> names) {
        if (names.contains("geogebra.xml")) {
            return Kinds.named("ggb");
        }
        boolean scratch = names.contains("project.json") && names.stream().allMatch(SCRATCH.asMatchPredicate());
        return Kinds.named(scratch ? "sb3" : "zip");
    }

    private static FileKind office(Set<String> names) {
        boolean macros = any(names, "vbaproject.bin") || any(names, "xl/macrosheets/");
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
        if (names.stream().anyMatch(MACRO.asMatchPredicate())) {
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
