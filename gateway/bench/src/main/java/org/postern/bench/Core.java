package org.postern.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postern.inspect.Inspector;
import org.postern.message.Address;
import org.postern.message.Envelope;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;

/** The core as the relay uses it, with what is in conf/; {@code -Dpostern.conf} names that folder. */
final class Core {
    /** The mails here have no files. */
    static final FileOpener NO_FILES = (part, kind, left) -> {
        throw new IllegalStateException("no mail here has a file");
    };

    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final Set<String> DOMAINS = Set.of("larkfield.sch.example", "pupils.larkfield.sch.example");

    private Core() {}

    static Path conf() {
        return Path.of(System.getProperty("postern.conf", "conf"));
    }

    /** The shipped rules for a directory of so many pupils more than are shipped. */
    static Rulebook rulebook(int pupils) {
        return rulebook(pupils, 0);
    }

    /** The same with so many more phrases on the lists. */
    static Rulebook rulebook(int pupils, int phrases) {
        PolicyFiles shipped = PolicyFiles.in(conf(), DOMAINS);
        Path lists = phrases == 0 ? shipped.lists() : ManyPhrases.with(phrases, shipped.lists());
        Path directory = pupils == 0 ? shipped.directory() : LargeSchool.with(pupils, shipped.directory());
        return switch (PolicyLoader.load(
                new PolicyFiles(shipped.policy(), lists, directory, shipped.notices(), DOMAINS))) {
            case PolicyOutcome.Loaded(Rulebook rulebook) -> rulebook;
            case PolicyOutcome.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    static Inspector inspector(int pupils) {
        return inspector(pupils, 0);
    }

    static Inspector inspector(int pupils, int phrases) {
        return Inspector.standard(rulebook(pupils, phrases), NO_FILES, FileLimits.DEFAULT, CLOCK);
    }

    static Envelope envelope(String from, List<String> to) {
        return new Envelope(
                Optional.of(Address.of(from)),
                to.stream().map(Address::of).toList(),
                Optional.empty(),
                Envelope.Origin.TRUSTED_NETWORK,
                Envelope.Alignment.UNKNOWN);
    }
}
