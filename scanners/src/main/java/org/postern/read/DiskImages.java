package org.postern.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Images of disks, which a desktop mounts with all the programs in them at a double click. */
final class DiskImages {
    private static final int SECTOR = 512;

    private DiskImages() {}

    static Optional<FileKind> of(Ends ends) {
        if (isOptical(ends) || isVirtual(ends) || isVolume(ends)) {
            return Optional.of(Kinds.named("iso"));
        }
        boolean apple = ends.startsWith("encrcdsa") || trailer(ends).startsWith("koly");
        return apple || ends.startsWith("xar!") ? Optional.of(Kinds.named("dmg")) : Optional.empty();
    }

    /** ECMA-119 8.1 and, for UDF alone, ECMA-167 2/9.1: marks from sector 16 on. */
    private static boolean isOptical(Ends ends) {
        return ends.at(0x8001, "CD001") || ends.at(0x8001, "BEA01") || ends.at(0x8801, "NSR0");
    }

    private static boolean isVirtual(Ends ends) {
        return ends.startsWith("conectix")
                || ends.startsWith("vhdxfile")
                || ends.startsWith("KDMV")
                || ends.startsWith("# Disk DescriptorFile")
                || ends.startsWith("QFI\u00fb")
                || ends.startsWith("MSWIM\0\0\0")
                || ends.at(0x40, "\u007f\u0010\u00da\u00be")
                || trailer(ends).startsWith("conectix");
    }

    /** The boot sector of FAT, exFAT or NTFS (Microsoft FAT specification 3.1), or a partition table. */
    private static boolean isVolume(Ends ends) {
        if (ends.at(SECTOR, "EFI PART")) {
            return true;
        }
        boolean boots = ends.at(510, "U\u00aa") && (ends.octet(0) == 0xeb || ends.octet(0) == 0xe9);
        boolean named = ends.at(54, "FAT") || ends.at(82, "FAT32") || ends.at(3, "NTFS") || ends.at(3, "EXFAT");
        boolean sectors = ends.little16(11) == SECTOR && ends.octet(16) == 2;
        return boots && (named || sectors);
    }

    private static String trailer(Ends ends) {
        byte[] tail = ends.tail();
        return tail.length < SECTOR ? "" : new String(tail, tail.length - SECTOR, 8, StandardCharsets.ISO_8859_1);
    }
}
