package org.postern.inspect;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.postern.message.Content;
import org.postern.message.Envelope;
import org.postern.message.Limits;
import org.postern.message.Message;
import org.postern.message.MessageReader;
import org.postern.message.PartPath;
import org.postern.message.PartText;
import org.postern.model.ConfigProblem;
import org.postern.model.Decision;
import org.postern.policy.Certificates;
import org.postern.policy.Decider;
import org.postern.policy.Evidence;
import org.postern.policy.History;
import org.postern.policy.Past;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.policy.Rulebook;
import org.postern.policy.Sending;
import org.postern.read.Budget;
import org.postern.read.FileLimits;
import org.postern.read.FileOpener;
import org.postern.read.MimePartReader;
import org.postern.read.PartReader;
import org.postern.scan.ScanOutcome;

/**
 * Reads, scans and decides: the only orchestrator. Any number of threads may use it; rules can be replaced while it
 * works, and each mail is judged by one rulebook from beginning to end. It never throws: what goes wrong becomes an
 * unread part, and the mail is held.
 */
public final class Inspector {
    private final MailReader mails;
    private final PartReader parts;
    private final FileLimits limits;
    private final Function<Rulebook, Function<PartText, ScanOutcome>> scanners;
    private final InstantSource clock;
    private final MalwareScan malware;
    private final History history;
    private final Certificates certificates;
    private volatile Standing standing;

    /** A rulebook with the scanners made for its lists. */
    private record Standing(Rulebook rulebook, Function<PartText, ScanOutcome> scanner) {}

    /** Starts with these rules; {@code scanners} makes the scanners for a rulebook, whose lists they may need. */
    public Inspector(
            Rulebook rulebook,
            MailReader mails,
            PartReader parts,
            FileLimits limits,
            Function<Rulebook, Function<PartText, ScanOutcome>> scanners,
            InstantSource clock) {
        this.mails = mails;
        this.parts = parts;
        this.limits = limits;
        this.scanners = scanners;
        this.clock = clock;
        this.malware = MalwareScan.OFF;
        this.history = History.NONE;
        this.certificates = Certificates.NONE;
        this.standing = new Standing(rulebook, scanners.apply(rulebook));
    }

    private Inspector(Inspector other, MalwareScan malware, History history, Certificates certificates) {
        this.mails = other.mails;
        this.parts = other.parts;
        this.limits = other.limits;
        this.scanners = other.scanners;
        this.clock = other.clock;
        this.malware = malware;
        this.history = history;
        this.certificates = certificates;
        this.standing = other.standing;
    }

    /** The same with a virus scanner, which sees every mail whole. */
    public Inspector with(MalwareScan scanner) {
        return new Inspector(this, scanner, history, certificates);
    }

    /** The same with what senders sent before; without it every mail is somebody's first. */
    public Inspector with(History before) {
        return new Inspector(this, malware, before, certificates);
    }

    /** The same that knows who can be written to encrypted; without it nobody can. */
    public Inspector with(Certificates known) {
        return new Inspector(this, malware, history, known);
    }

    /** As the relay uses it: all scanners there are, and {@code files} for what is attached. */
    public static Inspector standard(Rulebook rulebook, FileOpener files, FileLimits limits, InstantSource clock) {
        return new Inspector(
                rulebook,
                new MessageReader(Limits.DEFAULT)::read,
                new MimePartReader(Limits.DEFAULT, files),
                limits,
                rules -> AllScanners.of(
                        rules,
                        clock.instant().atZone(ZoneId.of("Europe/London")).toLocalDate())::scan,
                clock);
    }

    /** The rules in force. */
    public Rulebook rulebook() {
        return standing.rulebook();
    }

    /** Takes new rules into force; the last good ones stay if there is any problem with the new. */
    public List<ConfigProblem> reload(PolicyFiles files) {
        return switch (PolicyLoader.load(files)) {
            case PolicyOutcome.Loaded loaded -> {
                use(loaded.rulebook());
                yield List.of();
            }
            case PolicyOutcome.Rejected(var problems) -> problems;
        };
    }

    public void use(Rulebook rulebook) {
        standing = new Standing(rulebook, scanners.apply(rulebook));
    }

    public Inspection inspect(String id, Envelope envelope, Content content) {
        return inspect(id, envelope, content, standing, Witness.NONE);
    }

    /** The same under a profile of the rulebook, the usual rules if there is no such profile; and before a witness. */
    public Inspection inspect(String id, Envelope envelope, Content content, String profile, Witness witness) {
        Standing now = standing;
        Rulebook rulebook = now.rulebook().withProfile(profile).orElse(now.rulebook());
        return inspect(id, envelope, content, new Standing(rulebook, now.scanner()), witness);
    }

    private Inspection inspect(String id, Envelope envelope, Content content, Standing now, Witness witness) {
        Rulebook rulebook = now.rulebook();
        long start = System.nanoTime();
        Decider decider = new Decider(rulebook, certificates);
        Walk walk = new Walk(parts, new Budget(limits), now.scanner(), witness);
        walk.lookForMalware(malware, content);
        return switch (read(id, envelope, content)) {
            case MessageReader.Outcome.Read(Message message) -> {
                walk.walk(message, evidence -> decider.isSettled(message, evidence, clock.instant()));
                long read = System.nanoTime();
                List<Decision> decisions = decide(decider, message, walk, clock.instant());
                yield report(walk, decisions, rulebook, start, read);
            }
            case MessageReader.Outcome.Malformed(String reason) -> {
                walk.unread(PartPath.ROOT, reason);
                yield report(walk, decider.hold(envelope, Decider.UNREAD), rulebook, start, System.nanoTime());
            }
        };
    }

    // The mail decides what this code meets; an Error escaping from here would stall the spooler for good.
    @SuppressWarnings("CatchingUnchecked")
    private MessageReader.Outcome read(String id, Envelope envelope, Content content) {
        try {
            return mails.read(id, envelope, content);
        } catch (Throwable e) {
            return new MessageReader.Outcome.Malformed(
                    "The mail could not be checked (" + e.getClass().getSimpleName() + ").");
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private List<Decision> decide(Decider decider, Message message, Walk walk, Instant now) {
        try {
            Sending sending = decider.sending(message, now);
            Past past = history.past(sending, now);
            Evidence evidence = walk.evidence().after(past);
            List<Decision> decisions = decider.decide(message, evidence, now);
            walk.witness().judged(message, evidence, decider, now);
            history.judged(sending, decisions, now);
            return decisions;
        } catch (Throwable e) {
            walk.unread(
                    PartPath.ROOT,
                    "The rules could not be applied (" + e.getClass().getSimpleName() + ").");
            return decider.hold(message.envelope(), Decider.ERROR);
        }
    }

    private static Inspection report(Walk walk, List<Decision> decisions, Rulebook rulebook, long start, long read) {
        Inspection.Timings timings =
                new Inspection.Timings(read - start - walk.scanNanos(), walk.scanNanos(), System.nanoTime() - read);
        return new Inspection(
                walk.unread(),
                walk.files(),
                walk.findings(),
                decisions,
                rulebook.policy().version(),
                timings);
    }
}
