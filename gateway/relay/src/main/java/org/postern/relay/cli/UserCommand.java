package org.postern.relay.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.postern.message.Address;
import org.postern.relay.StoreParts;
import org.postern.store.account.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern user}: who may sign in to submit mail. */
@Command(
        name = "user",
        description = "Accounts that may submit mail.",
        subcommands = {UserCommand.Add.class, UserCommand.Password.class, UserCommand.Listing.class})
final class UserCommand {
    /** NCSC and NIST SP 800-63B 5.1.1.2: length rather than composition rules. */
    private static final int SHORTEST = 12;

    @Command(name = "add", description = "Adds an account; the password is asked for, or read from standard input.")
    static final class Add implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS")
        private String login = "";

        @Option(names = "--send-as", paramLabel = "ADDRESS", description = "a further address it may send as")
        private List<String> sendAs = List.of();

        @Override
        public Integer call() throws IOException, Stop {
            Address address = ours(address(login));
            Set<Address> delegated = Set.copyOf(addresses(sendAs));
            for (Address further : delegated) {
                ours(further);
            }
            try (StoreParts store = workplace.store()) {
                if (!store.accounts().add(address, password(), delegated, workplace.actor())) {
                    throw Stop.refused(
                            address + " has an account already; use `postern user passwd` for a new password");
                }
            }
            return done(workplace, address, "may now sign in");
        }

        /** Whoever signs in counts as the school. */
        private Address ours(Address address) throws Stop {
            List<String> domains = workplace.settings().school().domains();
            if (!domains.contains(address.domain())) {
                throw Stop.wrong(
                        address + " is not in a domain of the school, which are " + String.join(", ", domains));
            }
            return address;
        }
    }

    @Command(name = "passwd", description = "Sets a password; it is asked for, or read from standard input.")
    static final class Password implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ADDRESS")
        private String login = "";

        @Override
        public Integer call() throws IOException, Stop {
            Address address = address(login);
            try (StoreParts store = workplace.store()) {
                boolean known = store.accounts().find(address).isPresent();
                if (!known || !store.accounts().setPassword(address, password(), workplace.actor())) {
                    throw Stop.refused(address + " has no account; add one with `postern user add`");
                }
            }
            return done(workplace, address, "has a new password");
        }
    }

    @Command(name = "list", description = "Lists the accounts.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Override
        public Integer call() throws IOException, Stop {
            try (StoreParts store = workplace.store()) {
                store.accounts().list().forEach(this::show);
            }
            return Exit.OK;
        }

        private void show(Account account) {
            List<String> sendAs =
                    account.delegated().stream().map(Address::toString).sorted().toList();
            if (workplace.json()) {
                var json = Output.object()
                        .put("login", account.login().toString())
                        .put("enabled", account.enabled())
                        .put("password-at", account.passwordAt().toString());
                sendAs.forEach(json.putArray("send-as")::add);
                workplace.output().json(json);
            } else {
                String also = sendAs.isEmpty() ? "" : ", may send as " + String.join(", ", sendAs);
                workplace.output().line(account.login() + (account.enabled() ? "" : " (disabled)") + also);
            }
        }
    }

    static Address address(String text) throws Stop {
        return Address.parse(text)
                .orElseThrow(
                        () -> Stop.wrong("\"" + text + "\" is not an address; write one such as name@school.example"));
    }

    private static List<Address> addresses(List<String> texts) throws Stop {
        for (String text : texts) {
            address(text);
        }
        return texts.stream().map(Address::of).toList();
    }

    private static int done(Workplace workplace, Address address, String what) {
        if (workplace.json()) {
            workplace
                    .output()
                    .json(Output.object().put("login", address.toString()).put("done", true));
        } else {
            workplace.output().line(address + " " + what + ".");
        }
        return Exit.OK;
    }

    private static String password() throws IOException, Stop {
        return new String(SecretInput.fresh("Password", SHORTEST));
    }
}
