package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postern.relay.Home;
import org.postern.relay.StoreParts;
import org.postern.store.audit.AuditRow;

/** Rules with a mistake never come into force, and never silently. */
class T06PolicyIT {
    private static final String CONDITION = "sender.pupil && recipient.external && !sender.internal_only";
    private static final Pattern POLICY = Pattern.compile("\"policy\":\"([^\"]+)\"");

    @Test
    void refusesToStartWithABrokenPolicyAndNamesFileLineAndColumn(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            change(school, CONDITION, "sender.pupl && recipient.external && !sender.internal_only");
            Postern.Answer answer = Postern.command(school, "start");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).containsPattern("policy\\.yaml:\\d+:\\d+: .*pupl");
            assertThat(answer.err()).doesNotContain("\tat ");
            assertThat(answer.out()).doesNotContain("takes mail");
        }
    }

    @Test
    void refusesToStartWhereJamesDoes(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            Path route = school.conf.resolve("james/mailetcontainer.xml");
            Files.writeString(route, Files.readString(route).replace("${limits.attempts}", "two"));
            Postern.Answer answer = Postern.command(school, "start");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err())
                    .contains("James does not start with the files of conf/james", "OpenMail", "\"two\"");
            assertThat(answer.out()).doesNotContain("takes mail");
        }
    }

    @Test
    void keepsTheLastGoodPolicyInForceAndSaysSoUntilItIsMended(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            Path policy = school.conf.resolve("policy.yaml");
            Path versioned = Files.move(policy, folder.resolve("policy-of-today.yaml"));
            Files.createSymbolicLink(policy, versioned); // as many who keep their configuration under version control
            try (Postern relay = Postern.start(school)) {
                assertThat(Health.ready(school).well()).isTrue();
                String version = judgedUnder(school, Letter.returned("before"), world);

                change(school, CONDITION, "sender.pupil && recipient.external && !sender.internal_onlyy");
                Wait.until("health turns red", () -> !Health.ready(school).well());
                assertThat(Health.ready(school).text())
                        .containsPattern("policy\\.yaml:\\d+:\\d+")
                        .contains("stays in force");
                assertThat(judgedUnder(school, Letter.returned("while broken"), world))
                        .isEqualTo(version);
                assertThat(relay.log()).contains("policy not taken");

                change(school, "!sender.internal_onlyy", "!sender.internal_only && !recipient.on_list(\"partners\")");
                Wait.until("health turns green", () -> Health.ready(school).well());
                assertThat(judgedUnder(school, Letter.returned("mended"), world))
                        .isNotEqualTo(version);
            }
        }
    }

    @Test
    void judgesEachMailByExactlyOneOfTheVersionsThatWereInForce(@TempDir Path folder) throws Exception {
        try (World world = new World()) {
            School school = School.in(folder, world);
            try (Postern relay = Postern.start(school)) {
                Ledger ledger = new Ledger(school, world);
                try (SmtpDialog smtp = relay.fromOutside()) {
                    smtp.say("EHLO client.example");
                    for (int i = 0; i < 120; i++) {
                        Letter letter = Letter.held("version-" + i)
                                .to(Letter.PUPIL + " jake.tilley@pupils.larkfield.sch.example")
                                .by(i);
                        assertThat(smtp.mail(letter.from(), letter.to(), letter.bytes()))
                                .startsWith("250");
                        if (i % 40 == 39) {
                            swapComment(school, i);
                            Thread.sleep(3_000); // the watch looks every two seconds
                        }
                    }
                }
                ledger.awaitEmptyQueues();
                List<AuditRow> judged = judged(school);
                assertThat(judged).hasSize(120);
                Set<String> versions = new HashSet<>();
                judged.forEach(row -> versions.add(policy(row)));
                assertThat(versions).hasSizeBetween(2, 4);
                assertThat(ledger.held())
                        .as("both recipients in one item, decided together")
                        .hasSize(120);
            }
        }
    }

    private static String judgedUnder(School school, Letter letter, World world) throws Exception {
        int before = judged(school).size();
        assertThat(letter.send(school.relayPort)).startsWith("250");
        Wait.until("it is judged", () -> judged(school).size() > before);
        AuditRow row = judged(school).getLast();
        assertThat(row.details()).contains("\"reject\":\"1\"");
        return policy(row);
    }

    private static String policy(AuditRow row) {
        Matcher named = POLICY.matcher(row.details());
        assertThat(named.find()).isTrue();
        return named.group(1);
    }

    private static List<AuditRow> judged(School school) throws Exception {
        try (StoreParts store =
                StoreParts.open(InProcess.settings(school), Home.open(school.home), InstantSource.system())) {
            return store.audit().before(Long.MAX_VALUE, 1_000).stream()
                    .filter(row -> row.action().equals("judged"))
                    .sorted(Comparator.comparingLong(AuditRow::seq))
                    .toList();
        }
    }

    private static void swapComment(School school, int number) throws Exception {
        change(school, "policy/1\n", "policy/1\n# changed " + number + "\n");
    }

    /** As an editor saves: written beside it and moved over it. */
    private static void change(School school, String from, String to) throws Exception {
        Path file = school.conf.resolve("policy.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Path next = Files.writeString(school.conf.resolve("policy.yaml.new"), text.replace(from, to));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
