package org.postern.certs.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.certs.CertificateBook;
import org.postern.certs.CertificateProblem;
import org.postern.certs.Fingerprint;
import org.postern.certs.Lookup;
import org.postern.certs.TrustLevel;
import org.postern.certs.expiry.Ending;
import org.postern.certs.expiry.Endings;
import org.postern.certs.keys.KeyEntry;
import org.postern.certs.keys.KeyFolder;
import org.postern.certs.keys.OwnKey;

/** A mailbox's certificates over two years. */
class CertificateDeskTest {
    private static final String ANNE = "a.pryce@larkfield.sch.example";

    @TempDir
    Path home;

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-25T09:00:00Z"));

    @Test
    void issuesRenewsAndRevokesForTheBookAndTheKeys() throws IOException {
        CertificateBook book = CertificateBook.open(home.resolve("certificates"), clock);
        KeyFolder keys = new KeyFolder(home.resolve("private-keys"), new SecureRandom());
        CertificateDesk desk = new CertificateDesk(home.resolve("authority"), book, keys, clock);
        assertThat(desk.upkeep()).isFalse();
        assertThatThrownBy(() -> desk.issue(ANNE, "Anne")).hasMessageContaining("postern cert ca init");
        desk.found(
                new AuthorityPlan("Larkfield School", List.of("larkfield.sch.example"), Optional.empty()),
                new RootFile(home.resolve("root.p12"), "three wet umbrellas".toCharArray()));

        List<KeyEntry> first = desk.issue(ANNE, "Anne Pryce");
        assertThat(used(book)).isEqualTo(Fingerprint.of(first.get(1).certificate()));
        assertThat(book.judged(ANNE)).extracting(j -> j.standing().level()).containsExactly(TrustLevel.CA_VALID);
        assertThat(keys.of(ANNE)).extracting(OwnKey::signs, OwnKey::opens).hasSize(2);
        assertThat(desk.renew(Optional.empty())).isEmpty();
        assertThat(desk.upkeep()).isFalse();

        clock.pass(Duration.ofDays(200));
        assertThat(desk.renew(Optional.of("b@larkfield.sch.example"))).isEmpty();
        assertThat(desk.upkeep()).as("the list is past half its life").isTrue();
        List<KeyEntry> second = desk.renew(Optional.of("A.Pryce@larkfield.sch.example"));
        assertThat(second).hasSize(2);
        assertThat(second.getFirst().certificate().getSubjectX500Principal().getName())
                .contains("CN=Anne Pryce");
        assertThat(used(book)).isEqualTo(Fingerprint.of(second.get(1).certificate()));
        assertThat(keys.of(ANNE)).as("old keys stay, for old mail").hasSize(4);

        assertThat(desk.revoke(List.of(used(book)), Revocation.KEY_STOLEN)).hasSize(1);
        assertThat(used(book))
                .as("the one before is good still")
                .isEqualTo(Fingerprint.of(first.get(1).certificate()));
        desk.revoke(List.of(used(book)), Revocation.LEFT_SCHOOL);
        assertThat(book.find(ANNE))
                .isInstanceOfSatisfying(
                        Lookup.Unusable.class,
                        unusable ->
                                assertThat(unusable.problem().reason()).isEqualTo(CertificateProblem.Reason.REVOKED));

        List<Ending> endings = Endings.of(book, keys, desk.authority());
        assertThat(endings)
                .extracting(Ending::kind)
                .containsExactlyInAnyOrder(
                        Ending.Kind.OWN,
                        Ending.Kind.OWN,
                        Ending.Kind.ROOT,
                        Ending.Kind.ISSUING,
                        Ending.Kind.LIST,
                        Ending.Kind.ROOT_LIST);
    }

    private static String used(CertificateBook book) throws IOException {
        return ((Lookup.Usable) book.find(ANNE)).recipient().fingerprint();
    }
}
