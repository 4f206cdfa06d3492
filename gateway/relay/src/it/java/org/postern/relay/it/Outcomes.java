package org.postern.relay.it;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.relay.settings.SettingsLoader;
import org.postern.store.quarantine.HeldFilter;
import org.postern.store.quarantine.HeldSummary;
import org.postern.store.quarantine.Page;
import org.postern.store.quarantine.State;

/** Where mails are that went in: in whose mailbox at which host, held for whom, returned to whom; by Message-ID. */
final class Outcomes {
    private static final Pattern ID = Pattern.compile("(?im)^message-id:\\s*(<[^>]*>)");

    /** One mail and one recipient. */
    record Hop(String messageId, String recipient) {}

    final Set<Hop> atSchool = new HashSet<>();
    final Set<Hop> outside = new HashSet<>();
    final Set<Hop> encrypted = new HashSet<>();
    final Set<Hop> held = new HashSet<>();
    final Set<Hop> evidence = new HashSet<>();
    final Set<String> heldTwice = new TreeSet<>();
    /** Letters about a mail, by its Message-ID. */
    final Map<String, List<Letter>> letters = new HashMap<>();

    /** A letter of the relay itself. */
    record Letter(String to, MimeMessage mail) {}

    static Outcomes of(World world, School school) throws Exception {
        Outcomes all = new Outcomes();
        all.mailboxes(world.school, all.atSchool);
        all.mailboxes(world.outside, all.outside);
        all.quarantine(school);
        return all;
    }

    private void mailboxes(GreenMail host, Set<Hop> arrived) throws FolderException, MessagingException, IOException {
        for (GreenMailUser user : host.getUserManager().listUser()) {
            for (StoredMessage stored :
                    host.getManagers().getImapHostManager().getInbox(user).getMessages()) {
                sort(user.getEmail().toLowerCase(Locale.ROOT), stored.getMimeMessage(), arrived);
            }
        }
    }

    private void sort(String recipient, MimeMessage mail, Set<Hop> arrived) throws MessagingException, IOException {
        String about = mail.getHeader("In-Reply-To", null);
        if (mail.getHeader("Auto-Submitted") != null && about != null) {
            letters.computeIfAbsent(about, id -> new ArrayList<>()).add(new Letter(recipient, mail));
            return;
        }
        Hop hop = new Hop(mail.getHeader("Message-ID", ""), recipient);
        arrived.add(hop);
        if (mail.getContentType().startsWith("application/pkcs7-mime")) {
            encrypted.add(hop);
        }
    }

    private void quarantine(School school) throws IOException {
        try (StoreParts store = store(school)) {
            for (int page = 0; page < 100; page++) {
                List<HeldSummary> items = store.held().list(HeldFilter.of(State.values()), new Page(page, 100));
                for (HeldSummary item : items) {
                    String id = messageId(store.held().body(item.id(), "test"));
                    item.recipients()
                            .forEach(r -> note(item, new Hop(id, r.address().toString())));
                }
                if (items.size() < 100) {
                    return;
                }
            }
        }
    }

    private void note(HeldSummary item, Hop hop) {
        boolean returned = Set.of("evidence", "refused").contains(item.cause());
        Set<Hop> where = returned ? evidence : held;
        if (!where.add(hop)) {
            heldTwice.add(hop.toString());
        }
    }

    private static String messageId(Optional<InputStream> body) throws IOException {
        try (InputStream in = body.orElseThrow()) {
            Matcher found = ID.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            return found.find() ? found.group(1) : "";
        }
    }

    static StoreParts store(School school) throws IOException {
        return switch (SettingsLoader.load(school.conf, school.home)) {
            case SettingsLoader.Loaded(var settings) ->
                StoreParts.open(settings, Home.open(school.home), InstantSource.system());
            case SettingsLoader.Rejected(var problems, var rest) ->
                throw new IllegalStateException(problems.toString());
        };
    }

    /** Delivered, encrypted, held or nothing, for one recipient, by the host that is right for the address. */
    String of(Hop hop) {
        Set<Hop> right = hop.recipient().endsWith("larkfield.sch.example") ? atSchool : outside;
        Set<Hop> wrong = right == atSchool ? outside : atSchool;
        List<String> found = new ArrayList<>();
        if (right.contains(hop)) {
            found.add(encrypted.contains(hop) ? "encrypt" : "deliver");
        }
        if (wrong.contains(hop)) {
            found.add("at the wrong host");
        }
        if (held.contains(hop)) {
            found.add("quarantine");
        }
        return found.isEmpty() ? "reject" : String.join(" and ", found);
    }

    List<Letter> lettersAbout(String messageId) {
        return letters.getOrDefault(messageId, List.of());
    }
}
