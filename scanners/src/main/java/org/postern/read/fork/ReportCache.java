package org.postern.read.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.postern.message.Part;
import org.postern.read.FileItem;
import org.postern.read.FileReport;
import org.postern.read.Reading;
import org.postern.read.Sign;

/**
 * Reports of files that were read lately, so that the picture in every signature is read once. Each is sealed with a
 * key that exists only in this process (AES-256-GCM), as it holds the text of somebody's mail. What was broken off, and
 * what is suspected to be indecent, is not kept.
 */
final class ReportCache {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final long mostBytes;
    private final Duration life;
    private final InstantSource clock;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    private final Map<FileKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private static final class Entry {
        final byte[] locked;
        final Instant end;

        Entry(byte[] locked, Instant end) {
            this.locked = locked;
            this.end = end;
        }
    }

    ReportCache(long mostBytes, Duration life, InstantSource clock) {
        this.mostBytes = mostBytes;
        this.life = life;
        this.clock = clock;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
    }

    /** The report of the same file, as if it stood where this part stands. */
    Optional<FileReport> find(List<FileKey> keys, Part part) {
        return keys.stream()
                .flatMap(one -> locked(one).flatMap(locked -> open(one, locked)).stream())
                .map(report -> Moved.to(report, part))
                .findFirst();
    }

    private synchronized Optional<byte[]> locked(FileKey one) {
        expire();
        return Optional.ofNullable(entries.get(one)).map(entry -> entry.locked);
    }

    /** Keeps a report, under a key that says its name only if its words may hold the name. */
    void keep(FileKey.Pair keys, Part part, FileReport report) {
        if (!isLasting(report)) {
            return;
        }
        FileKey one = saysItsName(report) ? keys.named() : keys.nameless();
        byte[] locked = seal(one, ReportJson.write(Moved.from(report, part)));
        if (locked.length <= mostBytes / 4) {
            add(one, new Entry(locked, clock.instant().plus(life)));
        }
    }

    private static boolean isLasting(FileReport report) {
        return report.items().stream().noneMatch(ReportCache::isPassing);
    }

    private static boolean isPassing(FileItem item) {
        boolean suspected = item.signs().stream().anyMatch(sign -> sign.kind() == Sign.Kind.INDECENT);
        return suspected
                || switch (item.reading()) {
                    case Reading.Partly partly -> true; // perhaps for want of time
                    case Reading.Sealed suspicious -> true;
                    case Reading.Whole whole -> false;
                    case Reading.Skipped skipped -> false;
                    case Reading.Unclear unclear -> false;
                    case Reading.Unreadable unreadable -> false;
                    case Reading.Blocked blocked -> false;
                };
    }

    private static boolean saysItsName(FileReport report) {
        return report.items().stream()
                .anyMatch(item ->
                        !(item.reading() instanceof Reading.Whole || item.reading() instanceof Reading.Blocked));
    }

    private synchronized void add(FileKey one, Entry entry) {
        expire();
        remove(one);
        entries.put(one, entry);
        bytes += entry.locked.length;
        Iterator<Entry> oldest = entries.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= oldest.next().locked.length;
            oldest.remove();
        }
    }

    private void expire() {
        Instant now = clock.instant();
        entries.values().removeIf(entry -> {
            boolean over = !entry.end.isAfter(now);
            bytes -= over ? entry.locked.length : 0;
            return over;
        });
    }

    private void remove(FileKey one) {
        Entry old = entries.remove(one);
        bytes -= old == null ? 0 : old.locked.length;
    }

    /** How much it holds, in bytes. */
    synchronized long size() {
        return bytes;
    }

    private byte[] seal(FileKey one, String json) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, one, iv);
            byte[] secret = cipher.doFinal(json.getBytes(StandardCharsets.UTF_8));
            byte[] locked = java.util.Arrays.copyOf(iv, IV_BYTES + secret.length);
            System.arraycopy(secret, 0, locked, IV_BYTES, secret.length);
            return locked;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        }
    }

    private Optional<FileReport> open(FileKey one, byte[] locked) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, one, java.util.Arrays.copyOf(locked, IV_BYTES));
            byte[] json = cipher.doFinal(locked, IV_BYTES, locked.length - IV_BYTES);
            return Optional.of(ReportJson.read(new String(json, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IOException damaged) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, FileKey one, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(one.digest().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
