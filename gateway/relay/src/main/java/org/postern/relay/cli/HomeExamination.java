package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postern.certs.CertificateBook;
import org.postern.certs.Lookup;
import org.postern.certs.authority.Authority;
import org.postern.certs.expiry.Endings;
import org.postern.certs.expiry.ExpiryWarnings;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.relay.settings.Settings;
import org.postern.store.audit.AuditCheck;
import org.postern.store.health.StoreHealth;
import org.postern.store.quarantine.HeldCounts;
import org.postern.store.queue.QueueView;

/** The doctor's look into the home folder: keys, store, audit record, certificates. */
final class HomeExamination {
    private HomeExamination() {}

    static List<Symptom> of(Settings settings, Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(Symptom.yellow("home", folder + " is not there yet; `postern start` makes it"));
        }
        List<Symptom> symptoms = new ArrayList<>();
        symptoms.add(tls(settings));
        try {
            Home home = Home.open(folder);
            symptoms.addAll(store(settings, home));
            symptoms.addAll(certificates(home));
        } catch (IOException e) {
            symptoms.add(Symptom.red("home", "not everything in " + folder + " can be read: " + e.getMessage()));
        }
        return symptoms;
    }

    private static Symptom tls(Settings settings) {
        return settings.tls()
                .map(key -> Files.isReadable(key.file()) && Files.isReadable(key.passwordFile())
                        ? Symptom.green("tls", "key in " + key.file())
                        : Symptom.red(
                                "tls", key.file() + " or its password file cannot be read; check tls in postern.yaml"))
                .orElse(Symptom.yellow(
                        "tls", "the key is self-signed; give one from an authority as tls.file in postern.yaml"));
    }

    private static List<Symptom> store(Settings settings, Home home) {
        try (StoreParts store = StoreParts.open(settings, home, InstantSource.system())) {
            return List.of(answers(store), audit(store), held(store), queues(store));
        } catch (IOException e) {
            return List.of(Symptom.red("store", settings.store().url() + " cannot be used: " + e.getMessage()));
        }
    }

    private static Symptom answers(StoreParts store) {
        return switch (StoreHealth.of(store.database())) {
            case StoreHealth.Answers(String schema) -> Symptom.green("store", "answers, schema " + schema);
            case StoreHealth.Silent(String why) -> Symptom.red("store", "does not answer: " + why);
        };
    }

    private static Symptom audit(StoreParts store) throws IOException {
        return switch (store.audit().verify()) {
            case AuditCheck.Intact intact -> Symptom.green("audit", "intact, " + intact.count() + " rows");
            case AuditCheck.Broken broken ->
                Symptom.red("audit", broken + "; restore a backup and tell the data protection officer");
        };
    }

    private static Symptom held(StoreParts store) throws IOException {
        HeldCounts counts = store.held().counts();
        StringBuilder sentence = new StringBuilder();
        counts.byState().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> sentence.append(HeldText.label(e.getKey()))
                        .append(' ')
                        .append(e.getValue())
                        .append(", "));
        sentence.append(
                counts.oldestWaiting().map(at -> "oldest waits since " + at).orElse("nothing waits"));
        return Symptom.green("quarantine", sentence.toString());
    }

    private static Symptom queues(StoreParts store) throws IOException {
        Map<String, Long> sizes = new TreeMap<>(new QueueView(store.database()).sizes());
        String sentence = sizes.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        return Symptom.green("queues", sentence.isEmpty() ? "empty" : sentence);
    }

    private static List<Symptom> certificates(Home home) throws IOException {
        CertificateBook book = CertParts.book(home);
        List<Lookup> found = book.find(List.copyOf(book.addresses()));
        List<Symptom> symptoms = new ArrayList<>();
        symptoms.add(Symptom.green("certificates", found.size() + " addresses"));
        for (Lookup lookup : found) {
            if (lookup instanceof Lookup.Unusable(var problem)) {
                symptoms.add(Symptom.yellow("certificates", problem.sentence()));
            }
        }
        Optional<Authority> authority = CertParts.desk(home).authority();
        ExpiryWarnings.due(Endings.of(book, CertParts.keys(home), authority), Instant.now())
                .forEach(warning -> symptoms.add(Symptom.yellow("certificates", warning.sentence())));
        Path root = CertCaCommand.usualRoot(home);
        if (Files.exists(root)) {
            symptoms.add(Symptom.yellow(
                    "certificates", root + " is still on this machine; move it to a stick and lock that away"));
        }
        return symptoms;
    }
}
