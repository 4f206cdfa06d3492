package org.postern.store.quarantine;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.postern.certs.SealBroken;
import org.postern.certs.Sealer;
import org.postern.certs.WrappedKey;
import org.postern.message.Address;
import org.postern.store.quarantine.HeldSummary.Decided;
import org.postern.store.quarantine.HeldSummary.Recipient;

/** Reads the rows of held items. */
final class HeldRows {
    private static final String FITS = """
         where h.state in (<states>)
         and (cast(:cause as text) is null or h.cause = :cause)
         and (cast(:sender as text) is null or h.sender = :sender)
         and (cast(:recipient as text) is null
           or exists (select 1 from held_recipient r where r.id = h.id and r.address = :recipient))
        """;

    private final Sealer sealer;

    HeldRows(Sealer sealer) {
        this.sealer = sealer;
    }

    List<HeldSummary> list(Handle handle, HeldFilter filter, Page page) {
        if (filter.states().isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select h.* from held_mail h" + FITS
                        + " order by h.severity desc, h.held_at desc, h.id limit :limit offset :offset")
                .bindList("states", filter.states().stream().map(State::name).toList())
                .bind("cause", filter.cause())
                .bind("sender", filter.sender().map(Address::toString))
                .bind("recipient", filter.recipient().map(Address::toString))
                .bind("limit", page.size())
                .bind("offset", page.offset())
                .map((row, context) -> summary(handle, row))
                .list();
    }

    Optional<HeldItem> find(Handle handle, String id) throws IOException {
        Optional<Found> found = handle.createQuery("select * from held_mail where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Found(summary(handle, row), Optional.ofNullable(row.getString("inspection"))))
                .findOne();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> json = found.get().inspection();
        return Optional.of(new HeldItem(
                found.get().summary(),
                json.isEmpty() ? Optional.empty() : Optional.of(InspectionJson.read(json.get()))));
    }

    private record Found(HeldSummary summary, Optional<String> inspection) {}

    /** The key of the body; empty if there is no such item, or it is deleted. */
    static Optional<WrappedKey> bodyKey(Handle handle, String id) {
        return handle.createQuery("select body_kek, body_key from held_mail where id = :id and body_key is not null")
                .bind("id", id)
                .map((row, context) -> new WrappedKey(row.getString("body_kek"), row.getBytes("body_key")))
                .findOne();
    }

    static List<Recipient> recipients(Handle handle, String id) {
        return handle.createQuery("select address, delivered_at from held_recipient where id = :id order by seq")
                .bind("id", id)
                .map((row, context) -> recipient(row))
                .list();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        Address address = Address.of(row.getString("address"));
        long delivered = row.getLong("delivered_at");
        return new Recipient(address, row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(delivered)));
    }

    private HeldSummary summary(Handle handle, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new HeldSummary(
                id,
                row.getString("message_id"),
                Instant.ofEpochMilli(row.getLong("held_at")),
                Optional.ofNullable(row.getString("sender")).flatMap(Address::parse),
                recipients(handle, id),
                subject(id, row),
                row.getString("cause"),
                Severity.ranked(row.getInt("severity")),
                row.getString("note"),
                State.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("state_at")),
                decided(row),
                row.getLong("body_size"));
    }

    /** One broken seal must not hide the other items of a list. */
    private Optional<String> subject(String id, ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("subject");
        if (row.wasNull()) {
            return Optional.empty();
        }
        WrappedKey key = new WrappedKey(row.getString("subject_kek"), row.getBytes("subject_key"));
        try {
            return Optional.of(SealedMail.subject(id, key, sealed, sealer));
        } catch (SealBroken e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SQLException("the keys that seal held mail cannot be read", e);
        }
    }

    private static Optional<Decided> decided(ResultSet row) throws SQLException {
        String by = row.getString("decided_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Decided(
                        by, Optional.ofNullable(row.getString("decided_note")).orElse("")));
    }

    static HeldCounts counts(Handle handle) {
        var byState = new EnumMap<State, Long>(State.class);
        for (State state : State.values()) {
            byState.put(state, 0L);
        }
        List<Instant> oldest = new ArrayList<>();
        handle.createQuery("select state, count(*) as items, min(held_at) as oldest from held_mail group by state")
                .map((row, context) -> {
                    State state = State.valueOf(row.getString("state"));
                    byState.put(state, row.getLong("items"));
                    return state == State.HELD && oldest.add(Instant.ofEpochMilli(row.getLong("oldest")));
                })
                .list();
        return new HeldCounts(byState, oldest.stream().findFirst());
    }
}
