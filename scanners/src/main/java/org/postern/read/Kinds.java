package org.postern.read;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postern.read.FileKind.Group;

/** Every kind Postern can name, and the file name endings and media types that mean it. */
final class Kinds {
    static final FileKind UNKNOWN = new FileKind("unknown", "application/octet-stream", Group.OTHER);

    private static final Map<String, FileKind> BY_NAME = new HashMap<>();
    private static final Map<String, FileKind> BY_TYPE = new HashMap<>();

    static {
        add(Group.EXECUTABLE, "exe", "application/x-msdownload", "application/x-dosexec");
        add(Group.EXECUTABLE, "dll", "application/x-msdownload;format=dll");
        add(
                Group.EXECUTABLE,
                "elf",
                "application/x-elf",
                "application/x-executable",
                "application/x-sharedlib",
                "application/x-object",
                "application/x-coredump");
        add(Group.EXECUTABLE, "macho", "application/x-mach-o", "application/x-mach-o-executable");
        add(Group.EXECUTABLE, "class", "application/java-vm");
        add(Group.EXECUTABLE, "jar", "application/java-archive");
        add(Group.EXECUTABLE, "apk", "application/vnd.android.package-archive");
        add(Group.EXECUTABLE, "dex", "application/x-dex");
        add(Group.EXECUTABLE, "msi", "application/x-ms-installer");
        add(Group.EXECUTABLE, "lnk", "application/x-ms-shortcut");
        add(Group.EXECUTABLE, "chm", "application/vnd.ms-htmlhelp");
        add(Group.EXECUTABLE, "iso", "application/x-iso9660-image");
        add(Group.EXECUTABLE, "dmg", "application/x-apple-diskimage");
        add(Group.EXECUTABLE, "swf", "application/x-shockwave-flash");
        add(Group.EXECUTABLE, "deb", "application/x-debian-package");
        add(Group.EXECUTABLE, "rpm", "application/x-rpm");
        add(Group.EXECUTABLE, "wasm", "application/wasm");
        add(Group.EXECUTABLE, "ipa", "application/x-itunes-ipa");
        add(Group.EXECUTABLE, "onepkg", "application/onenote;format=package");
        add(Group.SCRIPT, "bat", "application/x-bat");
        add(
                Group.SCRIPT,
                "js",
                "text/javascript",
                "application/javascript",
                "application/x-javascript",
                "text/ecmascript",
                "application/ecmascript");
        add(Group.SCRIPT, "vbs", "text/x-vbscript", "text/vbscript", "text/x-vbasic");
        add(Group.SCRIPT, "ps1", "text/x-powershell");
        add(Group.SCRIPT, "wsf", "text/x-wsf");
        add(Group.SCRIPT, "hta", "application/hta");
        add(Group.SCRIPT, "reg", "text/x-registry");
        add(Group.SCRIPT, "py", "text/x-python");
        add(Group.SCRIPT, "sh", "application/x-sh", "text/x-perl", "text/x-ruby", "text/x-php");
        add(Group.SCRIPT, "docm", "application/vnd.ms-word.document.macroenabled.12");
        add(Group.SCRIPT, "xlsm", "application/vnd.ms-excel.sheet.macroenabled.12");
        add(Group.SCRIPT, "pptm", "application/vnd.ms-powerpoint.presentation.macroenabled.12");
        add(Group.DOCUMENT, "pdf", "application/pdf");
        add(Group.DOCUMENT, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        add(Group.DOCUMENT, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        add(Group.DOCUMENT, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        add(Group.DOCUMENT, "doc", "application/msword", "application/x-tika-msoffice");
        add(Group.DOCUMENT, "wordml", "application/vnd.ms-wordml");
        add(Group.DOCUMENT, "excelml", "application/vnd.ms-spreadsheetml");
        add(Group.DOCUMENT, "flatopc", "application/vnd.ms-word2006ml");
        add(Group.DOCUMENT, "xls", "application/vnd.ms-excel");
        add(Group.DOCUMENT, "ppt", "application/vnd.ms-powerpoint");
        add(
                Group.DOCUMENT,
                "odt",
                "application/vnd.oasis.opendocument.text",
                "application/vnd.oasis.opendocument.flat.text",
                "application/vnd.oasis.opendocument.tika.flat.document");
        add(
                Group.DOCUMENT,
                "ods",
                "application/vnd.oasis.opendocument.spreadsheet",
                "application/vnd.oasis.opendocument.flat.spreadsheet");
        add(
                Group.DOCUMENT,
                "odp",
                "application/vnd.oasis.opendocument.presentation",
                "application/vnd.oasis.opendocument.flat.presentation");
        add(Group.DOCUMENT, "odg", "application/vnd.oasis.opendocument.graphics");
        add(Group.DOCUMENT, "rtf", "application/rtf", "text/rtf");
        add(Group.DOCUMENT, "one", "application/onenote", "application/msonenote");
        add(Group.DOCUMENT, "epub", "application/epub+zip");
        add(Group.DOCUMENT, "pages", "application/vnd.apple.pages");
        add(Group.DOCUMENT, "numbers", "application/vnd.apple.numbers");
        add(Group.DOCUMENT, "key", "application/vnd.apple.keynote");
        add(Group.TEXT, "txt", "text/plain");
        add(Group.TEXT, "csv", "text/csv");
        add(Group.TEXT, "html", "text/html", "application/xhtml+xml");
        add(Group.TEXT, "xml", "application/xml", "text/xml");
        add(Group.TEXT, "json", "application/json");
        add(Group.PICTURE, "png", "image/png");
        add(Group.PICTURE, "jpg", "image/jpeg");
        add(Group.PICTURE, "gif", "image/gif");
        add(Group.PICTURE, "bmp", "image/bmp");
        add(Group.PICTURE, "tiff", "image/tiff");
        add(Group.PICTURE, "webp", "image/webp");
        add(Group.PICTURE, "ico", "image/vnd.microsoft.icon", "image/x-icon");
        add(
                Group.PICTURE,
                "pnm",
                "image/x-portable-anymap",
                "image/x-portable-bitmap",
                "image/x-portable-graymap",
                "image/x-portable-pixmap");
        add(Group.PICTURE, "heic", "image/heic", "image/heif");
        add(Group.PICTURE, "avif", "image/avif");
        add(Group.PICTURE, "raw", "image/x-raw");
        add(Group.PICTURE, "svg", "image/svg+xml");
        add(Group.PICTURE, "wmf", "image/wmf", "application/x-msmetafile");
        add(Group.PICTURE, "emf", "image/emf", "application/x-emf");
        add(Group.AUDIO, "mp3", "audio/mpeg");
        add(Group.AUDIO, "m4a", "audio/mp4", "audio/x-m4a");
        add(Group.AUDIO, "wav", "audio/vnd.wave", "audio/x-wav", "audio/wav");
        add(Group.AUDIO, "ogg", "audio/ogg", "audio/vorbis", "audio/opus", "application/ogg");
        add(Group.AUDIO, "flac", "audio/flac", "audio/x-flac");
        add(Group.AUDIO, "aac", "audio/aac", "audio/x-aac");
        add(Group.AUDIO, "amr", "audio/amr");
        add(Group.AUDIO, "aiff", "audio/x-aiff");
        add(Group.AUDIO, "mid", "audio/midi");
        add(Group.VIDEO, "mp4", "video/mp4", "application/mp4");
        add(Group.VIDEO, "mov", "video/quicktime");
        add(Group.VIDEO, "avi", "video/x-msvideo");
        add(Group.VIDEO, "mkv", "video/x-matroska", "application/x-matroska");
        add(Group.VIDEO, "webm", "video/webm");
        add(Group.VIDEO, "3gp", "video/3gpp");
        add(Group.VIDEO, "wmv", "video/x-ms-wmv", "video/x-ms-asf");
        add(Group.ARCHIVE, "zip", "application/zip");
        add(Group.ARCHIVE, "7z", "application/x-7z-compressed");
        add(Group.ARCHIVE, "rar", "application/x-rar-compressed");
        add(Group.ARCHIVE, "gz", "application/gzip");
        add(Group.ARCHIVE, "tar", "application/x-tar", "application/x-gtar");
        add(Group.ARCHIVE, "bz2", "application/x-bzip2", "application/x-bzip");
        add(Group.ARCHIVE, "xz", "application/x-xz");
        add(Group.ARCHIVE, "lzma", "application/x-lzma");
        add(Group.ARCHIVE, "z", "application/x-compress");
        add(Group.ARCHIVE, "zst", "application/zstd");
        add(Group.ARCHIVE, "lz4", "application/x-lz4");
        add(Group.ARCHIVE, "ar", "application/x-archive", "application/x-unix-archive");
        add(Group.ARCHIVE, "cpio", "application/x-cpio");
        add(Group.ARCHIVE, "arj", "application/x-arj", "application/arj");
        add(Group.ARCHIVE, "cab", "application/vnd.ms-cab-compressed");
        add(Group.ARCHIVE, "lzh", "application/x-lharc", "application/x-lha", "application/x-lzh-compressed");
        add(Group.MAIL, "eml", "message/rfc822", "multipart/related");
        add(Group.MAIL, "mbox", "application/mbox");
        add(Group.MAIL, "msg", "application/vnd.ms-outlook");
        add(Group.MAIL, "tnef", "application/vnd.ms-tnef", "application/ms-tnef");
        add(Group.OTHER, "ggb", "application/vnd.geogebra.file");
        add(Group.OTHER, "sb3", "application/x.scratch.sb3");
        add(Group.OTHER, "owner", "application/x-ms-owner");
        add(Group.OTHER, "applefile", "application/applefile");
        add(Group.OTHER, "ics", "text/calendar");
        add(Group.OTHER, "vcf", "text/x-vcard", "text/vcard");
        add(Group.ENCRYPTED, "p7m", "application/pkcs7-mime", "application/x-pkcs7-mime");
        add(Group.OTHER, "p7s", "application/pkcs7-signature", "application/x-pkcs7-signature");
        add(Group.ENCRYPTED, "p12", "application/x-pkcs12");
        add(Group.ENCRYPTED, "kdbx", "application/x-keepass");
        add(Group.ENCRYPTED, "pgp", "application/pgp-encrypted", "application/pgp");
    }

    /** Endings that start a program on some desktop, beside those that are a kind's own name. */
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            entry("com", "exe"),
            entry("scr", "exe"),
            entry("pif", "exe"),
            entry("cpl", "dll"),
            entry("sys", "dll"),
            entry("ocx", "dll"),
            entry("drv", "dll"),
            entry("xll", "dll"),
            entry("msp", "msi"),
            entry("mst", "msi"),
            entry("appx", "msi"),
            entry("msix", "msi"),
            entry("appxbundle", "msi"),
            entry("msixbundle", "msi"),
            entry("appinstaller", "msi"),
            entry("diagcab", "msi"),
            entry("msc", "exe"),
            entry("theme", "lnk"),
            entry("themepack", "lnk"),
            entry("rdp", "lnk"),
            entry("webloc", "lnk"),
            entry("inetloc", "lnk"),
            entry("fileloc", "lnk"),
            entry("iqy", "lnk"),
            entry("slk", "xlsm"),
            entry("vmdk", "iso"),
            entry("vdi", "iso"),
            entry("qcow2", "iso"),
            entry("wim", "iso"),
            entry("mpkg", "dmg"),
            entry("sparseimage", "dmg"),
            entry("xpi", "jar"),
            entry("crx", "jar"),
            entry("xapk", "apk"),
            entry("apkm", "apk"),
            entry("aab", "apk"),
            entry("scpt", "sh"),
            entry("applescript", "sh"),
            entry("workflow", "sh"),
            entry("terminal", "sh"),
            entry("fish", "sh"),
            entry("lua", "sh"),
            entry("ahk", "bat"),
            entry("au3", "bat"),
            entry("btm", "bat"),
            entry("pyz", "py"),
            entry("pyzw", "py"),
            entry("application", "msi"),
            entry("gadget", "exe"),
            entry("cmd", "bat"),
            entry("jse", "js"),
            entry("mjs", "js"),
            entry("vbe", "vbs"),
            entry("vb", "vbs"),
            entry("psm1", "ps1"),
            entry("psd1", "ps1"),
            entry("ps1xml", "ps1"),
            entry("ps2", "ps1"),
            entry("wsh", "wsf"),
            entry("wsc", "wsf"),
            entry("sct", "wsf"),
            entry("inf", "reg"),
            entry("url", "lnk"),
            entry("scf", "lnk"),
            entry("desktop", "lnk"),
            entry("library-ms", "lnk"),
            entry("search-ms", "lnk"),
            entry("settingcontent-ms", "lnk"),
            entry("appref-ms", "lnk"),
            entry("website", "lnk"),
            entry("jnlp", "jar"),
            entry("war", "jar"),
            entry("ear", "jar"),
            entry("img", "iso"),
            entry("vhd", "iso"),
            entry("vhdx", "iso"),
            entry("udf", "iso"),
            entry("pkg", "dmg"),
            entry("app", "macho"),
            entry("dylib", "macho"),
            entry("command", "sh"),
            entry("bash", "sh"),
            entry("zsh", "sh"),
            entry("ksh", "sh"),
            entry("csh", "sh"),
            entry("pl", "sh"),
            entry("rb", "sh"),
            entry("php", "sh"),
            entry("run", "elf"),
            entry("so", "elf"),
            entry("pyc", "py"),
            entry("pyw", "py"),
            entry("hlp", "chm"),
            entry("dotm", "docm"),
            entry("xlsb", "xlsm"),
            entry("xltm", "xlsm"),
            entry("xlam", "xlsm"),
            entry("potm", "pptm"),
            entry("ppam", "pptm"),
            entry("ppsm", "pptm"),
            entry("sldm", "pptm"));

    private Kinds() {}

    /** All endings that are blocked by what they promise. */
    static Set<String> blockedEndings() {
        Set<String> endings = new TreeSet<>(ENDINGS.keySet());
        endings.addAll(BY_NAME.keySet());
        endings.removeIf(ending -> !isBlocked(byEnding(ending)));
        endings.add("one"); // read like any document, but the list returns it, as programs hide in it
        return endings;
    }

    private static void add(Group group, String name, String... types) {
        BY_NAME.put(name, new FileKind(name, types[0], group));
        for (String type : types) {
            BY_TYPE.put(type, new FileKind(name, type, group));
        }
    }

    static FileKind named(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /** What a file name ending, without dot and in lower case, promises. */
    static FileKind byEnding(String ending) {
        return switch (ending) {
            case "htm", "xhtml", "shtml", "mht", "mhtml" -> named("html");
            case "text", "log", "md" -> named("txt");
            case "fodt", "fods", "fodp", "fodg" -> named(ending.substring(1));
            case "jpeg" -> named("jpg");
            case "heif" -> named("heic");
            case "dng", "cr2", "cr3", "crw", "nef", "nrw", "arw", "sr2", "srw", "orf", "raf", "rw2", "pef", "x3f" ->
                named("raw");
            case "onetoc", "onetoc2" -> named("one");
            case "tif" -> named("tiff");
            case "cur" -> named("ico");
            case "pbm", "pgm", "ppm" -> named("pnm");
            case "tgz" -> named("gz");
            case "tbz", "tbz2", "bzip2" -> named("bz2");
            case "txz" -> named("xz");
            case "asc", "gpg" -> named("pgp");
            case "pfx" -> named("p12");
            case "kdb" -> named("kdbx");
            default -> named(ENDINGS.getOrDefault(ending, ending));
        };
    }

    /** A type nobody listed keeps its name and the group that its first half says. */
    static FileKind byType(String type) {
        FileKind known = BY_TYPE.get(type.replaceFirst(" *;(?! *format=dll).*", ""));
        if (known != null) {
            return known;
        }
        Group group = switch (type.substring(0, Math.max(type.indexOf('/'), 0))) {
            case "text" -> Group.TEXT;
            case "image" -> Group.PICTURE;
            case "audio" -> Group.AUDIO;
            case "video" -> Group.VIDEO;
            default -> Group.OTHER;
        };
        return new FileKind("unknown", type, group);
    }

    static FileKind encrypted(FileKind kind) {
        return new FileKind(kind.name(), kind.mediaType(), Group.ENCRYPTED);
    }

    static boolean isBlocked(FileKind kind) {
        return kind.group() == Group.EXECUTABLE || kind.group() == Group.SCRIPT;
    }
}
