package org.postern.relay.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.postern.relay.StoreParts;
import org.postern.store.audit.Anchor;
import org.postern.store.audit.AuditCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code postern audit}. */
@Command(
        name = "audit",
        description = "The record of who decided and who looked.",
        subcommands = AuditCommand.Verify.class)
final class AuditCommand {

    @Command(name = "verify", description = "Proves that no row of the record was changed, removed or added.")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Option(
                names = "--noted",
                paramLabel = "ROW:HASH",
                description = "what an earlier run said; it must still hold")
        private List<String> noted = List.of();

        @Override
        public Integer call() throws IOException, Stop {
            List<Anchor> anchors = new ArrayList<>();
            for (String text : noted) {
                anchors.add(anchor(text));
            }
            try (StoreParts store = workplace.store()) {
                return report(store.audit().verify(anchors));
            }
        }

        private static Anchor anchor(String text) throws Stop {
            if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
                throw Stop.wrong("\"" + text + "\" is no row and hash; copy ROW:HASH as audit verify printed it");
            }
            int colon = text.indexOf(':');
            return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }

        private int report(AuditCheck check) {
            Output output = workplace.output();
            return switch (check) {
                case AuditCheck.Intact(long count, String hash) -> {
                    if (workplace.json()) {
                        output.json(Output.object()
                                .put("intact", true)
                                .put("rows", count)
                                .put("hash", hash));
                    } else {
                        output.line("The audit record is intact: " + count + " rows. Note " + count + ":" + hash
                                + " elsewhere; with --noted it proves later that nothing was cut off.");
                    }
                    yield Exit.OK;
                }
                case AuditCheck.Broken broken -> {
                    if (workplace.json()) {
                        output.json(Output.object()
                                .put("intact", false)
                                .put("row", broken.row())
                                .put("fault", broken.fault().name()));
                    } else {
                        output.line("The audit record was tampered with: " + broken + "; restore it from a backup and"
                                + " tell the data protection officer.");
                    }
                    yield Exit.INCOMPLETE;
                }
            };
        }
    }
}
