package org.postern.relay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.postern.message.Address;
import org.postern.relay.StoreParts;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldItem;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.ItemId;
import org.postern.store.quarantine.Outcome;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postern held}: mail that waits for a person. */
@Command(
        name = "held",
        description = "Mail that waits for a person.",
        subcommands = {
            HeldCommand.Listing.class,
            HeldCommand.Show.class,
            HeldReleaseCommand.class,
            HeldCommand.Reject.class,
            HeldCommand.Delete.class
        })
final class HeldCommand {

    @Command(name = "list", description = "Lists what waits, the most harmful first.")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Option(names = "--all", description = "also what is decided already")
        private boolean all;

        @Option(names = "--page", paramLabel = "N", description = "from 1", defaultValue = "1")
        private int page;

        @Override
        public Integer call() throws IOException, Stop {
            if (page < 1) {
                throw Stop.wrong("pages count from 1; give --page 1 or more");
            }
            HeldFilter filter = all ? HeldFilter.of(State.values()) : HeldFilter.waiting();
            try (StoreParts store = workplace.store()) {
                List<HeldSummary> items = store.held().list(filter, new Page(page - 1, 100));
                show(items);
            }
            return Exit.OK;
        }

        private void show(List<HeldSummary> items) {
            Output output = workplace.output();
            if (workplace.json()) {
                items.forEach(item -> output.json(HeldText.json(item)));
            } else if (items.isEmpty()) {
                output.line("Nothing waits.");
            } else {
                output.table(items.stream().map(HeldText::row).toList());
            }
        }
    }

    @Command(name = "show", description = "Shows one item and why it is held; this is recorded.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(names = "--save", paramLabel = "FILE", description = "writes the mail as it came, for a mail program")
        private Optional<Path> file = Optional.empty();

        @Override
        public Integer call() throws IOException, Stop {
            String key = ItemId.typed(id);
            try (StoreParts store = workplace.store()) {
                HeldItem item = store.held().show(key, workplace.actor()).orElseThrow(() -> unknown(key));
                if (workplace.json()) {
                    workplace.output().json(HeldText.json(item));
                } else {
                    workplace.output().table(HeldText.rows(item));
                }
                if (file.isPresent() && item.sealed()) {
                    throw sealed(key);
                }
                if (file.isPresent()) {
                    save(store, key, file.get());
                }
            }
            return Exit.OK;
        }

        private void save(StoreParts store, String key, Path target) throws IOException, Stop {
            try (InputStream mail = store.held().body(key, workplace.actor()).orElseThrow(() -> unknown(key))) {
                Files.copy(mail, target);
            } catch (FileAlreadyExistsException e) {
                throw Stop.wrong(target + " is there already; give another name");
            }
            workplace.output().remark("The mail is in " + target + "; delete it when you have looked.");
        }
    }

    @Command(name = "reject", description = "Decides that an item is not delivered.")
    static final class Reject implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Option(names = "--note", paramLabel = "TEXT", description = "why, for the record")
        private String note = "";

        @Override
        public Integer call() throws IOException, Stop {
            String key = ItemId.typed(id);
            try (StoreParts store = workplace.store()) {
                done(key, store.held().reject(key, workplace.actor(), note));
            }
            say(workplace, key, "rejected", "is not delivered; `postern held delete " + key + "` erases it.");
            return Exit.OK;
        }
    }

    @Command(name = "delete", description = "Erases what an item says and whom it concerns; it cannot be undone.")
    static final class Delete implements Callable<Integer> {
        @Mixin
        private Workplace workplace = new Workplace();

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        public Integer call() throws IOException, Stop {
            String key = ItemId.typed(id);
            try (StoreParts store = workplace.store()) {
                done(key, store.held().delete(key, workplace.actor()));
            }
            say(workplace, key, "deleted", "is erased.");
            return Exit.OK;
        }
    }

    static void done(String id, Outcome outcome) throws Stop {
        switch (outcome) {
            case Outcome.Done done -> {}
            case Outcome.NotNow(State state, String by) ->
                throw Stop.refused(id + " is " + HeldText.label(state) + (by.isEmpty() ? "" : " by " + by)
                        + " and cannot be changed that way; run `postern held show " + id + "`");
            case Outcome.Unknown unknown -> throw unknown(id);
            case Outcome.Sealed sealed -> throw sealed(id);
            case Outcome.Unscanned(String reason) ->
                throw Stop.refused(id + " is not released before the virus scanner has looked at it. " + reason);
            case Outcome.Infected infected ->
                throw Stop.refused(id + " has a virus in it and is released by nobody; `postern held delete " + id
                        + "` erases it");
        }
    }

    static Stop sealed(String id) {
        return Stop.refused(id + " is sealed: it may hold an indecent picture of a child. Nobody opens, releases or"
                + " deletes it here; the DSL follows the school's procedure with the police.");
    }

    static Stop unknown(String id) {
        return Stop.refused("there is no held item " + id + "; `postern held list --all` shows what there is");
    }

    static void say(Workplace workplace, String id, String state, String sentence) {
        if (workplace.json()) {
            workplace.output().json(Output.object().put("id", id).put("state", state));
        } else {
            workplace.output().line(id + " " + sentence);
        }
    }

    static String addresses(HeldSummary item) {
        return item.recipients().stream()
                .map(HeldSummary.Recipient::address)
                .map(Address::toString)
                .collect(Collectors.joining(", "));
    }
}
