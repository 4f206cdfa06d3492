package org.postern.relay.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.Pem;
import org.postern.certs.keys.OwnKey;
import org.postern.certs.keys.Token;
import org.postern.certs.keys.TokenPlace;
import org.postern.relay.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern cert token}: private keys that live in a token or hardware security module. */
@Command(
        name = "token",
        description = "Uses the private keys of a token or hardware security module (PKCS #11), and trusts their"
                + " certificates. Restart the relay afterwards.")
final class CertTokenCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Parameters(paramLabel = "LIBRARY", arity = "0..1", description = "the maker's library, a .so file")
    private Optional<Path> library = Optional.empty();

    @Option(names = "--slot", paramLabel = "N", description = "place in the library's list of slots (default: 0)")
    private int slot;

    @Option(names = "--pin-file", paramLabel = "FILE", description = "file of mode 0600 with the token's PIN")
    private Optional<Path> pinFile = Optional.empty();

    @Option(names = "--forget", description = "uses the token no longer")
    private boolean forget;

    @Override
    public Integer call() throws IOException, Stop {
        Home home = workplace.home();
        if (forget) {
            return forgotten(TokenPlace.forget(home.privateKeys()));
        }
        if (library.isEmpty() || pinFile.isEmpty()) {
            throw Stop.wrong("name the token's library and --pin-file, or --forget");
        }
        TokenPlace place = new TokenPlace(
                library.get().toAbsolutePath(), slot, pinFile.get().toAbsolutePath());
        List<OwnKey> keys = Token.open(place).all();
        CertificateBook book = CertParts.book(home);
        for (OwnKey key : keys) {
            if (key.opens() && !key.addresses().isEmpty()) {
                book.importCertificates(Pem.certificate(key.certificate()));
            }
            CertImportCommand.showKey(workplace, key, "Uses");
        }
        place.note(home.privateKeys());
        if (keys.isEmpty()) {
            workplace.output().remark("there is no private key with a certificate in it yet");
        }
        return Exit.OK;
    }

    private int forgotten(boolean was) throws Stop {
        if (!was) {
            throw Stop.refused("no token is in use");
        }
        if (workplace.json()) {
            workplace.output().json(Output.object().put("done", true));
        } else {
            workplace.output().line("The token is used no longer.");
        }
        return Exit.OK;
    }
}
