package org.postern.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postern.certs.KeyEncryptionKeys;
import org.postern.certs.Sealer;
import org.postern.message.Address;
import org.postern.message.Direction;
import org.postern.model.Decision;
import org.postern.model.Reason;
import org.postern.model.Verdict;
import org.postern.policy.Past;
import org.postern.policy.Sending;
import org.postern.store.StoreContract;
import org.postern.store.quarantine.Rewrapping;

abstract class HistoryContract extends StoreContract {
    private static final Address MAYA = Address.of("maya@pupils.hillside.example");
    private static final Address JAKE = Address.of("jake@pupils.hillside.example");
    private static final Address TOM = Address.of("tom@pupils.hillside.example");
    private static final Address STRANGER = Address.of("stranger@elsewhere.example");

    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger ids = new AtomicInteger();
    private SqlHistory history;

    @BeforeEach
    void openHistory() throws Exception {
        history = another();
    }

    /** As another node, or the same after a restart. */
    private SqlHistory another() throws IOException {
        return new SqlHistory(database, new Sealer(keys(), random), random);
    }

    private KeyEncryptionKeys keys() throws IOException {
        return KeyEncryptionKeys.openOrCreate(folder.resolve("keys"), random);
    }

    private Sending mail(Address from, boolean social, Address... to) {
        return new Sending("m" + ids.incrementAndGet(), Optional.of(from), List.of(to), from.equals(STRANGER), social);
    }

    private Past sent(Sending mail) throws IOException {
        return history.past(mail, clock.instant());
    }

    private static Decision decision(Address to, Verdict verdict, String... rules) {
        List<Reason> reasons = List.of(rules).stream()
                .map(rule -> new Reason(rule, List.of(), "low", List.of()))
                .toList();
        return new Decision(to, Direction.INTERNAL, verdict, reasons, Set.of(), Optional.empty(), "E0");
    }

    private void judged(Sending mail, Decision... decisions) throws IOException {
        history.judged(mail, List.of(decisions), clock.instant());
    }

    private static Past.With between(Past past, Address recipient) {
        return past.with().getOrDefault(recipient, new Past.With(false, -1, -1));
    }

    @Test
    void countsTheHourAndTheDay() throws Exception {
        assertThat(sent(mail(MAYA, true, JAKE)).sent()).isEqualTo(new Past.Counts(1, 1));
        clock.pass(Duration.ofMinutes(59));
        assertThat(sent(mail(MAYA, true, JAKE)).sent()).isEqualTo(new Past.Counts(2, 2));
        clock.pass(Duration.ofMinutes(1));
        assertThat(sent(mail(MAYA, true, JAKE)).sent()).isEqualTo(new Past.Counts(2, 3));
        clock.pass(Duration.ofHours(23));
        assertThat(sent(mail(MAYA, true, JAKE)).sent()).isEqualTo(new Past.Counts(1, 3));
        assertThat(sent(mail(JAKE, true, MAYA)).sent()).isEqualTo(new Past.Counts(1, 1));
    }

    @Test
    void aMailIsOneHoweverManyItGoesToAndHoweverOftenItIsTried() throws Exception {
        Sending mail = mail(MAYA, true, JAKE, TOM);
        assertThat(sent(mail).sent().hour()).isEqualTo(1);
        assertThat(sent(mail).sent().hour()).isEqualTo(1);
        assertThat(another().past(mail, clock.instant()).sent().hour()).isEqualTo(1);
    }

    @Test
    void whatAPupilWritesToFriendsIsCountedApart() throws Exception {
        sent(mail(MAYA, true, JAKE));
        assertThat(sent(mail(MAYA, false, TOM)).social()).isEqualTo(new Past.Counts(0, 0));
        Past past = sent(mail(MAYA, true, JAKE));
        assertThat(past.social()).isEqualTo(new Past.Counts(2, 2));
        assertThat(past.sent()).isEqualTo(new Past.Counts(3, 3));
    }

    @Test
    void nobodyIsLostAmongThoseCountedAtOnce() throws Exception {
        List<Long> counts = atOnce(40, () -> sent(mail(MAYA, true, JAKE)).sent().hour());
        assertThat(counts)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void countsForEachRecipientWhatComesFromOutside() throws Exception {
        sent(mail(STRANGER, false, JAKE));
        Past past = sent(mail(STRANGER, false, JAKE, TOM));
        assertThat(between(past, JAKE).hour()).isEqualTo(2);
        assertThat(between(past, TOM).hour()).isEqualTo(1);
    }

    @Test
    void whatAPersonLetGoCountsAsArrived() throws Exception {
        Sending held = mail(STRANGER, false, TOM);
        sent(held);
        judged(held, decision(TOM, new Verdict.Quarantine(), "CIR-03"));
        assertThat(between(sent(mail(STRANGER, false, TOM)), TOM).wrote()).isFalse();
        history.reached("H-1", STRANGER, List.of(TOM), clock.instant());
        assertThat(between(sent(mail(STRANGER, false, TOM)), TOM).wrote()).isTrue();
    }

    @Test
    void twoKnowEachOtherOnceAMailOfEitherArrived() throws Exception {
        Sending first = mail(STRANGER, false, JAKE, TOM);
        assertThat(between(sent(first), JAKE).wrote()).isFalse();
        judged(first, decision(JAKE, new Verdict.Deliver()), decision(TOM, new Verdict.Quarantine(), "CIR-03"));
        assertThat(between(sent(first), JAKE).wrote()).as("tried again").isFalse();
        Past second = sent(mail(STRANGER, false, JAKE, TOM));
        assertThat(between(second, JAKE).wrote()).isTrue();
        assertThat(between(second, TOM).wrote()).isFalse();
        assertThat(between(sent(mail(JAKE, true, STRANGER)), STRANGER).wrote()).isTrue();
    }

    @Test
    void remembersUnkindnessForAWeek() throws Exception {
        Sending first = mail(MAYA, true, JAKE, TOM);
        sent(first);
        judged(first, decision(JAKE, new Verdict.Reject(), "LAN-01"), decision(TOM, new Verdict.Deliver()));
        judged(first, decision(JAKE, new Verdict.Reject(), "LAN-01"));
        assertThat(between(sent(first), JAKE).unkind())
                .as("not that mail itself")
                .isZero();
        clock.pass(Duration.ofDays(3));
        Sending second = mail(MAYA, true, JAKE, TOM);
        assertThat(between(sent(second), JAKE).unkind()).isEqualTo(1);
        assertThat(between(sent(second), TOM).unkind()).isZero();
        assertThat(between(sent(mail(JAKE, true, MAYA)), MAYA).unkind()).isZero();
        judged(second, decision(JAKE, new Verdict.Quarantine(), "LAN-02", "LAN-01"));
        history = another();
        assertThat(between(sent(mail(MAYA, true, JAKE)), JAKE).unkind()).isEqualTo(2);
        clock.pass(Duration.ofDays(5));
        assertThat(between(sent(mail(MAYA, true, JAKE)), JAKE).unkind()).isEqualTo(1);
    }

    @Test
    void aRuleThatIsOnlyTriedOutMakesNobodyUnkind() throws Exception {
        Sending mail = mail(MAYA, true, JAKE);
        Reason shadow = new Reason("LAN-01", List.of(), "shadow", List.of());
        judged(
                mail,
                new Decision(
                        JAKE,
                        Direction.INTERNAL,
                        new Verdict.Deliver(),
                        List.of(shadow),
                        Set.of(),
                        Optional.empty(),
                        "E0"));
        assertThat(between(sent(mail(MAYA, true, JAKE)), JAKE).unkind()).isZero();
    }

    @Test
    void whatIsOldGoes() throws Exception {
        Sending mail = mail(MAYA, true, JAKE);
        sent(mail);
        judged(mail, decision(JAKE, new Verdict.Deliver(), "LAN-01"));
        clock.pass(Duration.ofDays(9));
        sent(mail(TOM, true, JAKE));
        assertThat(count("sent_mail")).isEqualTo(1);
        assertThat(count("unkindness")).isZero();
        assertThat(count("contact")).isEqualTo(1);
        clock.pass(Duration.ofDays(400));
        sent(mail(TOM, true, JAKE));
        assertThat(count("contact")).isZero();
    }

    @Test
    void noTableGrowsWithoutEnd() throws Exception {
        history = new SqlHistory(database, new Sealer(keys(), random), random, 20);
        for (int i = 0; i < 60; i++) {
            Sending mail = mail(Address.of("s" + i + "@elsewhere.example"), false, JAKE);
            sent(mail);
            judged(mail, decision(JAKE, new Verdict.Deliver()));
            clock.pass(Duration.ofSeconds(20));
        }
        clock.pass(Duration.ofMinutes(11));
        sent(mail(MAYA, true, JAKE));
        assertThat(count("sent_mail")).isLessThanOrEqualTo(21);
        assertThat(count("contact")).isLessThanOrEqualTo(21);
    }

    @Test
    void aLargeMailingIsAskedAboutAtOnce() throws Exception {
        List<Address> parents = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            parents.add(Address.of("p" + i + "@freemail.example"));
        }
        Sending mail = new Sending("large", Optional.of(MAYA), parents, false, false);
        assertThat(sent(mail).with()).hasSize(1_200);
        judged(
                mail,
                parents.stream().map(p -> decision(p, new Verdict.Deliver())).toArray(Decision[]::new));
        Past later = sent(new Sending("later", Optional.of(MAYA), parents, false, false));
        assertThat(later.with().values()).allMatch(Past.With::wrote);
    }

    @Test
    void nobodyReadsInTheTablesWhoWroteToWhom() throws Exception {
        Sending mail = mail(MAYA, true, JAKE);
        sent(mail);
        judged(mail, decision(JAKE, new Verdict.Deliver(), "LAN-01"));
        String all = database.read(handle -> String.join(
                " ",
                handle.createQuery("select who from sent_mail union all select pair from contact"
                                + " union all select pair from unkindness")
                        .mapTo(String.class)
                        .list()));
        assertThat(all).doesNotContainIgnoringCase("maya", "jake", "hillside").hasSizeGreaterThan(60);
    }

    @Test
    void aNewKeyEncryptionKeyChangesNothingAndALostOneBeginsAnew() throws Exception {
        sent(mail(MAYA, true, JAKE));
        KeyEncryptionKeys keys = keys();
        keys.rotate();
        Sealer sealer = new Sealer(keys, random);
        assertThat(new Rewrapping(database, sealer, keys).next(10)).isEqualTo(1);
        assertThat(new Rewrapping(database, sealer, keys).next(10)).isZero();
        history = another();
        assertThat(sent(mail(MAYA, true, JAKE)).sent().hour()).isEqualTo(2);
        Files.delete(folder.resolve("keys"));
        history = another();
        assertThat(sent(mail(MAYA, true, JAKE)).sent().hour()).isEqualTo(1);
        assertThat(sent(mail(MAYA, true, JAKE)).sent().hour()).isEqualTo(2);
    }
}
