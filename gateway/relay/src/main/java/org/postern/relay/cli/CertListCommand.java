package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.Fingerprint;
import org.postern.certs.Judged;
import org.postern.certs.MailAddresses;
import org.postern.certs.authority.Issued;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern cert list} and {@code show}: what is in the book, how far it is trusted and what is wrong with it. */
final class CertListCommand {
    private CertListCommand() {}

    @Command(
            name = "list",
            description = "Lists the certificates and what is wrong with them."
                    + " Exit code 1: some address has none that can be used.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Option(names = "--issued", description = "what the school's own authority issued instead")
        private boolean issued;

        @Override
        public Integer call() throws IOException, Stop {
            if (issued) {
                CertCaCommand.existing(workplace).issued().forEach(this::show);
                return Exit.OK;
            }
            CertificateBook book = CertParts.book(workplace.home());
            boolean all = true;
            for (String address : book.addresses()) {
                List<Judged> judged = book.judged(address);
                judged.forEach(one -> CertListCommand.show(workplace, one));
                all &= judged.stream().anyMatch(Judged::usable);
            }
            return all ? Exit.OK : Exit.INCOMPLETE;
        }

        private void show(Issued one) {
            if (workplace.json()) {
                workplace.output().json(json(one));
            } else {
                String state = one.revoked()
                        .map(r -> "revoked on " + CertParts.day(Date.from(r.at())) + " ("
                                + r.reason().label() + ")")
                        .orElse("valid until " + CertParts.day(Date.from(one.until())));
                workplace
                        .output()
                        .line(one.address() + " to " + one.use().label() + ": " + state + ", serial "
                                + one.serial().toString(16));
            }
        }
    }

    @Command(name = "show", description = "Shows everything about the certificates of an address, or about one.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS|FINGERPRINT")
        private String which = "";

        @Override
        public Integer call() throws IOException, Stop {
            CertificateBook book = CertParts.book(workplace.home());
            List<Judged> meant = new ArrayList<>();
            for (String address : book.addresses()) {
                for (Judged one : book.judged(address)) {
                    boolean named = address.equals(MailAddresses.comparable(which));
                    boolean printed = Fingerprint.parse(which).stream()
                            .anyMatch(one.recipient().fingerprint()::equals);
                    if (named || printed) {
                        meant.add(one);
                    }
                }
            }
            if (meant.isEmpty()) {
                throw Stop.refused("there is no certificate for " + which + "; `postern cert list` shows all");
            }
            for (Judged one : meant) {
                details(one);
            }
            return Exit.OK;
        }

        private void details(Judged one) {
            CertListCommand.show(workplace, one);
            if (!workplace.json()) {
                X509Certificate certificate = one.recipient().certificate();
                workplace
                        .output()
                        .table(List.of(
                                List.of("  subject", CertParts.subject(certificate)),
                                List.of(
                                        "  issuer",
                                        certificate.getIssuerX500Principal().getName()),
                                List.of(
                                        "  serial",
                                        certificate.getSerialNumber().toString(16)),
                                List.of("  made out to", owners(certificate)),
                                List.of("  valid from", CertParts.day(certificate.getNotBefore())),
                                List.of("  valid until", CertParts.day(certificate.getNotAfter())),
                                List.of("  key", key(certificate)),
                                List.of("  SHA-256", one.recipient().fingerprint()),
                                List.of(
                                        "  trust",
                                        one.standing().level().label() + ": "
                                                + one.standing().why())));
            }
        }
    }

    static void show(Workplace workplace, Judged one) {
        if (workplace.json()) {
            workplace.output().json(json(one));
            return;
        }
        String until = CertParts.day(one.recipient().certificate().getNotAfter());
        String address = one.recipient().address();
        String level = one.standing().level().label();
        workplace
                .output()
                .line(one.problem()
                        .map(problem -> address + ": not used, " + level + ". " + problem.sentence())
                        .orElse(address + ": usable until " + until + ", " + level + ", SHA-256 "
                                + one.recipient().fingerprint()));
        one.standing()
                .warning()
                .ifPresent(
                        warning -> workplace.output().remark("The certificate of " + address + ": " + warning + "."));
    }

    static ObjectNode json(Judged one) {
        X509Certificate certificate = one.recipient().certificate();
        ObjectNode json = Output.object()
                .put("address", one.recipient().address())
                .put("usable", one.usable())
                .put(
                        "trust",
                        one.standing().level().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("why", one.standing().why())
                .put("until", certificate.getNotAfter().toInstant().toString())
                .put("fingerprint", one.recipient().fingerprint())
                .put("subject", CertParts.subject(certificate))
                .put("issuer", certificate.getIssuerX500Principal().getName())
                .put("serial", certificate.getSerialNumber().toString(16))
                .put("key", key(certificate));
        one.problem()
                .ifPresent(
                        problem -> json.put("problem", problem.reason().name()).put("reason", problem.sentence()));
        one.standing().warning().ifPresent(warning -> json.put("warning", warning));
        return json;
    }

    static ObjectNode json(Issued one) {
        ObjectNode json = Output.object()
                .put("address", one.address())
                .put("use", one.use().label())
                .put("serial", one.serial().toString(16))
                .put("from", one.from().toString())
                .put("until", one.until().toString())
                .put("fingerprint", one.fingerprint())
                .put("revoked", one.revoked().isPresent());
        one.revoked()
                .ifPresent(r -> json.put("revoked-at", r.at().toString())
                        .put("reason", r.reason().label()));
        return json;
    }

    static List<String> addresses(X509Certificate certificate) {
        try {
            return MailAddresses.of(certificate);
        } catch (CertificateParsingException damaged) {
            return List.of();
        }
    }

    static String owners(X509Certificate certificate) {
        return String.join(", ", addresses(certificate));
    }

    private static String key(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey rsa
                ? "RSA " + rsa.getModulus().bitLength()
                : certificate.getPublicKey().getAlgorithm();
    }
}
