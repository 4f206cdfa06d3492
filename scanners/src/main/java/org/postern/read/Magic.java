package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.postern.read.FileKind.Group;

/** Kinds known by fixed bytes that a general library misses or ranks below something harmless. */
final class Magic {
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    /** CLSID 000C1084-0000-0000-C000-000000000046 of an installer's root storage, little endian. */
    private static final String MSI_CLSID = "\u0084\u0010\u000c\0\0\0\0\0\u00c0\0\0\0\0\0\0F";
    /** The same CLSID for patches (000C1086) and transforms (000C1082). */
    private static final String MSP_CLSID = "\u0086\u0010\u000c\0\0\0\0\0\u00c0\0\0\0\0\0\0F";

    private static final String MST_CLSID = "\u0082\u0010\u000c\0\0\0\0\0\u00c0\0\0\0\0\0\0F";

    private Magic() {}

    /** What a system would run if it were started, whatever else it also is. */
    static Optional<FileKind> program(Ends ends) {
        if (ends.startsWith("MZ") && !isWritten(ends)) {
            return Optional.of(portableExecutable(ends));
        }
        if (ends.startsWith("\u007fELF")) {
            return kind("elf");
        }
        if (isMachO(ends)) {
            return kind("macho");
        }
        if (ends.startsWith(
                "\u00ca\u00fe\u00ba\u00be")) { // a universal Mach-O counts architectures here, a class versions
            return kind(ends.octet(7) < 30 && ends.octet(6) == 0 ? "macho" : "class");
        }
        if (ends.startsWith("L\0\0\0\u0001\u0014\u0002\0")) {
            return kind("lnk");
        }
        return other(ends);
    }

    /** Two letters that a sentence may begin with; a program's header is not written in letters only. */
    private static boolean isWritten(Ends ends) {
        for (int i = 0; i < Math.min(64, ends.head().length); i++) {
            int octet = ends.octet(i);
            if (octet < ' ' && octet != '\t' && octet != '\n' && octet != '\r') {
                return false;
            }
        }
        return true;
    }

    private static Optional<FileKind> other(Ends ends) {
        if (ends.startsWith("dex\n")) {
            return kind("dex");
        }
        if (ends.startsWith("ITSF")) {
            return kind("chm");
        }
        if (ends.startsWith("\0asm")) {
            return kind("wasm");
        }
        if ((ends.startsWith("FWS") || ends.startsWith("CWS")) && ends.octet(3) < 64) {
            return kind("swf");
        }
        if (ends.startsWith("Cr24")) { // an extension of a browser
            return kind("jar");
        }
        return DiskImages.of(ends);
    }

    private static Optional<FileKind> kind(String name) {
        return Optional.of(Kinds.named(name));
    }

    /** The characteristics word stands 22 bytes after "PE\0\0", whose place stands at 0x3c; 0x2000 means library. */
    private static FileKind portableExecutable(Ends ends) {
        long header = ends.little32(0x3c);
        if (header > 0 && header < Ends.SIZE && ends.at((int) header, "PE\0\0")) {
            int characteristics = ends.little16((int) header + 22);
            return Kinds.named(characteristics > 0 && (characteristics & 0x2000) != 0 ? "dll" : "exe");
        }
        return Kinds.named("exe");
    }

    private static boolean isMachO(Ends ends) {
        return ends.startsWith("\u00fe\u00ed\u00fa\u00ce")
                || ends.startsWith("\u00fe\u00ed\u00fa\u00cf")
                || ends.startsWith("\u00ce\u00fa\u00ed\u00fe")
                || ends.startsWith("\u00cf\u00fa\u00ed\u00fe");
    }

    /** Old Office files, installers and mails share one container; its streams' names say which it is. */
    static Optional<FileKind> ole(Ends ends) {
        if (!ends.startsWith(OLE)) {
            return Optional.empty();
        }
        String text = ends.text();
        if (isInstaller(text)) {
            return kind("msi");
        }
        if (text.contains(wide("EncryptedPackage"))) {
            return Optional.of(new FileKind("docx", "application/x-tika-ooxml-protected", Group.ENCRYPTED));
        }
        if (text.contains(wide("_VBA_PROJECT"))) {
            return kind("docm");
        }
        if (text.contains(wide("__substg1.0_")) || text.contains(wide("__nameid_version1.0"))) {
            return kind("msg");
        }
        if (text.contains(wide("Workbook")) || text.contains(wide("Book"))) {
            return kind("xls");
        }
        return kind(text.contains(wide("PowerPoint Document")) ? "ppt" : "doc");
    }

    static boolean isInstaller(String text) {
        return text.contains(MSI_CLSID) || text.contains(MSP_CLSID) || text.contains(MST_CLSID);
    }

    static boolean isOle(Ends ends) {
        return ends.startsWith(OLE);
    }

    /** UTF-16LE as OLE directories write names. */
    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    static Optional<FileKind> rar(Ends ends) {
        if (ends.startsWith("Rar!\u001a\u0007\u0001\0")) { // RAR 5: header type 4 is archive encryption
            boolean encrypted = ends.octet(13) == 4 || ends.octet(12) == 4;
            return Optional.of(encrypted ? Kinds.encrypted(Kinds.named("rar")) : Kinds.named("rar"));
        }
        if (ends.startsWith("Rar!\u001a\u0007\0")) { // RAR 4: MHD_PASSWORD 0x0080 in the main header's flags
            boolean encrypted = ends.little16(10) >= 0 && (ends.little16(10) & 0x80) != 0;
            return Optional.of(encrypted ? Kinds.encrypted(Kinds.named("rar")) : Kinds.named("rar"));
        }
        return Optional.empty();
    }

    /**
     * Key stores: KeePass (2.x and 1.x), and PKCS 12, a sequence that begins with version 3 and one more (RFC 7292 4).
     */
    static Optional<FileKind> keys(Ends ends) {
        if (ends.startsWith("\u0003\u00d9\u00a2\u009a") && ends.octet(5) == 0xfb && ends.octet(6) == 0x4b) {
            return kind("kdbx");
        }
        int size = ends.octet(1) - 0x80; // a length of so many octets
        boolean sequence = ends.octet(0) == 0x30 && (size == 2 || size == 3);
        boolean version = sequence && ends.at(2 + size, "\u0002\u0001\u00030");
        return version ? kind("p12") : Optional.empty();
    }

    /** Properties 5D, a dictionary of a power of two, a length that is unknown or below 4 GB (lzma.txt, 1.1). */
    static Optional<FileKind> lzma(Ends ends) {
        boolean dictionary = ends.octet(0) == 0x5d && ends.little32(1) >= 4096 && Long.bitCount(ends.little32(1)) == 1;
        boolean unknown = ends.little32(5) == 0xffffffffL && ends.little32(9) == 0xffffffffL;
        boolean length = unknown || ends.little32(9) == 0;
        return dictionary && length ? kind("lzma") : Optional.empty();
    }

    /** What a general library takes for another kind of the same family, or for nothing. */
    static Optional<FileKind> recording(Ends ends) {
        if (ends.startsWith("\u001aE\u00df\u00a3")
                && ends.text().substring(0, Math.min(64, ends.head().length)).contains("webm")) {
            return kind("webm");
        }
        if (ends.at(4, "ftyp")) {
            return brand(ends.text().substring(8, Math.min(12, ends.head().length)));
        }
        boolean adts = ends.startsWith("\u00ff\u00f1") || ends.startsWith("\u00ff\u00f9"); // ISO 13818-7 6.2
        return adts ? kind("aac") : Optional.empty();
    }

    /**
     * Major brands of ISO 14496-12 files as the MP4 registration authority lists them; others are left to the library.
     */
    private static Optional<FileKind> brand(String brand) {
        return switch (brand) {
            case "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "MSNV" ->
                kind("mp4");
            case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1" -> kind("heic");
            case "avif", "avis" -> kind("avif");
            default -> Optional.empty();
        };
    }

    static Optional<FileKind> pdf(Ends ends) {
        String start = new String(ends.head(), 0, Math.min(ends.head().length, 1024), StandardCharsets.ISO_8859_1);
        if (!start.contains("%PDF-")) { // readers accept it anywhere in the first 1024 bytes (ISO 32000-1 H.3)
            return Optional.empty();
        }
        FileKind pdf = Kinds.named("pdf");
        return Optional.of(ends.text().contains("/Encrypt") ? Kinds.encrypted(pdf) : pdf);
    }
}
