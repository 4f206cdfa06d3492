package org.postern.relay.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.postern.relay.StoreParts;
import org.postern.store.audit.AuditCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

        @Override
        public Integer call() throws IOException, Stop {
            try (StoreParts store = workplace.store()) {
                return report(store.audit().verify());
            }
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
                        output.line("The audit record is intact: " + count + " rows; note the last hash " + hash
                                + " elsewhere to prove it later.");
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
