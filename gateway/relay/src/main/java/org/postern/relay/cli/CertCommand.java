package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.ImportedCertificate;
import org.postern.certs.Lookup;
import org.postern.certs.Recipient;
import org.postern.relay.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern cert}: the certificates that mail is encrypted for. */
@Command(
        name = "cert",
        description = "Certificates that mail is encrypted for.",
        subcommands = {CertCommand.Import.class, CertCommand.Listing.class})
final class CertCommand {

    @Command(name = "import", description = "Takes in and trusts certificates (PEM, DER, PKCS #7).")
    static final class Import implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FILE", arity = "1..*")
        private List<Path> files = List.of();

        @Override
        public Integer call() throws IOException, Stop {
            CertificateBook book = book(workplace.home());
            List<String> owners = new ArrayList<>();
            for (Path file : files) {
                if (!Files.isReadable(file)) {
                    throw Stop.wrong("there is no readable file " + file + "; check the path");
                }
                for (ImportedCertificate imported : book.importCertificates(Files.readAllBytes(file))) {
                    show(imported);
                    owners.addAll(imported.addresses());
                }
            }
            return usable(book.find(owners)) ? Exit.OK : Exit.INCOMPLETE;
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

        private void show(ImportedCertificate imported) {
            String owners = String.join(", ", imported.addresses());
            if (workplace.json()) {
                ObjectNode json = Output.object()
                        .put("fingerprint", imported.fingerprint())
                        .put("authority", imported.authority());
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

    @Command(
            name = "list",
            description = "Lists the certificates and what is wrong with them. Exit code 1: some are unusable.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Override
        public Integer call() throws IOException {
            CertificateBook book = book(workplace.home());
            List<Lookup> found = book.find(List.copyOf(book.addresses()));
            found.forEach(this::show);
            boolean allUsable = found.stream().allMatch(Lookup.Usable.class::isInstance);
            return allUsable ? Exit.OK : Exit.INCOMPLETE;
        }

        private void show(Lookup lookup) {
            switch (lookup) {
                case Lookup.Usable(Recipient recipient) -> {
                    Instant until = recipient.certificate().getNotAfter().toInstant();
                    if (workplace.json()) {
                        workplace
                                .output()
                                .json(Output.object()
                                        .put("address", recipient.address())
                                        .put("usable", true)
                                        .put("until", until.toString())
                                        .put("fingerprint", recipient.fingerprint()));
                    } else {
                        workplace.output().line(recipient.address() + ": usable until " + until);
                    }
                }
                case Lookup.Unusable(CertificateProblem problem) -> {
                    if (workplace.json()) {
                        workplace
                                .output()
                                .json(Output.object()
                                        .put("address", problem.address())
                                        .put("usable", false)
                                        .put("reason", problem.sentence()));
                    } else {
                        workplace.output().line(problem.sentence());
                    }
                }
            }
        }
    }

    static CertificateBook book(Home home) {
        return CertificateBook.open(home.certificates(), InstantSource.system());
    }
}
