package org.postern.certs.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.postern.certs.Fingerprint;
import org.postern.certs.Pem;
import org.postern.certs.PrivateFile;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.Pkcs12;

/**
 * The school's authority for e-mail certificates. The root's key is in a PKCS #12 file that is needed only to make the
 * issuing authority and to renew it, and is to be kept elsewhere; the issuing authority's key works here.
 */
public final class Authority {
    static final String ISSUING_LIST = "issuing.crl";
    static final String ROOT_LIST = "root.crl";

    private static final int KEY_BITS = 3072; // NIST SP 800-57: as strong as AES-128
    private static final Duration ROOT_LIFE = Duration.ofDays(3652);
    private static final Duration ISSUING_LIFE = Duration.ofDays(1826);
    private static final Duration LEAF_LIFE = Duration.ofDays(365);
    private static final Duration LIST_LIFE = Duration.ofDays(30);
    private static final Duration SKEW = Duration.ofHours(1); // for readers whose clock is behind

    private final AuthorityFolder files;
    private final AuthorityPlan plan;
    private final Signer issuing;
    private final X509Certificate root;
    private final InstantSource clock;
    private final SecureRandom random;

    private Authority(AuthorityFolder files, KeyEntry issuing, InstantSource clock, SecureRandom random)
            throws IOException {
        this.files = files;
        this.plan = files.plan();
        this.issuing = new Signer(issuing.certificate(), issuing.key());
        this.root = issuing.chain().getLast();
        this.clock = clock;
        this.random = random;
    }

    /** Whether there is one in {@code folder}. */
    public static boolean exists(Path folder) {
        return Files.exists(new AuthorityFolder(folder).settings());
    }

    /** The authority in {@code folder}, which must be there. */
    public static Authority open(Path folder, InstantSource clock, SecureRandom random) throws IOException {
        AuthorityFolder files = new AuthorityFolder(folder);
        char[] password = files.password(random);
        List<KeyEntry> keys = Pkcs12.read(PrivateFile.read(files.issuingKey()), password);
        if (keys.isEmpty() || keys.getFirst().chain().size() < 2) {
            throw new IOException(files.issuingKey() + " holds no key with its chain; restore it from a backup");
        }
        return new Authority(files, keys.getFirst(), clock, random);
    }

    /** Makes root and issuing authority; the root's key is in {@code rootFile} under {@code password} only. */
    public static Authority init(Path folder, AuthorityPlan plan, RootFile rootFile, InstantSource clock)
            throws IOException {
        AuthorityFolder files = new AuthorityFolder(folder);
        SecureRandom random = new SecureRandom();
        return files.alone(() -> {
            if (exists(folder)) {
                throw new IOException("There is an authority in " + folder + " already");
            }
            Signer root = newRoot(plan, clock.instant().minus(SKEW), random);
            rootFile.write(new KeyEntry(root.key(), List.of(root.certificate())));
            newIssuing(files, plan, root, clock.instant(), random);
            files.writePlan(plan);
            Authority authority = open(folder, clock, random);
            authority.writeList(List.of());
            return authority;
        });
    }

    private static Signer newRoot(AuthorityPlan plan, Instant from, SecureRandom random) throws IOException {
        KeyPair pair = keyPair(random);
        X509Certificate certificate = Form.self(
                        Form.name(plan.school(), plan.school() + " mail root"),
                        pair.getPublic(),
                        new Form.Life(from, from.plus(ROOT_LIFE)),
                        random)
                .authority(1)
                .signed(pair.getPrivate(), pair.getPublic());
        return new Signer(certificate, pair.getPrivate());
    }

    private static void newIssuing(
            AuthorityFolder files, AuthorityPlan plan, Signer root, Instant now, SecureRandom random)
            throws IOException {
        KeyPair pair = keyPair(random);
        KeyEntry made = new KeyEntry(
                pair.getPrivate(), List.of(issuingCertificate(plan, root, pair, now, random), root.certificate()));
        storeIssuing(files, root, made, now, random);
    }

    private static X509Certificate issuingCertificate(
            AuthorityPlan plan, Signer root, KeyPair pair, Instant now, SecureRandom random) throws IOException {
        Instant from = now.minus(SKEW);
        Instant until = earlier(from.plus(ISSUING_LIFE), root.certificate());
        return root.sign(Form.below(
                        root.certificate(),
                        Form.name(plan.school(), plan.school() + " mail certificates"),
                        pair.getPublic(),
                        new Form.Life(from, until),
                        random)
                .authority(0)
                .forEmail()
                .onlyFor(plan.domains())
                .listedAt(plan.lists().map(url -> url + ROOT_LIST)));
    }

    // The root is offline, so its list lasts as long as the certificate below it.
    private static void storeIssuing(
            AuthorityFolder files, Signer root, KeyEntry issuing, Instant now, SecureRandom random) throws IOException {
        Instant from = now.minus(SKEW);
        Duration life =
                Duration.between(from, issuing.certificate().getNotAfter().toInstant());
        X509CRL list = new RevocationListForm(from, life, list(files.published(ROOT_LIST))).signed(root, List.of());
        publish(files.published(ROOT_LIST), encoded(list));
        publish(files.published("root.pem"), Pem.certificate(root.certificate()));
        publish(files.published("issuing.pem"), Pem.certificate(issuing.certificate()));
        PrivateFile.replace(files.issuingKey(), Pkcs12.modern("issuing", issuing, files.password(random)));
    }

    /**
     * A new certificate of the issuing authority over its old key, and a new list of the root: everything issued before
     * stays valid below it.
     */
    public Authority renewed(RootFile rootFile) throws IOException {
        return files.alone(() -> {
            KeyEntry key = rootFile.read();
            if (!key.certificate().equals(root)) {
                throw new IOException("This is not the root of this authority but "
                        + key.certificate().getSubjectX500Principal() + "; give its own root file");
            }
            Signer signer = new Signer(root, key.key());
            KeyPair pair = new KeyPair(issuing.certificate().getPublicKey(), issuing.key());
            X509Certificate certificate = issuingCertificate(plan, signer, pair, clock.instant(), random);
            storeIssuing(
                    files, signer, new KeyEntry(issuing.key(), List.of(certificate, root)), clock.instant(), random);
            return open(files.folder(), clock, random);
        });
    }

    /** A new key and its certificate for a mailbox of the school, on the record before anybody has it. */
    public KeyEntry issue(String address, String name, Use use) throws IOException {
        String mailbox = address.toLowerCase(Locale.ROOT);
        if (!mailbox.matches("[^\\s,\"@\\p{Cntrl}]+@[^\\s,\"@\\p{Cntrl}]+") || !mayIssueFor(mailbox)) {
            throw new IOException("This authority may issue only for addresses of " + String.join(", ", plan.domains())
                    + ", not for " + address);
        }
        return files.alone(() -> {
            KeyPair pair = keyPair(random);
            Instant from = clock.instant().minus(SKEW);
            Instant until = earlier(from.plus(LEAF_LIFE), issuing.certificate());
            Form form = Form.below(
                    issuing.certificate(),
                    Form.name(plan.school(), name),
                    pair.getPublic(),
                    new Form.Life(from, until),
                    random);
            X509Certificate certificate = issuing.sign(
                    form.mailbox(mailbox, use).forEmail().listedAt(plan.lists().map(url -> url + ISSUING_LIST)));
            record(new Issued(form.serial(), mailbox, use, from, until, Optional.empty(), Fingerprint.of(certificate)));
            PrivateFile.replace(files.issued(form.serial().toString(16)), Pem.certificate(certificate));
            return new KeyEntry(pair.getPrivate(), List.of(certificate, issuing.certificate(), root));
        });
    }

    private boolean mayIssueFor(String mailbox) {
        return plan.domains().contains(mailbox.substring(mailbox.lastIndexOf('@') + 1));
    }

    private void record(Issued issued) throws IOException {
        IssuedTable table = new IssuedTable(files.table());
        List<Issued> rows = new ArrayList<>(table.rows());
        rows.add(issued);
        table.write(rows);
    }

    /** Revokes the good certificates with these fingerprints and signs a new list; answers those it revoked. */
    public List<Issued> revoke(List<String> fingerprints, Revocation reason) throws IOException {
        return files.alone(() -> {
            IssuedTable table = new IssuedTable(files.table());
            Instant now = clock.instant();
            List<Issued> revoked = new ArrayList<>();
            List<Issued> rows = new ArrayList<>();
            for (Issued row : table.rows()) {
                boolean hit = fingerprints.contains(row.fingerprint())
                        && row.revoked().isEmpty();
                Issued after = hit ? row.revoked(now, reason) : row;
                rows.add(after);
                if (hit) {
                    revoked.add(after);
                }
            }
            table.write(rows);
            writeList(rows);
            return List.copyOf(revoked);
        });
    }

    /** Signs the next revocation list if the last one is past half its life; answers whether it did. */
    public boolean renewList() throws IOException {
        return files.alone(() -> {
            Optional<X509CRL> last = list(files.published(ISSUING_LIST));
            boolean due = last.isEmpty() || RevocationListForm.isDueForRenewal(last.get(), clock.instant());
            if (due) {
                writeList(new IssuedTable(files.table()).rows());
            }
            return due;
        });
    }

    // RFC 5280 3.3: an entry may go only once a list has shown it after the certificate expired; ours stay.
    private void writeList(List<Issued> rows) throws IOException {
        List<Issued> revoked =
                rows.stream().filter(r -> r.revoked().isPresent()).toList();
        Path file = files.published(ISSUING_LIST);
        X509CRL list =
                new RevocationListForm(clock.instant().minus(SKEW), LIST_LIFE, list(file)).signed(issuing, revoked);
        publish(file, encoded(list));
    }

    /** Every certificate ever issued, in that order. */
    public List<Issued> issued() throws IOException {
        return new IssuedTable(files.table()).rows();
    }

    /** The good certificates that are past half their life and that no newer one has taken the place of. */
    public List<Issued> dueForRenewal() throws IOException {
        List<Issued> rows = issued();
        Instant now = clock.instant();
        return rows.stream()
                .filter(row -> row.isDueForRenewal(now))
                .filter(row -> rows.stream()
                        .noneMatch(other -> other.address().equals(row.address())
                                && other.use() == row.use()
                                && other.isGood(now)
                                && other.until().isAfter(row.until())))
                .toList();
    }

    /** What outsiders may fetch, by the address they fetch it from. */
    public List<PublishedList> lists() throws IOException {
        List<PublishedList> lists = new ArrayList<>();
        for (String name : List.of(ISSUING_LIST, ROOT_LIST)) {
            Path file = files.published(name);
            Optional<X509CRL> list = list(file);
            if (list.isPresent()) {
                lists.add(new PublishedList(
                        plan.lists().map(url -> url + name),
                        file,
                        list.get().getNextUpdate().toInstant()));
            }
        }
        return List.copyOf(lists);
    }

    public AuthorityPlan plan() {
        return plan;
    }

    public X509Certificate root() {
        return root;
    }

    public X509Certificate issuing() {
        return issuing.certificate();
    }

    private static KeyPair keyPair(SecureRandom random) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("A key cannot be made: " + e.getMessage(), e);
        }
    }

    private static Instant earlier(Instant wanted, X509Certificate above) {
        Instant end = above.getNotAfter().toInstant();
        return wanted.isBefore(end) ? wanted : end;
    }

    private static void publish(Path file, byte[] content) throws IOException {
        PrivateFile.replace(file, content);
    }

    private static Optional<X509CRL> list(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var parsed = CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(Files.readAllBytes(file)));
            return parsed instanceof X509CRL list ? Optional.of(list) : Optional.empty();
        } catch (CertificateException | CRLException damaged) {
            return Optional.empty();
        }
    }

    private static byte[] encoded(X509CRL list) throws IOException {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IOException("The revocation list has no encoding", e);
        }
    }
}
