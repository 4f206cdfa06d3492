package org.postern.relay.cli;

import picocli.CommandLine.Command;

/** {@code postern cert}: certificates that mail is encrypted for, and the school's own authority. */
@Command(
        name = "cert",
        description = "Certificates that mail is encrypted for, and the school's own authority.",
        subcommands = {
            CertCheckCommand.class,
            CertListCommand.Listing.class,
            CertListCommand.Show.class,
            CertImportCommand.class,
            CertTrustCommand.Trust.class,
            CertTrustCommand.Block.class,
            CertTrustCommand.Unblock.class,
            CertTrustCommand.Roots.class,
            CertCaCommand.class,
            CertIssueCommand.Issue.class,
            CertIssueCommand.Renew.class,
            CertIssueCommand.Revoke.class,
            CertExportCommand.class,
            CertTokenCommand.class
        })
final class CertCommand {}
