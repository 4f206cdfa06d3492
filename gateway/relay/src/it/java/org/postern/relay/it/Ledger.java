package org.postern.relay.it;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postern.inspect.MalwareScan;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.relay.settings.Settings;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;
import org.postern.store.queue.QueueView;

/** What has become of mail, by subject: the hosts around the relay and the relay's own store are asked. */
final class Ledger {
    private final School school;
    private final World world;
    private final String url;

    Ledger(School school, World world) {
        this(school, world, "sqlite:postern.db");
    }

    Ledger(School school, World world, String url) {
        this.school = school;
        this.world = world;
        this.url = url;
    }

    private StoreParts store() throws IOException {
        Settings.Store settings = new Settings.Store(url, Optional.of("postern"), Optional.empty());
        return StoreParts.open(settings, MalwareScan.OFF, Home.open(school.home), InstantSource.system());
    }

    /** Every item that was ever held. */
    List<HeldSummary> held() throws IOException {
        List<HeldSummary> all = new ArrayList<>();
        try (StoreParts store = store()) {
            for (int page = 0; page < 100; page++) {
                List<HeldSummary> next = store.held().list(HeldFilter.of(State.values()), new Page(page, 200));
                all.addAll(next);
                if (next.size() < 200) {
                    break;
                }
            }
        }
        return all;
    }

    List<String> heldSubjects() throws IOException {
        return held().stream().map(item -> item.subject().orElse("")).toList();
    }

    /** Mails in each queue that is not empty. */
    Map<String, Long> queues() throws IOException {
        try (StoreParts store = store()) {
            return new QueueView(store.database()).sizes();
        }
    }

    /** Once for each copy that arrived. */
    List<String> delivered() {
        List<String> all = new ArrayList<>(subjects(world.school));
        all.addAll(subjects(world.outside));
        return all;
    }

    /** Once for each copy that left the school. */
    List<String> sentOut() {
        return subjects(world.outside);
    }

    /** Subjects of mails about which their sender got a notice or a report. */
    List<String> returned() throws MessagingException {
        List<String> all = new ArrayList<>();
        for (MimeMessage mail : world.school.getReceivedMessages()) {
            String reply = mail.getHeader("In-Reply-To", null);
            if (reply != null) {
                all.add(reply.replaceAll("[<>]|@.*", ""));
            }
        }
        return all;
    }

    private static List<String> subjects(GreenMail host) {
        return Arrays.stream(host.getReceivedMessages()).map(World::subject).toList();
    }

    /** Waits until no mail waits or is in work. */
    void awaitEmptyQueues() throws Exception {
        Wait.until("the queues are empty", () -> queues().isEmpty());
    }
}
