package org.postern.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** HOME: everything that changes. Whoever backs it up has everything; whoever deletes it starts anew. */
public record Home(Path folder) {
    public static Home open(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        Home home = new Home(folder.toAbsolutePath().normalize());
        PrivateFiles.folder(home.keys());
        PrivateFiles.folder(home.certificates());
        PrivateFiles.folder(home.privateKeys());
        PrivateFiles.folder(home.scratch());
        PrivateFiles.folder(home.readers());
        PrivateFiles.folder(home.people());
        return home;
    }

    /** The key-encryption keys and the listeners' TLS key. */
    public Path keys() {
        return folder.resolve("keys");
    }

    public Path keyEncryptionKeys() {
        return keys().resolve("key-encryption-keys");
    }

    /** What the hashes of pupils' identifiers are made with; without it they tell nothing. */
    public Path knownValuesSecret() {
        return keys().resolve("known-values");
    }

    /** Certificates of people outside, one file each. */
    public Path certificates() {
        return folder.resolve("certificates");
    }

    /** Private keys of the school's mailboxes, which open and sign mail. */
    public Path privateKeys() {
        return folder.resolve("private-keys");
    }

    /** The school's own authority; made by {@code postern cert ca init}. */
    public Path authority() {
        return folder.resolve("authority");
    }

    /** Files of a moment, such as large mails on their way into the store; emptied at start. */
    public Path scratch() {
        return folder.resolve("scratch");
    }

    /** What a killed process left; to be called by whoever holds the lock of HOME. */
    void emptyScratch() throws IOException {
        try (Stream<Path> left = Files.list(scratch())) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Private folders of the readers; emptied when they start. */
    public Path readers() {
        return folder.resolve("readers");
    }

    /** Large mails in work; emptied by the queue at start. */
    public Path spool() {
        return folder.resolve("spool");
    }

    /** The versions of the directory that were imported, a folder each. */
    public Path people() {
        return folder.resolve("people");
    }

    /** Whether a relay runs with it just now, in another process. */
    public boolean isInUse() throws IOException {
        return HomeLock.isTaken(this);
    }

    /** A path of postern.yaml, which is relative to HOME. */
    public Path resolve(String path) {
        return folder.resolve(path);
    }
}
