package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.certs.Fingerprint;
import org.postern.certs.authority.Authority;
import org.postern.certs.authority.AuthorityPlan;
import org.postern.certs.authority.PublishedList;
import org.postern.certs.authority.RootFile;
import org.postern.relay.Home;
import org.postern.relay.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern cert ca}: the school's own authority. */
@Command(
        name = "ca",
        description = "The school's own authority for e-mail certificates.",
        subcommands = {CertCaCommand.Init.class, CertCaCommand.Show.class, CertCaCommand.Renew.class})
final class CertCaCommand {
    private static final int SHORTEST = 12;

    @Command(name = "init", description = "Makes the authority: a root, kept in one file, and an issuing authority.")
    static final class Init implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Mixin
        private SecretInput secret = new SecretInput();

        @Option(
                names = "--root",
                paramLabel = "FILE",
                description = "where the root's key goes, best a stick (default: HOME/root.p12)")
        private Optional<Path> root = Optional.empty();

        @Option(
                names = "--lists",
                paramLabel = "URL",
                description = "where the school's web site will show the revocation lists, such as"
                        + " http://www.school.example/mail/ (default: http://crl.DOMAIN/); \"none\" names no place")
        private Optional<String> lists = Optional.empty();

        @Override
        public Integer call() throws IOException, Stop {
            Settings settings = workplace.settings();
            AuthorityPlan plan = plan(settings.school());
            Home home = workplace.home();
            if (Authority.exists(home.authority())) {
                throw Stop.refused("there is an authority already; `postern cert ca show` shows it");
            }
            Path file = root.orElse(usualRoot(home));
            if (Files.exists(file)) {
                throw Stop.wrong(file + " is there already; name another file with --root, or move it away");
            }
            char[] password = secret.chosen("Password for the root's key", SHORTEST);
            Authority made = CertParts.desk(home).found(plan, new RootFile(file, password));
            show(workplace, made);
            if (!workplace.json()) {
                next(file, made);
            }
            return Exit.OK;
        }

        private AuthorityPlan plan(Settings.School school) throws Stop {
            String first = "http://crl." + school.domains().getFirst() + "/";
            Optional<String> url = Optional.of(lists.orElse(first)).filter(u -> !u.equals("none"));
            try {
                return new AuthorityPlan(school.name(), school.domains(), url);
            } catch (IllegalArgumentException e) {
                throw Stop.wrong(e.getMessage() + "; --lists says \"" + lists.orElse(first) + "\"");
            }
        }

        private void next(Path file, Authority made) throws IOException {
            Output output = workplace.output();
            output.line("");
            output.line("What to do now:");
            output.line("1. Move " + file + " to a stick and lock that away. Whoever has this file and its password can"
                    + " make certificates in the school's name. It is needed again in about four years.");
            output.line("2. Write its password down and lock that away elsewhere. Nobody can recover it.");
            Path lists = made.lists().getFirst().file().toAbsolutePath().getParent();
            made.plan()
                    .lists()
                    .ifPresent(
                            url -> output.line("3. Let the school's web site show the files of " + lists + " at " + url
                                    + ", and copy them there again every week: they say which certificates no"
                                    + " longer count."));
            output.line("Then make somebody's certificates: postern cert issue NAME@"
                    + made.plan().domains().getFirst());
        }
    }

    @Command(name = "show", description = "Shows the authority and its revocation lists.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Override
        public Integer call() throws IOException, Stop {
            show(workplace, existing(workplace));
            return Exit.OK;
        }
    }

    @Command(
            name = "renew",
            description = "Renews the issuing authority's certificate with the root's key, which is in the root file.")
    static final class Renew implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Mixin
        private SecretInput secret = new SecretInput();

        @Option(names = "--root", paramLabel = "FILE", required = true, description = "the file with the root's key")
        private Path root = Path.of("root.p12");

        @Override
        public Integer call() throws IOException, Stop {
            existing(workplace);
            if (!Files.isReadable(root)) {
                throw Stop.wrong("there is no readable file " + root + "; check the path");
            }
            RootFile file = new RootFile(root, secret.known("Password of the root's key"));
            show(workplace, CertParts.desk(workplace.home()).renewAuthority(file));
            return Exit.OK;
        }
    }

    /** Where the root's key is made if no other place is named; it is not to stay there. */
    static Path usualRoot(Home home) {
        return home.folder().resolve("root.p12");
    }

    static Authority existing(Workplace workplace) throws IOException, Stop {
        return CertParts.desk(workplace.home())
                .authority()
                .orElseThrow(() -> Stop.refused("there is no authority yet; make one with `postern cert ca init`"));
    }

    private static void show(Workplace workplace, Authority authority) throws IOException {
        if (workplace.json()) {
            workplace.output().json(json(authority));
            return;
        }
        Output output = workplace.output();
        output.line("The authority of " + authority.plan().school() + ", for addresses of "
                + String.join(", ", authority.plan().domains()));
        output.table(List.of(row("root", authority.root()), row("issuing", authority.issuing())));
        for (PublishedList list : authority.lists()) {
            output.line("revocation list " + list.file() + ", valid until " + CertParts.day(Date.from(list.until()))
                    + list.url().map(url -> ", to be found at " + url).orElse(", named in no certificate"));
        }
    }

    private static List<String> row(String what, X509Certificate certificate) {
        return List.of(
                what,
                CertParts.subject(certificate),
                "until " + CertParts.day(certificate.getNotAfter()),
                "SHA-256 " + Fingerprint.of(certificate));
    }

    private static ObjectNode json(Authority authority) throws IOException {
        ObjectNode json = Output.object().put("school", authority.plan().school());
        authority.plan().domains().forEach(json.putArray("domains")::add);
        json.set("root", json(authority.root()));
        json.set("issuing", json(authority.issuing()));
        var lists = json.putArray("lists");
        for (PublishedList list : authority.lists()) {
            ObjectNode one = lists.addObject().put("file", list.file().toString());
            list.url().ifPresent(url -> one.put("url", url));
            one.put("until", list.until().toString());
        }
        return json;
    }

    private static ObjectNode json(X509Certificate certificate) {
        Instant until = certificate.getNotAfter().toInstant();
        return Output.object()
                .put("subject", CertParts.subject(certificate))
                .put("until", until.toString())
                .put("fingerprint", Fingerprint.of(certificate));
    }
}
