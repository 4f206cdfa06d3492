package org.postern.certs.authority;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.postern.certs.PrivateFile;

/** Where an authority keeps its state, and one change at a time over all processes. */
record AuthorityFolder(Path folder) {
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    /** A change that answers something. */
    @FunctionalInterface
    interface Change<T> {
        T make() throws IOException;
    }

    /** Written last, so that an authority half made counts as none. */
    Path settings() {
        return folder.resolve("authority.properties");
    }

    Path issuingKey() {
        return folder.resolve("issuing.p12");
    }

    Path issuingPassword() {
        return folder.resolve("issuing.password");
    }

    Path table() {
        return folder.resolve("issued.csv");
    }

    Path issued(String serial) {
        return folder.resolve("issued").resolve(serial + ".pem");
    }

    Path published(String name) {
        return folder.resolve("published").resolve(name);
    }

    <T> T alone(Change<T> change) throws IOException {
        Files.createDirectories(folder);
        ONE_THREAD.lock();
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            return change.make();
        } finally {
            ONE_THREAD.unlock();
        }
    }

    void writePlan(AuthorityPlan plan) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("school", plan.school());
        properties.setProperty("domains", String.join(" ", plan.domains()));
        plan.lists().ifPresent(url -> properties.setProperty("lists", url));
        StringWriter text = new StringWriter();
        properties.store(text, null);
        PrivateFile.replace(settings(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    AuthorityPlan plan() throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(settings(), StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        List<String> domains = Arrays.stream(
                        properties.getProperty("domains", "").split(" "))
                .filter(d -> !d.isEmpty())
                .toList();
        try {
            return new AuthorityPlan(
                    properties.getProperty("school", ""),
                    domains,
                    Optional.ofNullable(properties.getProperty("lists")));
        } catch (IllegalArgumentException e) {
            throw new IOException(settings() + " is damaged: " + e.getMessage(), e);
        }
    }

    /** The password of the issuing key, made at the first call. */
    char[] password(SecureRandom random) throws IOException {
        if (!Files.exists(issuingPassword())) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            PrivateFile.createOnce(
                    issuingPassword(), (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return new String(PrivateFile.read(issuingPassword()), StandardCharsets.US_ASCII)
                .strip()
                .toCharArray();
    }
}
