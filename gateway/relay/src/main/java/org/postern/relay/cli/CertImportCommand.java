package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.ImportedCertificate;
import org.postern.certs.Lookup;
import org.postern.certs.Pem;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.OwnKey;
import org.postern.certs.keys.Pkcs12;
import org.postern.certs.keys.WrongPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern cert import}: certificates of others, and keys of the school's own mailboxes. */
@Command(
        name = "import",
        description = {
            "Takes in and trusts certificates: PEM, DER, PKCS #7 or a signed mail (.eml).",
            "A PKCS #12 file brings a mailbox of the school its private key."
        })
final class CertImportCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Mixin
    private SecretInput secret = new SecretInput();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws IOException, Stop {
        CertificateBook book = CertParts.book(workplace.home());
        List<String> owners = new ArrayList<>();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw Stop.wrong("there is no readable file " + file + "; check the path");
            }
            for (ImportedCertificate imported : imported(book, file)) {
                show(imported);
                owners.addAll(imported.addresses());
            }
        }
        return usable(book.find(owners)) ? Exit.OK : Exit.INCOMPLETE;
    }

    private List<ImportedCertificate> imported(CertificateBook book, Path file) throws IOException, Stop {
        byte[] content = Files.readAllBytes(file);
        if (Pkcs12.looksLikeOne(content)) {
            return keys(book, file, content);
        }
        if (CertificateBook.isMail(content)) {
            return fromMail(book, file, content);
        }
        if (new String(content, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw Stop.wrong(
                    file + " holds a private key that is not protected; put key and certificate into a PKCS #12"
                            + " file: openssl pkcs12 -export -in " + file + " -out KEY.p12");
        }
        return book.importCertificates(content);
    }

    private static List<ImportedCertificate> fromMail(CertificateBook book, Path file, byte[] content) throws Stop {
        try {
            return book.importSignedMail(content);
        } catch (IOException e) {
            throw Stop.refused(file + ": " + e.getMessage());
        }
    }

    private List<ImportedCertificate> keys(CertificateBook book, Path file, byte[] content) throws IOException, Stop {
        List<KeyEntry> entries = opened(file, content);
        if (entries.isEmpty()) {
            throw Stop.wrong(file + " holds no private key; import its certificates as PEM");
        }
        for (KeyEntry entry : entries) {
            ofTheSchool(file, entry.certificate());
        }
        List<ImportedCertificate> imported = new ArrayList<>();
        for (KeyEntry entry : entries) {
            OwnKey kept = CertParts.keys(workplace.home()).add(entry);
            showKey(workplace, kept, "Kept");
            if (kept.opens()) {
                imported.addAll(book.importCertificates(Pem.certificate(entry.certificate())));
            }
            book.keep(entry.chain().stream()
                    .filter(c -> c.getBasicConstraints() >= 0)
                    .toList());
        }
        return imported;
    }

    private List<KeyEntry> opened(Path file, byte[] content) throws IOException, Stop {
        try {
            return Pkcs12.read(content, secret.known("Password of " + file.getFileName()));
        } catch (WrongPassword e) {
            throw Stop.refused("the password does not open " + file + "; nothing was taken from it");
        }
    }

    private void ofTheSchool(Path file, X509Certificate certificate) throws Stop {
        List<String> domains = workplace.settings().school().domains();
        for (String address : CertListCommand.addresses(certificate)) {
            if (domains.contains(address.substring(address.lastIndexOf('@') + 1))) {
                return;
            }
        }
        throw Stop.wrong(file + " is the private key of " + CertListCommand.owners(certificate)
                + ", no mailbox of the school; it belongs to its owner alone. Ask for the certificate without the key");
    }

    /** A certificate for a web site is one that nobody can be written to with. */
    private boolean usable(List<Lookup> owners) {
        boolean all = true;
        for (Lookup owner : owners) {
            if (owner instanceof Lookup.Unusable(CertificateProblem problem)) {
                workplace.output().remark(problem.sentence());
                all = false;
            }
        }
        return all;
    }

    static void showKey(Workplace workplace, OwnKey key, String done) {
        String what = key.opens() && key.signs() ? "opens and signs mail" : key.opens() ? "opens mail" : "signs mail";
        if (workplace.json()) {
            ObjectNode json = Output.object()
                    .put("private-key", key.where())
                    .put("opens", key.opens())
                    .put("signs", key.signs());
            key.addresses().forEach(json.putArray("addresses")::add);
            workplace.output().json(json);
        } else {
            workplace
                    .output()
                    .line(done + " the private key of " + String.join(", ", key.addresses()) + " in " + key.where()
                            + "; it " + what + ".");
        }
    }

    private void show(ImportedCertificate imported) {
        String owners = String.join(", ", imported.addresses());
        if (workplace.json()) {
            ObjectNode json =
                    Output.object().put("fingerprint", imported.fingerprint()).put("authority", imported.authority());
            imported.addresses().forEach(json.putArray("addresses")::add);
            workplace.output().json(json);
        } else if (imported.authority()) {
            workplace.output().line("Kept the authority " + imported.fingerprint() + " for chains.");
        } else {
            workplace
                    .output()
                    .line("Kept the certificate of " + owners + "; compare its SHA-256 fingerprint with its owner: "
                            + imported.fingerprint());
        }
    }
}
