package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.Fingerprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an administrator says about a certificate or an authority, whatever else is known of it. */
final class CertTrustCommand {
    private CertTrustCommand() {}

    @Command(name = "trust", description = "Answers for a certificate that is here, after comparing it with its owner.")
    static final class Trust implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FINGERPRINT")
        private String text = "";

        @Override
        public Integer call() throws IOException, Stop {
            String fingerprint = CertParts.fingerprint(text);
            CertificateBook book = CertParts.book(workplace.home());
            if (book.certificates().stream().map(Fingerprint::of).noneMatch(fingerprint::equals)) {
                throw Stop.refused("there is no certificate " + fingerprint + "; import it first");
            }
            book.pin(fingerprint);
            return done(workplace, fingerprint, "trusted", "Trusted from now on");
        }
    }

    @Command(
            name = "block",
            description = "Never uses a certificate, nor anything issued below it if it is an authority's.")
    static final class Block implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FINGERPRINT")
        private String text = "";

        @Override
        public Integer call() throws IOException, Stop {
            String fingerprint = CertParts.fingerprint(text);
            CertParts.book(workplace.home()).block(fingerprint);
            return done(workplace, fingerprint, "blocked", "Not used any more");
        }
    }

    @Command(name = "unblock", description = "Takes a block away.")
    static final class Unblock implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FINGERPRINT")
        private String text = "";

        @Override
        public Integer call() throws IOException, Stop {
            String fingerprint = CertParts.fingerprint(text);
            if (!CertParts.book(workplace.home()).unblock(fingerprint)) {
                throw Stop.refused(fingerprint + " is not blocked");
            }
            return done(workplace, fingerprint, "unblocked", "Not blocked any more");
        }
    }

    /** {@code postern cert roots}. */
    @Command(
            name = "roots",
            description = "The authorities whose e-mail certificates the school believes.",
            subcommands = {RootsList.class, RootsAdd.class, RootsRemove.class})
    static final class Roots {}

    @Command(name = "list", description = "Lists them.")
    static final class RootsList implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Override
        public Integer call() throws IOException {
            for (X509Certificate root : CertParts.book(workplace.home()).roots().all()) {
                show(workplace, root, "");
            }
            return Exit.OK;
        }
    }

    @Command(
            name = "add",
            description = "Believes every authority in a file (PEM, DER, PKCS #7), which may be a bundle.")
    static final class RootsAdd implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FILE", arity = "1..*")
        private List<Path> files = List.of();

        @Override
        public Integer call() throws IOException, Stop {
            for (Path file : files) {
                if (!Files.isReadable(file)) {
                    throw Stop.wrong("there is no readable file " + file + "; check the path");
                }
                for (X509Certificate root :
                        CertParts.book(workplace.home()).roots().add(Files.readAllBytes(file))) {
                    show(workplace, root, "Believed from now on: ");
                }
            }
            return Exit.OK;
        }
    }

    @Command(name = "remove", description = "Believes an authority no longer, nor what it issued.")
    static final class RootsRemove implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "FINGERPRINT")
        private String text = "";

        @Override
        public Integer call() throws IOException, Stop {
            String fingerprint = CertParts.fingerprint(text);
            Optional<X509Certificate> removed =
                    CertParts.book(workplace.home()).roots().remove(fingerprint);
            if (removed.isEmpty()) {
                throw Stop.refused(fingerprint + " is not among the roots; `postern cert roots list` shows them");
            }
            show(workplace, removed.get(), "Not believed any more: ");
            return Exit.OK;
        }
    }

    private static void show(Workplace workplace, X509Certificate root, String before) {
        if (workplace.json()) {
            workplace
                    .output()
                    .json(Output.object()
                            .put("subject", CertParts.subject(root))
                            .put("until", root.getNotAfter().toInstant().toString())
                            .put("fingerprint", Fingerprint.of(root)));
        } else {
            workplace
                    .output()
                    .line(before + CertParts.subject(root) + ", valid until " + CertParts.day(root.getNotAfter())
                            + ", SHA-256 " + Fingerprint.of(root));
        }
    }

    private static int done(Workplace workplace, String fingerprint, String state, String sentence) {
        if (workplace.json()) {
            workplace
                    .output()
                    .json(Output.object().put("fingerprint", fingerprint).put("state", state));
        } else {
            workplace.output().line(sentence + ": " + fingerprint);
        }
        return Exit.OK;
    }
}
