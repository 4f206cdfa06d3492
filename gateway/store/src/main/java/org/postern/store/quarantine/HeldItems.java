package org.postern.store.quarantine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.inspect.Inspection;
import org.postern.inspect.MalwareScan;
import org.postern.message.Address;
import org.postern.message.Content;
import org.postern.model.Decision;
import org.postern.store.Database;
import org.postern.store.StoreException;
import org.postern.store.audit.AuditEntry;
import org.postern.store.audit.SqlAuditLog;
import org.postern.store.quarantine.Decisions.Move;
import org.postern.store.quarantine.HeldSummary.Recipient;

/** What reviewers do with held mail. Every look at a mail and every decision leaves an audit row. */
public final class HeldItems {
    private static final String RELAY = "relay";
    /** Its sender was told that it could not be encrypted, or that a secure route failed. */
    private static final Set<String> TOLD = Set.of("no-certificate", "no-secure-route");

    private final Database database;
    private final SqlAuditLog audit;
    private final Sealer sealer;
    private final ReleaseQueue queue;
    private final InstantSource clock;
    private final HeldRows rows;
    private final Decisions decisions;

    public HeldItems(Database database, SqlAuditLog audit, Sealer sealer, ReleaseQueue queue, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.sealer = sealer;
        this.queue = queue;
        this.clock = clock;
        this.rows = new HeldRows(sealer);
        this.decisions = new Decisions(database, audit, clock);
    }

    /** The most harmful first, and of those the newest. */
    public List<HeldSummary> list(HeldFilter filter, Page page) throws StoreException {
        return database.read(handle -> rows.list(handle, filter, page));
    }

    /** One item in full; empty if there is none. Records that the actor viewed it. */
    public Optional<HeldItem> show(String id, String actor) throws StoreException {
        Optional<HeldItem> item = database.read(handle -> rows.find(handle, id));
        if (item.isPresent()) {
            audit.record(actor, "viewed", id, Map.of());
        }
        return item;
    }

    /** Where it stands; empty if there is none. Looks at nothing that a mail says, so nothing is recorded. */
    public Optional<State> state(String id) throws StoreException {
        return database.read(handle -> handle.createQuery("select state from held_mail where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(State::valueOf));
    }

    /**
     * The mail, byte for byte as received; empty if there is none, or it is deleted or sealed. Records that the actor
     * opened it. Reading on throws {@link org.postern.certs.SealBroken} where the bytes are not what was stored.
     */
    public Optional<InputStream> body(String id, String actor) throws IOException {
        Optional<WrappedKey> key = database.read(handle -> HeldRows.bodyKey(handle, id));
        if (key.isEmpty() || sealed(id)) {
            return Optional.empty();
        }
        audit.record(actor, "opened", id, Map.of());
        return Optional.of(opened(id, key.get(), seq -> chunk(id, seq)));
    }

    private Optional<byte[]> chunk(String id, int seq) throws StoreException {
        return database.read(handle -> Chunks.read(handle, id, seq));
    }

    private Content content(String id, WrappedKey key, long size, Chunks.Source source) {
        return new Content() {
            @Override
            public InputStream open() throws IOException {
                return opened(id, key, source);
            }

            @Override
            public long size() {
                return size;
            }
        };
    }

    private InputStream opened(String id, WrappedKey key, Chunks.Source source) throws IOException {
        return sealer.open(id, key, Chunks.open(source));
    }

    /** Whether {@link HeldItem#sealed}; that never changes. */
    private boolean sealed(String id) throws StoreException {
        return is(id, HeldItem::sealed);
    }

    private boolean is(String id, Predicate<HeldItem> quality) throws StoreException {
        return database.read(handle -> rows.find(handle, id)).filter(quality).isPresent();
    }

    /**
     * Lets it go to every recipient who has not got it yet: it is queued if and only if this answers Done. A person may
     * overrule the policy but no virus scanner, nor the lack of its answer: what was held while it was away goes
     * nowhere before it has looked.
     */
    public Outcome release(String id, String actor) throws StoreException {
        if (sealed(id)) {
            return new Outcome.Sealed();
        }
        if (is(id, HeldItem::infected)) {
            return new Outcome.Infected();
        }
        Optional<Outcome> refused = scanned(id, actor);
        if (refused.isPresent()) {
            return refused.get();
        }
        Move move = new Move(id, actor, "released", "");
        return decisions.move(move, Set.of(State.HELD), State.RELEASING, handle -> enqueue(handle, id));
    }

    /** Why it must not go; empty if it is clean, or not to be released anyway. */
    private Optional<Outcome> scanned(String id, String actor) throws StoreException {
        Optional<HeldItem> waiting = database.read(handle -> rows.find(handle, id))
                .filter(item -> item.summary().state() == State.HELD);
        Optional<WrappedKey> key = database.read(handle -> HeldRows.bodyKey(handle, id));
        if (waiting.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        long size = waiting.get().summary().size();
        Optional<Outcome> refused = switch (queue.scan().scan(content(id, key.get(), size, seq -> chunk(id, seq)))) {
            case MalwareScan.Clean clean -> Optional.empty();
            case MalwareScan.Infected infected -> Optional.of(new Outcome.Infected());
            case MalwareScan.Unanswered(String reason) -> Optional.of(new Outcome.Unscanned(reason));
        };
        if (refused.isPresent()) {
            audit.record(actor, "release-refused", id, Map.of("by", "virus scanner"));
        }
        return refused;
    }

    private void enqueue(Handle handle, String id) throws IOException {
        queue.enqueue(handle, released(handle, id, found(handle, id)));
    }

    private HeldItem found(Handle handle, String id) throws IOException {
        return rows.find(handle, id).orElseThrow(() -> new StoreException("held item " + id + " is gone"));
    }

    private ReleaseQueue.Released released(Handle handle, String id, HeldItem found) throws IOException {
        HeldSummary item = found.summary();
        WrappedKey key =
                HeldRows.bodyKey(handle, id).orElseThrow(() -> new StoreException("held item " + id + " has no key"));
        Content original = content(id, key, item.size(), seq -> Chunks.read(handle, id, seq));
        return new ReleaseQueue.Released(
                id,
                item.sender(),
                waiting(item),
                onlyEncrypted(found),
                found.inspection(),
                new ReleasedBody(id, clock.instant(), original));
    }

    private static List<Address> waiting(HeldSummary item) {
        return item.recipients().stream()
                .filter(r -> r.deliveredAt().isEmpty())
                .map(Recipient::address)
                .toList();
    }

    /** A person may overrule why it was held, but never that it is too sensitive to go in clear. */
    private static Set<Address> onlyEncrypted(HeldItem item) {
        return item.inspection().map(Inspection::decisions).orElse(List.of()).stream()
                .filter(Decision::onlyEncrypted)
                .map(Decision::recipient)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The next hop accepted it for these; once it has for all, the item is RELEASED. Saying it twice is harmless. */
    public void delivered(String id, List<Address> recipients) throws StoreException {
        database.write(handle -> {
            markDelivered(handle, id, recipients);
            return HeldRows.recipients(handle, id).stream()
                            .allMatch(r -> r.deliveredAt().isPresent())
                    && finish(handle, id);
        });
    }

    private void markDelivered(Handle handle, String id, List<Address> recipients) {
        for (Address recipient : recipients) {
            handle.createUpdate("update held_recipient set delivered_at = :at where id = :id and address = :address"
                            + " and delivered_at is null")
                    .bind("at", clock.millis())
                    .bind("id", id)
                    .bind("address", recipient.toString())
                    .execute();
        }
    }

    /** Leaves decided_by alone: who released it stays on record. */
    private boolean finish(Handle handle, String id) throws StoreException {
        boolean moved =
                handle.createUpdate("update held_mail set state = :to, state_at = :at where id = :id and state = :from")
                                .bind("to", State.RELEASED.name())
                                .bind("from", State.RELEASING.name())
                                .bind("at", clock.millis())
                                .bind("id", id)
                                .execute()
                        == 1;
        if (moved) {
            audit.append(handle, AuditEntry.of(RELAY, "delivered", id));
        }
        return moved;
    }

    /**
     * It could not be delivered to everybody: it is held again.
     *
     * @param reason one sentence for the reviewer
     */
    public Outcome failed(String id, String reason) throws StoreException {
        Move move = new Move(id, RELAY, "release-failed", reason);
        return decisions.move(move, Set.of(State.RELEASING), State.HELD, handle -> {});
    }

    /** Decides that it is not delivered. A sender who was told that it waits is told so. */
    public Outcome reject(String id, String actor, String note) throws StoreException {
        Move move = new Move(id, actor, "rejected", note);
        return decisions.move(move, Set.of(State.HELD), State.REJECTED, handle -> decline(handle, id));
    }

    private void decline(Handle handle, String id) throws IOException {
        HeldItem item = found(handle, id);
        if (senderKnows(item)) {
            queue.decline(handle, released(handle, id, item));
        }
    }

    /** Who was not told that a mail waits, such as the author of a threat, is not told that it was stopped either. */
    private static boolean senderKnows(HeldItem item) {
        List<Address> waiting = waiting(item.summary());
        return TOLD.contains(item.summary().cause())
                || item.inspection().stream()
                        .flatMap(inspection -> inspection.decisions().stream())
                        .filter(decision -> waiting.contains(decision.recipient()))
                        .anyMatch(decision -> decision.notice().isPresent());
    }

    /** Erases what it says and whom it concerns: the keys and chunks, subject, findings and addresses. */
    public Outcome delete(String id, String actor) throws StoreException {
        if (sealed(id)) {
            return new Outcome.Sealed();
        }
        Move move = new Move(id, actor, "deleted", "");
        Set<State> from = Set.of(State.HELD, State.REJECTED, State.RELEASED);
        return decisions.move(move, from, State.DELETED, handle -> Erasure.erase(handle, id));
    }

    /** Erases what was decided before that instant, so many at a time; answers how many. */
    public int deleteDecidedBefore(Instant limit, int most) throws StoreException {
        List<String> ids = database.read(handle -> decidedBefore(handle, limit, most));
        int deleted = 0;
        for (String id : ids) {
            Move move = new Move(id, RELAY, "expired", "");
            Set<State> from = Set.of(State.REJECTED, State.RELEASED);
            Outcome outcome = sealed(id)
                    ? new Outcome.Sealed()
                    : decisions.move(move, from, State.DELETED, handle -> Erasure.erase(handle, id));
            deleted += outcome instanceof Outcome.Done ? 1 : 0;
        }
        return deleted;
    }

    private static List<String> decidedBefore(Handle handle, Instant limit, int most) {
        return handle.createQuery(
                        "select id from held_mail where state in (<states>) and state_at < :limit limit :most")
                .bindList("states", List.of(State.REJECTED.name(), State.RELEASED.name()))
                .bind("limit", limit.toEpochMilli())
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    public HeldCounts counts() throws StoreException {
        return database.read(HeldRows::counts);
    }
}
