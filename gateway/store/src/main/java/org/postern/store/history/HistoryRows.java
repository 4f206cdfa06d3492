package org.postern.store.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postern.policy.Past;
import org.postern.store.Database;

/** The tables behind {@link SqlHistory}. */
final class HistoryRows {
    /** Counts end here; without an end each mail of a flood would cost more than the one before. */
    private static final int MOST = 1_000;
    /** So many values are asked for at once. */
    private static final int AT_ONCE = 500;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Handle handle;
    private final Database.Kind kind;

    HistoryRows(Handle handle, Database.Kind kind) {
        this.handle = handle;
        this.kind = kind;
    }

    /** Until the end of this transaction nobody else counts a mail of that sender; SQLite has one writer anyway. */
    void alone(String who) {
        if (kind == Database.Kind.POSTGRESQL) {
            handle.createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:who, 0))) locked")
                    .bind("who", who)
                    .mapTo(Integer.class)
                    .one();
        }
    }

    void sent(String who, String id, boolean social, Instant at) {
        handle.createUpdate("""
            insert into sent_mail (who, id, at, social) values (:who, :id, :at, :social) on conflict do nothing\
            """)
                .bind("who", who)
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .bind("social", social ? 1 : 0)
                .execute();
    }

    /** All mails of a sender, and the social ones among them. */
    record Counted(Past.Counts all, Past.Counts social) {}

    Counted counts(String who, Instant now) {
        return handle.createQuery("""
            select count(*) as day, coalesce(sum(social), 0) as social_day,
              coalesce(sum(case when at > :hour then 1 else 0 end), 0) as hour,
              coalesce(sum(case when at > :hour then social else 0 end), 0) as social_hour
            from (select at, social from sent_mail where who = :who and at > :day order by at desc limit :most) found\
            """)
                .bind("who", who)
                .bind("hour", now.minus(HOUR).toEpochMilli())
                .bind("day", now.minus(DAY).toEpochMilli())
                .bind("most", MOST)
                .map((row, context) -> new Counted(
                        new Past.Counts(row.getLong("hour"), row.getLong("day")),
                        new Past.Counts(row.getLong("social_hour"), row.getLong("social_day"))))
                .one();
    }

    /** Those of the pairs that a mail other than this one made known to each other. */
    Set<String> known(List<String> pairs, String id) {
        Set<String> known = new HashSet<>();
        for (List<String> some : portions(pairs)) {
            known.addAll(handle.createQuery("select pair from contact where pair in (<pairs>) and id <> :id")
                    .bindList("pairs", some)
                    .bind("id", id)
                    .mapTo(String.class)
                    .list());
        }
        return known;
    }

    /** How often, apart from this mail, the one was unkind to the other since then; nothing for those never. */
    Map<String, Long> unkind(List<String> pairs, String id, Instant since) {
        Map<String, Long> unkind = new HashMap<>();
        for (List<String> some : portions(pairs)) {
            handle.createQuery("""
                select pair, count(*) as times from unkindness
                where pair in (<pairs>) and id <> :id and at > :since group by pair\
                """)
                    .bindList("pairs", some)
                    .bind("id", id)
                    .bind("since", since.toEpochMilli())
                    .map((row, context) -> Map.entry(row.getString("pair"), row.getLong("times")))
                    .forEach(entry -> unkind.put(entry.getKey(), entry.getValue()));
        }
        return unkind;
    }

    /** The id stays that of the mail with which it began. */
    void met(String pair, String id, Instant at) {
        handle.createUpdate("""
            insert into contact (pair, id, at) values (:pair, :id, :at)
            on conflict (pair) do update set at = excluded.at where contact.at < excluded.at\
            """)
                .bind("pair", pair)
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    void unkind(String pair, String id, Instant at) {
        handle.createUpdate("insert into unkindness (pair, id, at) values (:pair, :id, :at) on conflict do nothing")
                .bind("pair", pair)
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    private static List<List<String>> portions(List<String> all) {
        List<List<String>> portions = new ArrayList<>();
        for (int start = 0; start < all.size(); start += AT_ONCE) {
            portions.add(all.subList(start, Math.min(all.size(), start + AT_ONCE)));
        }
        return portions;
    }
}
