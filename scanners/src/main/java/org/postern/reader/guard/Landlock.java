package org.postern.reader.guard;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The kernel's list of files that this thread, and every thread it starts, may touch (landlock(7)). */
final class Landlock {
    private static final long VERSION = 1;
    private static final long PATH_BENEATH = 1;
    private static final long AT_FDCWD = -100;
    private static final long O_PATH_CLOEXEC = 0x280000;

    // LANDLOCK_ACCESS_FS_*
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIR = 1 << 3;
    private static final long TRUNCATE = 1 << 14;
    /** Everything that versions 1, 2 and 3 know; with 1, moving between folders is forbidden anyway. */
    private static final long ALL_1 = (1 << 13) - 1;

    private static final long ALL_2 = (1 << 14) - 1;
    private static final long ALL_3 = (1 << 15) - 1;
    private static final long OF_A_FILE = WRITE_FILE | READ_FILE | TRUNCATE;

    private final Linux linux;
    private final long handled;
    private final long ruleset;

    private Landlock(Linux linux, long handled, long ruleset) {
        this.linux = linux;
        this.handled = handled;
        this.ruleset = ruleset;
    }

    /** True if the kernel took it. */
    static boolean install(Linux linux, OwnFiles files) {
        try {
            long version = linux.call(SystemCall.LANDLOCK_CREATE_RULESET, Pointer.NULL, 0L, VERSION);
            long handled = version >= 3 ? ALL_3 : version == 2 ? ALL_2 : ALL_1;
            Memory attributes = new Memory(Long.BYTES);
            attributes.setLong(0, handled);
            long ruleset = linux.call(SystemCall.LANDLOCK_CREATE_RULESET, attributes, attributes.size(), 0L);
            Landlock landlock = new Landlock(linux, handled, ruleset);
            landlock.allow(files.read(), READ_FILE | READ_DIR);
            landlock.allow(files.write(), ALL_3 & ~1); // all but running a program
            linux.call(SystemCall.LANDLOCK_RESTRICT_SELF, ruleset, 0L);
            linux.call(SystemCall.CLOSE, ruleset);
            return true;
        } catch (LastErrorException notAvailable) {
            return false;
        }
    }

    private void allow(Collection<Path> paths, long access) {
        for (Path path : paths) {
            if (Files.exists(path)) {
                allow(path, (Files.isDirectory(path) ? access : access & OF_A_FILE) & handled);
            }
        }
    }

    private void allow(Path path, long access) {
        long file = linux.call(SystemCall.OPENAT, AT_FDCWD, Linux.text(path.toString()), O_PATH_CLOEXEC);
        // struct landlock_path_beneath_attr, packed
        Memory rule = new Memory(Long.BYTES + Integer.BYTES);
        rule.setLong(0, access);
        rule.setInt(Long.BYTES, (int) file);
        linux.call(SystemCall.LANDLOCK_ADD_RULE, ruleset, PATH_BENEATH, rule);
        linux.call(SystemCall.CLOSE, file);
    }
}
