package org.postern.relay;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postern.relay.health.QueueState;
import org.postern.relay.health.Sight;
import org.postern.relay.health.Watch;
import org.postern.store.StoreException;
import org.postern.store.queue.MailRows;
import org.postern.store.queue.QueueView;

/** Looks at the database, at the disk that HOME and temporary files are on, and at what is known of the scanner. */
record StoreEyes(StoreParts store, QueueView queues, Path home, Supplier<Sight.Scanner> scanner) implements Watch.Eyes {
    /** James writes mails over 100 KB here as they come in; the launcher puts it into HOME. */
    private static final File TEMPORARY = new File(System.getProperty("java.io.tmpdir"));

    /** Shown when empty too: an alarm on a series that is not there never rings. */
    private static final List<String> ALWAYS = Stream.of("spool", "to-school", "to-outside", "to-secure")
            .flatMap(queue -> Stream.of(queue, queue + MailRows.DEAD))
            .toList();

    StoreEyes(StoreParts store, Path home, Supplier<Sight.Scanner> scanner) {
        this(store, new QueueView(store.database()), home, scanner);
    }

    @Override
    public Sight look() {
        long free = Math.min(home.toFile().getUsableSpace(), TEMPORARY.getUsableSpace());
        try {
            Map<String, Long> held = store.held().counts().byState().entrySet().stream()
                    .collect(Collectors.toMap(e -> e.getKey().name().toLowerCase(Locale.ROOT), Map.Entry::getValue));
            return new Sight("", free, states(), held, scanner.get());
        } catch (StoreException e) {
            String problem = e.getMessage() == null ? "no answer" : e.getMessage();
            return new Sight(problem, free, List.of(), Map.of(), scanner.get());
        }
    }

    private List<QueueState> states() throws StoreException {
        Map<String, Duration> oldest = queues.oldest();
        Map<String, Duration> due = queues.oldestDue();
        Map<String, Long> sizes = new TreeMap<>(queues.sizes());
        ALWAYS.forEach(name -> sizes.putIfAbsent(name, 0L));
        List<QueueState> states = new ArrayList<>();
        sizes.forEach((name, size) -> states.add(new QueueState(
                name, size, oldest.getOrDefault(name, Duration.ZERO), due.getOrDefault(name, Duration.ZERO))));
        return states;
    }
}
