package org.postern.relay.james;

import java.util.List;
import java.util.stream.Stream;
import org.postern.model.ConfigProblem;
import org.postern.model.Nearest;
import org.postern.relay.smtp.RelayHandlers;
import org.postern.relay.smtp.SubmissionHandlers;

/**
 * What smtpserver.xml must keep: each listener has one of our two chains, and only postern.yaml says who is trusted.
 */
final class Listeners {
    private static final List<String> CHAINS =
            List.of(RelayHandlers.class.getName(), SubmissionHandlers.class.getName());
    private static final List<String> PORTS = List.of("${relay.listen}", "${submission.listen}");
    private static final String TRUSTED = "${relay.trusted-networks}";

    private Listeners() {}

    static List<ConfigProblem> problems(XmlFile file, Tag root) {
        return root.children("smtpserver")
                .flatMap(server -> Stream.of(chain(file, server), port(file, server), trusted(file, server))
                        .flatMap(problems -> problems))
                .toList();
    }

    private static Stream<ConfigProblem> chain(XmlFile file, Tag server) {
        Tag chain = server.child("handlerchain").orElse(server);
        String name = chain.attribute("coreHandlersPackage");
        return CHAINS.contains(name)
                ? Stream.of()
                : Stream.of(file.at(chain, Nearest.message("handlerchain", name, CHAINS)));
    }

    /** Without one James listens on every address. */
    private static Stream<ConfigProblem> port(XmlFile file, Tag server) {
        Tag bind = server.child("bind").orElse(server);
        return PORTS.contains(bind.text())
                ? Stream.of()
                : Stream.of(file.at(bind, "bind must be one of " + String.join(", ", PORTS)));
    }

    private static Stream<ConfigProblem> trusted(XmlFile file, Tag server) {
        return server.children("authorizedAddresses")
                .filter(tag -> !tag.text().equals(TRUSTED))
                .map(tag -> file.at(tag, "write " + TRUSTED + " here and the networks into postern.yaml"));
    }
}
