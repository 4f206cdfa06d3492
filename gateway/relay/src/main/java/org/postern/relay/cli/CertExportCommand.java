package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.postern.certs.Pem;
import org.postern.certs.PrivateFile;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.OwnKey;
import org.postern.certs.keys.Pkcs12;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern cert export}: a mailbox's keys for its owner's mail program, or its certificates for others. */
@Command(name = "export", description = "Writes a mailbox's keys as PKCS #12 files for its owner's mail program.")
final class CertExportCommand implements Callable<Integer> {
    private static final int SHORTEST = 12;

    @Mixin
    private Workplace workplace = new Workplace();

    @Mixin
    private SecretInput secret = new SecretInput();

    @Parameters(paramLabel = "ADDRESS", description = "a mailbox of the school")
    private String address = "";

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "where the files go")
    private Path folder = Path.of(".");

    @Option(names = "--legacy", description = "for gpgsm and old Windows: 3DES and SHA-1 instead of AES and SHA-256")
    private boolean legacy;

    @Option(names = "--certificates", description = "only the certificates, as PEM, to give to anybody")
    private boolean certificates;

    @Override
    public Integer call() throws IOException, Stop {
        String mailbox = CertParts.address(address);
        Map<String, OwnKey> newest = new LinkedHashMap<>();
        for (OwnKey key : CertParts.keys(workplace.home()).of(mailbox)) {
            newest.putIfAbsent(use(key), key);
        }
        if (newest.isEmpty()) {
            throw Stop.refused("there is no private key of " + mailbox + " here; make one with `postern cert issue "
                    + mailbox + "`, or `postern cert import` its PKCS #12 file");
        }
        List<Path> written = certificates ? certificates(mailbox, newest) : keys(mailbox, newest);
        for (Path file : written) {
            show(mailbox, file);
        }
        return Exit.OK;
    }

    private static String use(OwnKey key) {
        return key.opens() && key.signs() ? "both" : key.opens() ? "encrypt" : "sign";
    }

    private List<Path> certificates(String mailbox, Map<String, OwnKey> keys) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, OwnKey> entry : keys.entrySet()) {
            Path file = file(mailbox, entry.getKey(), ".pem");
            Files.createDirectories(folder);
            Files.write(file, Pem.certificate(entry.getValue().certificate()));
            written.add(file);
        }
        return written;
    }

    /** One key a file: gpgsm takes no more. */
    private List<Path> keys(String mailbox, Map<String, OwnKey> keys) throws IOException, Stop {
        for (OwnKey key : keys.values()) {
            if (key.key().getEncoded() == null) {
                throw Stop.refused("the key of " + mailbox + " is in " + key.where() + " and cannot leave it");
            }
        }
        char[] password = secret.chosen("Password for the files", SHORTEST);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, OwnKey> entry : keys.entrySet()) {
            String name = mailbox + " " + entry.getKey();
            KeyEntry key = new KeyEntry(entry.getValue().key(), entry.getValue().chain());
            Path file = file(mailbox, entry.getKey(), ".p12");
            PrivateFile.replace(file, legacy ? Pkcs12.legacy(name, key, password) : Pkcs12.modern(name, key, password));
            written.add(file);
        }
        return written;
    }

    private Path file(String mailbox, String use, String ending) {
        return folder.resolve(
                mailbox.replaceAll("[^A-Za-z0-9.@+-]", "-").replaceFirst("^\\.", "-") + "-" + use + ending);
    }

    private void show(String mailbox, Path file) {
        if (workplace.json()) {
            workplace.output().json(Output.object().put("address", mailbox).put("file", file.toString()));
        } else {
            workplace
                    .output()
                    .line("Wrote " + file
                            + (certificates
                                    ? "; anybody may have it."
                                    : "; give it and its password to their owner by two different ways."));
        }
    }
}
