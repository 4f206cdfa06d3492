package org.postern.reader.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postern.reader.ProcessFolder;

/**
 * The files a reader may touch.
 *
 * @param read with everything below: Java, its libraries and fonts, and what its file says
 * @param write with everything below
 */
record OwnFiles(Set<Path> read, Set<Path> write) {
    private static final List<String> SYSTEM = List.of(
            "/usr",
            "/lib",
            "/lib64",
            "/nix/store",
            "/gnu/store",
            "/etc/fonts",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/var/cache/fontconfig",
            "/proc/self", // those of other processes tell their environment
            "/proc/cpuinfo",
            "/proc/meminfo",
            "/proc/stat",
            "/sys/devices/system",
            "/sys/fs/cgroup",
            "/dev/random",
            "/dev/urandom",
            "/dev/zero");

    static OwnFiles of(Path home) {
        Set<Path> read = new TreeSet<>();
        SYSTEM.forEach(each -> read.add(Path.of(each)));
        read.addAll(javaSettings());
        read.add(Path.of(System.getProperty("java.home")));
        read.add(home);
        ProcessFolder.shared().ifPresent(read::add);
        Pattern.compile(":")
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .forEach(path -> read.add(Files.isDirectory(path) ? path : path.getParent()));
        return new OwnFiles(read, Set.of(home.resolve("tmp"), Path.of("/dev/null")));
    }

    /** Where Debian keeps them. */
    private static List<Path> javaSettings() {
        try (Stream<Path> all = Files.list(Path.of("/etc"))) {
            return new ArrayList<>(
                    all.filter(path -> path.getFileName().toString().startsWith("java"))
                            .toList());
        } catch (IOException none) {
            return List.of();
        }
    }
}
