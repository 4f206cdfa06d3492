package org.postern.certs.chain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.postern.certs.PrivateFile;

/**
 * Revocation lists in a folder: those that certificates point to, fetched when they are first needed and again when
 * they run out, and any {@code .crl} file that an administrator put there.
 */
public final class RevocationLists {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN =
            Duration.ofMinutes(10); // after a failure; mail must not wait for it each time
    private static final int LARGEST = 20_000_000;
    private static final String ENDING = ".crl";

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Instant> failed = new ConcurrentHashMap<>();
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(FileTime changed, Optional<X509CRL> list) {}

    public RevocationLists(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Takes in what is published at {@code url} without fetching it, for lists of our own. */
    public void put(String url, byte[] content) throws IOException {
        Path file = file(url);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            PrivateFile.replace(file, content);
        }
    }

    /** The lists by {@code issuer}, newest first; fetches where {@code certificate} points unless one is current. */
    List<X509CRL> of(X509Certificate certificate, X509Certificate issuer) throws IOException {
        List<X509CRL> lists = local(issuer);
        if (lists.stream().noneMatch(this::isCurrent) && fetched(certificate, issuer)) {
            return local(issuer);
        }
        return lists;
    }

    /** Fetches the next list for {@code certificate} if the one there is past half its life. */
    void refresh(X509Certificate certificate, X509Certificate issuer) throws IOException {
        if (local(issuer).stream().noneMatch(this::isYoung)) {
            fetched(certificate, issuer);
        }
    }

    private boolean isCurrent(X509CRL list) {
        return list.getNextUpdate() == null || list.getNextUpdate().toInstant().isAfter(clock.instant());
    }

    private boolean isYoung(X509CRL list) {
        Instant from = list.getThisUpdate().toInstant();
        Instant until =
                list.getNextUpdate() == null ? from : list.getNextUpdate().toInstant();
        return clock.instant().isBefore(from.plus(Duration.between(from, until).dividedBy(2)));
    }

    private List<X509CRL> local(X509Certificate issuer) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<X509CRL> lists = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                read(file).filter(list -> isBy(list, issuer)).ifPresent(lists::add);
            }
        }
        lists.sort(Comparator.comparing(X509CRL::getThisUpdate).reversed());
        return List.copyOf(lists);
    }

    private Optional<X509CRL> read(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        Known before = known.get(file);
        if (before != null && before.changed().equals(changed)) {
            return before.list();
        }
        Optional<X509CRL> list = parsed(Files.readAllBytes(file));
        known.put(file, new Known(changed, list));
        return list;
    }

    private static boolean isBy(X509CRL list, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    private boolean fetched(X509Certificate certificate, X509Certificate issuer) throws IOException {
        boolean any = false;
        for (String url : Pointers.of(certificate).lists()) {
            Instant last = failed.get(url);
            if (last == null || clock.instant().isAfter(last.plus(AGAIN))) {
                Optional<byte[]> content = fetch(url);
                if (content.flatMap(RevocationLists::parsed)
                        .filter(list -> isBy(list, issuer))
                        .isPresent()) {
                    put(url, content.get());
                    failed.remove(url);
                    any = true;
                } else {
                    failed.put(url, clock.instant());
                }
            }
        }
        return any;
    }

    // Not followed to another place: a certificate below a root of the school's named this one.
    private static Optional<byte[]> fetch(String url) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
            try {
                return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                        .thenApplyAsync(RevocationLists::body)
                        .get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException away) {
                client.shutdownNow(); // also ends a body that drips
                return Optional.empty();
            }
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while fetching " + url, e);
        }
    }

    private static Optional<byte[]> body(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            byte[] content = body.readNBytes(LARGEST + 1);
            return answer.statusCode() == 200 && content.length <= LARGEST ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<X509CRL> parsed(byte[] content) {
        try {
            return CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(content))
                            instanceof X509CRL list
                    ? Optional.of(list)
                    : Optional.empty();
        } catch (GeneralSecurityException damaged) {
            return Optional.empty();
        }
    }

    private Path file(String url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ENDING);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
