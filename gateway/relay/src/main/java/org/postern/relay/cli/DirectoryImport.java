package org.postern.relay.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postern.model.ConfigProblem;
import org.postern.policy.PolicyFiles;
import org.postern.policy.PolicyLoader;
import org.postern.policy.PolicyOutcome;
import org.postern.school.source.Options;
import org.postern.school.source.Renewal;
import org.postern.school.source.Roll;
import org.postern.school.source.RollReader;
import org.postern.school.source.RollStore;
import org.postern.school.source.SchoolFiles;

/**
 * A new directory that is written and checked beside the one in use, and then put in its place or thrown away. Only one
 * is at work at a time.
 */
final class DirectoryImport implements AutoCloseable {
    private static final String EXPORTS_OWN = " is taken from the export";

    private final PolicyFiles files;
    private final PeopleVersions versions;
    private final DirectorySwap swap;
    private final FileChannel lock;
    private final Path staged;
    private final Roll before;
    private final Renewal renewal;
    private final List<String> remarks;
    private boolean inUse;

    private DirectoryImport(
            PolicyFiles files,
            PeopleVersions versions,
            DirectorySwap swap,
            FileChannel lock,
            Path staged,
            Roll before,
            Renewal renewal,
            List<String> remarks) {
        this.files = files;
        this.versions = versions;
        this.swap = swap;
        this.lock = lock;
        this.staged = staged;
        this.before = before;
        this.renewal = renewal;
        this.remarks = List.copyOf(remarks);
    }

    /**
     * What is to come into force.
     *
     * @param from the export, whose own tables come along
     * @param known writes the hashes of known values beside the roster
     */
    record Wanted(Roll roll, Path from, KnownWriter known) {}

    /** Writes what is known of people beside their roster. */
    interface KnownWriter {
        void write(Roll roll, Path into) throws IOException;
    }

    /** Writes the new directory and checks it with everything that rests on it; the one in use is not touched. */
    static DirectoryImport prepare(PolicyFiles files, Path home, Wanted wanted) throws IOException, Stop {
        FileChannel lock = lock(home);
        DirectorySwap swap = new DirectorySwap(files.directory());
        Path staged = swap.stage();
        boolean good = false;
        try {
            Roll before = current(files.directory());
            Renewal renewal = Renewal.of(before, wanted.roll(), SchoolFiles.named(files.directory(), files.lists()));
            RollStore.write(renewal.roll(), staged);
            wanted.known().write(wanted.roll(), staged);
            List<String> brought = SchoolFiles.carry(
                    files.directory(), wanted.from(), staged, renewal.change().addresses());
            check(files, staged);
            good = true;
            return new DirectoryImport(
                    files,
                    new PeopleVersions(home),
                    swap,
                    lock,
                    staged,
                    before,
                    renewal,
                    remarks(wanted, renewal, brought));
        } finally {
            if (!good) {
                DirectorySwap.delete(staged);
                lock.close();
            }
        }
    }

    private static FileChannel lock(Path home) throws IOException, Stop {
        FileChannel file = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock taken = file.tryLock();
        if (taken == null) {
            file.close();
            throw Stop.refused("another import is at work; wait until it is done, then repeat this one");
        }
        return file;
    }

    /** A directory that cannot be read counts as empty: an import is how it gets mended. */
    private static Roll current(Path directory) {
        Options none = new Options(Optional.empty(), Optional.empty(), id -> id);
        return RollReader.read(directory, Optional.empty(), none) instanceof RollReader.Outcome.Read read
                ? read.roll()
                : Roll.empty();
    }

    /** Problems of the school's own tables are mended where they stand; those of the roster come from the export. */
    private static void check(PolicyFiles files, Path staged) throws Stop {
        if (PolicyLoader.load(files.withDirectory(staged))
                instanceof PolicyOutcome.Rejected(List<ConfigProblem> problems)) {
            String place = files.directory().toString();
            List<String> lines = new ArrayList<>(problems.stream()
                    .map(problem -> problem.toString().replace(staged.toString(), place))
                    .toList());
            throw unchanged(lines);
        }
    }

    static Stop unchanged(List<String> problems) {
        List<String> lines = new ArrayList<>(problems);
        lines.add("Nothing was changed: " + (problems.size() == 1 ? "mend this" : "mend these " + problems.size())
                + " and import again; the directory in use stays in force.");
        return Stop.wrong(lines);
    }

    private static List<String> remarks(Wanted wanted, Renewal renewal, List<String> brought) {
        List<String> remarks = new ArrayList<>(wanted.roll().remarks());
        brought.forEach(table -> remarks.add(table + EXPORTS_OWN));
        if (!renewal.kept().isEmpty()) {
            remarks.add("Still known, as leavers, because a table or list of the school names them: "
                    + String.join(
                            ", ",
                            renewal.kept().stream()
                                    .map(one -> one.address().toString())
                                    .toList())
                    + "; delete those rows when they are no longer needed");
        }
        if (wanted.roll().people().stream().anyMatch(one -> !one.known().isEmpty())) {
            remarks.add("Identifiers and telephone numbers are kept as hashes only; " + wanted.from()
                    + " still shows them, so delete it when it is no longer needed");
        }
        return remarks;
    }

    Renewal renewal() {
        return renewal;
    }

    List<String> remarks() {
        return remarks;
    }

    boolean isSame() {
        return Files.isDirectory(files.directory())
                && PeopleVersions.digest(files.directory()).equals(PeopleVersions.digest(staged))
                && remarks.stream().noneMatch(remark -> remark.endsWith(EXPORTS_OWN));
    }

    /** Puts it in place; what was in use without ever having been imported is kept as a version, too. */
    PeopleVersions.Version put(String by, String source) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Path directory = files.directory();
        if (!before.people().isEmpty() && versions.of(directory).isEmpty()) {
            asItWas(by, now);
        }
        int people = (int)
                renewal.roll().people().stream().filter(Roll.Someone::active).count();
        PeopleVersions.Version version = versions.save(staged, by, source, people, now);
        swap.put(staged);
        inUse = true;
        return version;
    }

    /** Without the identifiers and passwords that an export put there by hand may hold. */
    private void asItWas(String by, Instant now) throws IOException {
        Path old = swap.stage();
        try {
            RollStore.write(before, old);
            versions.save(
                    old,
                    by,
                    "as it was before, set up or changed by hand",
                    renewal.change().before(),
                    now);
        } finally {
            DirectorySwap.delete(old);
        }
    }

    @Override
    public void close() throws IOException {
        if (!inUse) {
            DirectorySwap.delete(staged);
        }
        lock.close();
    }
}
