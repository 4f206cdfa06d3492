package org.postern.relay.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.Judged;
import org.postern.certs.Lookup;
import org.postern.mailets.Rung;
import org.postern.message.Address;
import org.postern.policy.Lists;
import org.postern.relay.delivery.SecureRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code postern cert check}: how mail that must be encrypted would reach somebody, and why so. */
@Command(
        name = "check",
        description = "Says how mail that must be encrypted would reach an address, and why."
                + " Exit code 1: to some it would be held.")
final class CertCheckCommand implements Callable<Integer> {
    @Mixin
    private Workplace workplace = new Workplace();

    @Parameters(paramLabel = "ADDRESS", arity = "1..*")
    private List<String> addresses = List.of();

    @Override
    public Integer call() throws IOException, Stop {
        CertificateBook book = CertParts.book(workplace.home());
        boolean all = true;
        for (String text : addresses) {
            String address = CertParts.address(text);
            List<Judged> judged = book.judged(address);
            Optional<Judged> used = judged.stream().filter(Judged::usable).findFirst();
            Optional<String> other = used.isPresent() ? Optional.empty() : secureRoute(address);
            Answer answer = new Answer(address, used, other, judged, reason(book, address, used));
            show(answer);
            all &= used.isPresent() || other.isPresent();
        }
        return all ? Exit.OK : Exit.INCOMPLETE;
    }

    /**
     * @param other the rung without a certificate, if there is one
     * @param reason why no certificate is used
     */
    private record Answer(
            String address,
            Optional<Judged> used,
            Optional<String> other,
            List<Judged> judged,
            Optional<CertificateProblem> reason) {
        String rung() {
            return used.isPresent() ? "s/mime" : other.isPresent() ? "secure-route" : "held";
        }
    }

    /** The rung below the certificate. */
    private Optional<String> secureRoute(String address) throws Stop {
        Lists lists = Workplace.rulebook(workplace.policyFiles()).policy().lists();
        Address to = Address.of(address);
        SecureRoutes routes = new SecureRoutes(() -> lists, workplace.settings(), InstantSource.system());
        return routes.without(to) == Rung.SECURE_ROUTE
                ? Optional.of("secure route: to " + to.domain() + " over TLS that proves the host's name, or held")
                : Optional.empty();
    }

    private static Optional<CertificateProblem> reason(CertificateBook book, String address, Optional<Judged> used)
            throws IOException {
        return used.isEmpty() && book.find(address) instanceof Lookup.Unusable(CertificateProblem problem)
                ? Optional.of(problem)
                : Optional.empty();
    }

    private void show(Answer answer) {
        if (workplace.json()) {
            workplace.output().json(json(answer));
            return;
        }
        Output output = workplace.output();
        if (answer.used().isPresent()) {
            Judged used = answer.used().get();
            output.line(answer.address() + ": S/MIME with certificate "
                    + used.recipient().fingerprint());
            output.line("  It is valid until "
                    + CertParts.day(used.recipient().certificate().getNotAfter()) + " and "
                    + used.standing().level().label() + ": " + used.standing().why() + ".");
            used.standing().warning().ifPresent(warning -> output.line("  Warning: " + warning + "."));
        } else if (answer.other().isPresent()) {
            output.line(answer.address() + ": " + answer.other().get());
        } else {
            boolean none = answer.judged().isEmpty();
            output.line(answer.address() + ": held: no certificate" + (none ? "" : " that can be used"));
        }
        answer.reason().ifPresent(problem -> output.line("  " + problem.sentence()));
        if (answer.rung().equals("held")) {
            output.line(
                    "  Ask its owner for a certificate and `postern cert import` it, write to another address, or ask"
                            + " the designated safeguarding lead.");
        }
        for (Judged one : answer.judged()) {
            one.problem()
                    .filter(problem -> !answer.reason().equals(Optional.of(problem)))
                    .ifPresent(problem ->
                            output.line("  Not used: " + one.recipient().fingerprint() + ", "
                                    + one.standing().level().label() + ". " + problem.sentence()));
        }
    }

    private static ObjectNode json(Answer answer) {
        ObjectNode json = Output.object().put("address", answer.address()).put("rung", answer.rung());
        answer.other().ifPresent(route -> json.put("route", route));
        answer.used().ifPresent(used -> json.put("fingerprint", used.recipient().fingerprint()));
        answer.reason()
                .ifPresent(
                        problem -> json.put("problem", problem.reason().name()).put("reason", problem.sentence()));
        var all = json.putArray("certificates");
        answer.judged().forEach(one -> all.add(CertListCommand.json(one)));
        return json;
    }
}
