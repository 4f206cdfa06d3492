package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.certs.Fingerprint;
import org.postern.certs.MailAddresses;
import org.postern.certs.authority.CertificateDesk;
import org.postern.certs.authority.Issued;
import org.postern.certs.authority.Revocation;
import org.postern.certs.keys.KeyEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern cert issue}, {@code renew} and {@code revoke}: what the school's own authority does. */
final class CertIssueCommand {
    private CertIssueCommand() {}

    @Command(name = "issue", description = "Makes a certificate to sign with and one to encrypt for, and their keys.")
    static final class Issue implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS", description = "a mailbox of the school")
        private String address = "";

        @Option(names = "--name", paramLabel = "NAME", description = "its owner's name (default: the address)")
        private Optional<String> name = Optional.empty();

        @Override
        public Integer call() throws IOException, Stop {
            String mailbox = CertParts.address(address);
            List<String> domains = CertCaCommand.existing(workplace).plan().domains();
            if (!domains.contains(mailbox.substring(mailbox.lastIndexOf('@') + 1))) {
                throw Stop.wrong(
                        mailbox + " is not in a domain of the authority, which are " + String.join(", ", domains)
                                + "; ask its owner for a certificate and `postern cert import` it");
            }
            List<KeyEntry> issued = CertParts.desk(workplace.home()).issue(mailbox, name.orElse(mailbox));
            issued.forEach(entry -> show(workplace, mailbox, entry));
            if (!workplace.json()) {
                workplace
                        .output()
                        .line("Mail to " + mailbox + " is encrypted for it from now on. For " + mailbox
                                + "'s own mail program: postern cert export " + mailbox + " --to FOLDER");
            }
            return Exit.OK;
        }
    }

    @Command(name = "renew", description = "Issues the next certificate for each that is past half its life.")
    static final class Renew implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS", arity = "0..1", description = "only for this mailbox")
        private Optional<String> address = Optional.empty();

        @Override
        public Integer call() throws IOException, Stop {
            CertCaCommand.existing(workplace);
            Optional<String> mailbox = address.isPresent() ? Optional.of(CertParts.address(address.get())) : address;
            CertificateDesk desk = CertParts.desk(workplace.home());
            List<KeyEntry> renewed = desk.renew(mailbox);
            for (KeyEntry entry : renewed) {
                show(workplace, CertListCommand.owners(entry.certificate()), entry);
            }
            boolean list = desk.upkeep();
            if (!workplace.json()) {
                workplace.output().line(sentence(renewed.size(), list));
            }
            return Exit.OK;
        }

        private static String sentence(int renewed, boolean list) {
            String certificates = renewed == 0 ? "No certificate is past half its life" : renewed + " renewed";
            return certificates
                    + (list
                            ? ", and the revocation list was signed anew; publish it."
                            : "; the revocation list is fresh.");
        }
    }

    @Command(name = "revoke", description = "Declares certificates of the school's own authority invalid, for good.")
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS|FINGERPRINT|SERIAL", description = "an address means all its certificates")
        private String which = "";

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                required = true,
                description = "key-stolen, left-school, replaced, not-used or other")
        private String reason = "";

        @Override
        public Integer call() throws IOException, Stop {
            Revocation why = Revocation.labelled(reason)
                    .orElseThrow(() -> Stop.wrong("\"" + reason
                            + "\" is no reason; it is key-stolen, left-school, replaced, not-used or other"));
            List<String> fingerprints = CertCaCommand.existing(workplace).issued().stream()
                    .filter(this::isMeant)
                    .map(Issued::fingerprint)
                    .toList();
            List<Issued> revoked = CertParts.desk(workplace.home()).revoke(fingerprints, why);
            if (revoked.isEmpty()) {
                throw Stop.refused("the authority issued nothing for " + which
                        + " that is not revoked already; `postern cert list --issued` shows what it issued");
            }
            revoked.forEach(this::show);
            if (!workplace.json()) {
                workplace
                        .output()
                        .line("Nothing is encrypted for them any more. Publish the new revocation list: "
                                + CertCaCommand.existing(workplace)
                                        .lists()
                                        .getFirst()
                                        .file());
            }
            return Exit.OK;
        }

        private boolean isMeant(Issued issued) {
            String digits = which.replaceAll("[:\\s]", "");
            return issued.address().equals(MailAddresses.comparable(which))
                    || Fingerprint.parse(which).stream().anyMatch(issued.fingerprint()::equals)
                    || (digits.matches("[0-9a-fA-F]{1,40}") && issued.serial().equals(new BigInteger(digits, 16)));
        }

        private void show(Issued issued) {
            if (workplace.json()) {
                workplace.output().json(CertListCommand.json(issued));
            } else {
                workplace
                        .output()
                        .line("Revoked the certificate of " + issued.address() + " to "
                                + issued.use().label() + ", serial "
                                + issued.serial().toString(16) + ".");
            }
        }
    }

    private static void show(Workplace workplace, String mailbox, KeyEntry entry) {
        boolean signs = entry.certificate().getKeyUsage()[0];
        String use = signs ? "sign" : "encrypt";
        if (workplace.json()) {
            ObjectNode json = Output.object()
                    .put("address", mailbox)
                    .put("use", use)
                    .put("serial", entry.certificate().getSerialNumber().toString(16))
                    .put("until", entry.certificate().getNotAfter().toInstant().toString())
                    .put("fingerprint", Fingerprint.of(entry.certificate()));
            workplace.output().json(json);
        } else {
            workplace
                    .output()
                    .line("Issued to " + mailbox + " a certificate to " + use + ", valid until "
                            + CertParts.day(entry.certificate().getNotAfter()) + ", SHA-256 "
                            + Fingerprint.of(entry.certificate()));
        }
    }
}
