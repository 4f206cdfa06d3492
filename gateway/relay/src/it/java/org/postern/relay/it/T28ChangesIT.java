package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What rules have done to a mail before it goes on: a copy for each family, and a line of the school's above a text.
 */
class T28ChangesIT {
    private static final List<String> FAMILIES =
            List.of("n.okafor@freemail.example", "l.tilley@freemail.example", "s.nair@freemail.example");

    /** Before every other rule, so that it does not depend on the school's own limits. */
    private static final String RULES = """
        - id: TST-02
          severity: low
          why: A test.
          when: sender.school_adult && recipient.external && message.visible_households >= 3
          do: deliver
          also: [separate_copies]
        - id: TST-03
          severity: low
          why: A test.
          when: message.inbound && recipient.staff && message.subject == "abuse"
          do: deliver
          also: [banner]
        """;

    private static School school(Path folder, World world) throws Exception {
        School school = School.in(folder, world);
        Path policy = school.conf.resolve("policy.yaml");
        String text = Files.readString(policy);
        assertThat(text).contains("\nrules:\n");
        Files.writeString(policy, text.replace("\nrules:\n", "\nrules:\n" + RULES));
        return school;
    }

    private static String whole(MimeMessage mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            mail.writeTo(out);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void familiesDoNotSeeEachOthersAddressesAndAbuseHasALineAboveIt(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = school(folder, world);
            try (Postern relay = Postern.start(school)) {
                Letter swimming = Letter.internal("Swimming").to(String.join(" ", FAMILIES) + " " + Letter.COLLEAGUE);
                assertThat(swimming.send(school.relayPort)).startsWith("250");
                Wait.until("every family has a copy", () -> world.outside.getReceivedMessages().length == 3);
                List<String> copies = Arrays.stream(world.outside.getReceivedMessages())
                        .map(T28ChangesIT::whole)
                        .toList();
                for (String family : FAMILIES) {
                    assertThat(copies.stream().filter(copy -> copy.contains(family)))
                            .as(family)
                            .hasSize(1);
                }
                assertThat(copies).allMatch(copy -> copy.contains("blue folders") && !copy.contains(Letter.COLLEAGUE));
                MimeMessage colleagues = World.await(world.school, World.subjectIs("Swimming"));
                assertThat(whole(colleagues)).contains(FAMILIES);

                Letter abuse = new Letter(
                        SmtpDialog.OUTSIDE, "pat@elsewhere.example", Letter.TEACHER, "abuse", swimming.rest());
                assertThat(abuse.send(school.relayPort)).startsWith("250");
                MimeMessage shown = World.await(world.school, World.subjectIs("abuse"));
                assertThat(shown.getHeader("X-Postern-Note", null)).startsWith("You need not answer");
                assertThat(World.body(shown)).startsWith("You need not answer").contains("blue folders");
                assertThat(new Ledger(school, world).held()).isEmpty();
                assertThat(relay.alive()).isTrue();
            }
        }
    }
}
