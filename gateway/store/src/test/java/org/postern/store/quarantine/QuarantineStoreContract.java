package org.postern.store.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.postern.certs.SealBroken;
import org.postern.mailets.HeldMail;
import org.postern.message.Content;
import org.postern.store.StoreException;
import org.postern.store.audit.AuditCheck;
import org.postern.store.audit.AuditRow;

abstract class QuarantineStoreContract extends QuarantineContract {
    private byte[] body(String id) throws Exception {
        try (InputStream body = items.body(id, "dsl").orElseThrow()) {
            return body.readAllBytes();
        }
    }

    private static Content large(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return Content.of(bytes);
    }

    private static byte[] bytes(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    private void assertNothingIsKept() throws Exception {
        for (String table : List.of("held_mail", "held_recipient", "held_chunk", "audit_log")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(scratch.toFile().list()).isNullOrEmpty();
    }

    @Test
    void answersAnIdThatCanBeReadOut() throws Exception {
        String id = store.hold(Mails.mail("a"));
        assertThat(id).matches("H-[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(ItemId.typed(id.toLowerCase(Locale.ROOT).substring(2))).isEqualTo(id);
        assertThat(ItemId.typed(" h-o1ilq ")).isEqualTo("H-0111Q");
    }

    @Test
    void keepsTheExactBytes() throws Exception {
        for (int size : new int[] {0, 1, 65_535, 65_536, 65_537, 262_144, 1_048_576, 5_000_001}) {
            Content content = large(size);
            String id = store.hold(Mails.mail("size" + size, Optional.empty(), content));
            assertThat(body(id)).as("size " + size).isEqualTo(bytes(content));
        }
        assertThat(scratch.toFile().list()).isEmpty();
    }

    @Test
    void holdingTheSameKeyAgainChangesNothing() throws Exception {
        String id = store.hold(Mails.mail("a"));
        assertThat(store.hold(Mails.mail("a", Optional.empty(), large(10)))).isEqualTo(id);
        assertThat(store.hold(Mails.mail("b"))).isNotEqualTo(id);
        assertThat(count("held_mail")).isEqualTo(2);
        assertThat(audit.about(id)).extracting(AuditRow::action).containsExactly("held");
        assertThat(new String(body(id), StandardCharsets.UTF_8)).isEqualTo(Mails.TEXT);
    }

    @Test
    void manyAtOnceWithTheSameKeyGetTheSameId() throws Exception {
        List<String> ids = atOnce(24, () -> store.hold(Mails.mail("a")));
        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(count("held_mail")).isEqualTo(1);
        assertThat(audit.about(ids.getFirst())).hasSize(1);
    }

    @Test
    void drawsAnotherIdIfOneIsTaken() throws Exception {
        Deque<Integer> draws = new ArrayDeque<>(List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2));
        SqlQuarantineStore unlucky = store(new RandomGenerator() {
            @Override
            public int nextInt(int bound) {
                return draws.remove();
            }

            @Override
            public long nextLong() {
                throw new IllegalStateException("not used");
            }
        });
        assertThat(unlucky.hold(Mails.mail("a"))).isEqualTo("H-11111");
        assertThat(unlucky.hold(Mails.mail("b"))).isEqualTo("H-22222");
        assertThat(body("H-11111")).isEqualTo(body("H-22222"));
    }

    @Test
    void anAuditRowSaysWhatWasHeldWithoutQuotingIt() throws Exception {
        String id = store.hold(Mails.mail("a"));
        assertThat(audit.about(id))
                .singleElement()
                .extracting(AuditRow::details)
                .isEqualTo("{\"cause\":\"policy\",\"mail\":\"mail-a\",\"policy\":\"v12\",\"recipients\":\"2\"}");
        assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws Exception {
        Content breaking = new Content() {
            @Override
            public InputStream open() throws IOException {
                return new SequenceInputStream(new ByteArrayInputStream(new byte[2_000_000]), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        return read();
                    }
                });
            }

            @Override
            public long size() {
                return -1;
            }
        };
        HeldMail mail = Mails.mail("a", Optional.empty(), breaking);
        assertThatThrownBy(() -> store.hold(mail)).isInstanceOf(IOException.class);
        assertNothingIsKept();
    }

    @Test
    void anAuditRowThatCannotBeWrittenLeavesNothing() throws Exception {
        dropTriggers();
        execute("delete from audit_head");
        HeldMail mail = Mails.mail("a", Optional.empty(), large(2_000_000));
        assertThatThrownBy(() -> store.hold(mail)).isInstanceOf(StoreException.class);
        assertNothingIsKept();
    }

    @Test
    void holdsWhatCouldNotBeJudgedAndHasNoSender() throws Exception {
        HeldMail bounce = new HeldMail(
                "a",
                "mail-a",
                clock.instant(),
                Optional.empty(),
                List.of(Mails.TEACHER),
                "",
                "error",
                Optional.empty(),
                "It could not be\0checked.",
                large(10));
        HeldItem item = items.show(store.hold(bounce), "dsl").orElseThrow();
        assertThat(item.inspection()).isEmpty();
        assertThat(item.summary().sender()).isEmpty();
        assertThat(item.summary().subject()).contains("");
        assertThat(item.summary().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void neitherSubjectNorTextIsStoredInClear() throws Exception {
        String id = store.hold(Mails.mail("a"));
        List<String> stored = database.read(handle -> List.of(
                handle.createQuery("select note || message_id || key_hash || coalesce(inspection, '') from held_mail")
                        .mapTo(String.class)
                        .one(),
                latin(handle.createQuery("select subject from held_mail")
                        .mapTo(byte[].class)
                        .one()),
                latin(Chunks.read(handle, id, 0).orElseThrow())));
        assertThat(String.join("", stored)).doesNotContain("number é").doesNotContain("900123");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void aChangedBodyIsNotGivenOut() throws Exception {
        String id = store.hold(Mails.mail("a"));
        database.write(handle -> {
            byte[] data = Chunks.read(handle, id, 0).orElseThrow();
            data[data.length - 20] ^= 1;
            return handle.execute("update held_chunk set data = ? where id = ?", data, id);
        });
        assertThatThrownBy(() -> body(id)).isInstanceOf(SealBroken.class);
    }
}
