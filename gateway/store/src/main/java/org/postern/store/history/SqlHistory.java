package org.postern.store.history;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postern.certs.Sealer;
import org.postern.message.Address;
import org.postern.model.Decision;
import org.postern.model.Verdict;
import org.postern.policy.History;
import org.postern.policy.Past;
import org.postern.policy.Sending;
import org.postern.store.Database;

/**
 * What people sent before, in the database that all nodes share. It holds hashes and times only, and every table ends
 * at an age and at a size, so that no flood of mail fills the disk.
 */
public final class SqlHistory implements History {
    private static final int MOST_ROWS = 300_000;
    private static final Duration WEEK = Duration.ofDays(7);
    /** Nobody outside writes to so many by hand; a larger mailing counts for its sender and not for each recipient. */
    private static final int MOST_TOWARD = 20;

    private final Database database;
    private final HashKey key;
    private final Sweeping sweeping;

    public SqlHistory(Database database, Sealer sealer, SecureRandom random) {
        this(database, sealer, random, MOST_ROWS);
    }

    SqlHistory(Database database, Sealer sealer, SecureRandom random, int mostRows) {
        this.database = database;
        this.key = new HashKey(database, sealer, random);
        this.sweeping = new Sweeping(database, mostRows);
    }

    /** The hashes of one recipient. */
    private record Hashed(Address recipient, String pair, String toward) {}

    @Override
    public Past past(Sending mail, Instant now) throws IOException {
        if (mail.sender().isEmpty()) {
            return Past.NONE;
        }
        String who = key.hash("sender", mail.sender().get().toString());
        List<Hashed> recipients = hashed(mail.sender().get(), mail.recipients());
        boolean toward = mail.outside() && recipients.size() <= MOST_TOWARD;
        Past past = database.writeRelaxed(handle -> {
            HistoryRows rows = new HistoryRows(handle, database.kind());
            rows.alone(who);
            rows.sent(who, mail.id(), mail.social(), now);
            if (toward) {
                recipients.forEach(r -> rows.sent(r.toward(), mail.id(), false, now));
            }
            HistoryRows.Counted counted = rows.counts(who, now);
            return new Past(
                    counted.all(),
                    mail.social() ? counted.social() : new Past.Counts(0, 0),
                    with(rows, recipients, mail.id(), toward, now));
        });
        sweeping.sometimes(now);
        return past;
    }

    private static Map<Address, Past.With> with(
            HistoryRows rows, List<Hashed> recipients, String id, boolean toward, Instant now) {
        Set<String> known = rows.known(recipients.stream().map(Hashed::pair).toList(), id);
        Map<String, Long> unkind =
                rows.unkind(recipients.stream().map(Hashed::toward).toList(), id, now.minus(WEEK));
        Map<Address, Past.With> with = new HashMap<>();
        for (Hashed r : recipients) {
            with.put(
                    r.recipient(),
                    new Past.With(
                            known.contains(r.pair()),
                            unkind.getOrDefault(r.toward(), 0L),
                            toward ? rows.counts(r.toward(), now).all().hour() : 1));
        }
        return with;
    }

    @Override
    public void judged(Sending mail, List<Decision> decisions, Instant now) throws IOException {
        if (mail.sender().isEmpty()) {
            return;
        }
        Address sender = mail.sender().get();
        List<String> met = new ArrayList<>();
        List<String> unkind = new ArrayList<>();
        for (Decision decision : decisions) {
            Hashed hashed = hashed(sender, decision.recipient());
            if (reaches(decision.verdict())) {
                met.add(hashed.pair());
            }
            if (isUnkind(decision)) {
                unkind.add(hashed.toward());
            }
        }
        if (met.isEmpty() && unkind.isEmpty()) {
            return;
        }
        database.writeRelaxed(handle -> {
            HistoryRows rows = new HistoryRows(handle, database.kind());
            met.stream().sorted().forEach(pair -> rows.met(pair, mail.id(), now)); // in order, so that two never lock
            unkind.forEach(pair -> rows.unkind(pair, mail.id(), now));
            return met.size();
        });
    }

    /** Remembers that a mail arrived after all, once a person had let it go. */
    public void reached(String id, Address sender, List<Address> recipients, Instant now) throws IOException {
        List<String> met = new ArrayList<>();
        for (Hashed hashed : hashed(sender, recipients)) {
            met.add(hashed.pair());
        }
        database.writeRelaxed(handle -> {
            HistoryRows rows = new HistoryRows(handle, database.kind());
            met.stream().sorted().forEach(pair -> rows.met(pair, id, now));
            return met.size();
        });
    }

    private static boolean reaches(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Deliver deliver -> true;
            case Verdict.Encrypt encrypt -> true;
            case Verdict.Quarantine quarantine -> false;
            case Verdict.Reject reject -> false;
        };
    }

    /** A rule that is only being tried out does not count. */
    private static boolean isUnkind(Decision decision) {
        return decision.reasons().stream()
                .anyMatch(reason ->
                        UNKIND.contains(reason.rule()) && !reason.severity().equals("shadow"));
    }

    private List<Hashed> hashed(Address sender, List<Address> recipients) throws IOException {
        List<Hashed> hashed = new ArrayList<>();
        for (Address recipient : recipients) {
            hashed.add(hashed(sender, recipient));
        }
        return hashed;
    }

    private Hashed hashed(Address sender, Address recipient) throws IOException {
        String one = sender.toString();
        String other = recipient.toString();
        boolean inOrder = one.compareTo(other) <= 0;
        return new Hashed(
                recipient,
                key.hash("pair", inOrder ? one : other, inOrder ? other : one),
                key.hash("toward", one, other));
    }
}
