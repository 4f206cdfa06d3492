package org.postern.relay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path dir;

    private Path mail = Path.of("missing");
    private Shell shell = new Shell(Path.of("../../conf"), Path.of("missing"));

    @BeforeEach
    void write() throws IOException {
        mail = dir.resolve("park.eml");
        shell = new Shell(Path.of("../../conf"), Files.createDirectory(dir.resolve("home")));
        mail("lets meet at the park at 4pm on saturday, my number is 07700 900123");
    }

    private void mail(String text) throws IOException {
        Files.writeString(mail, """
            From: Maya <maya.okafor@pupils.larkfield.sch.example>
            To: jake.tilley@pupils.larkfield.sch.example
            Cc: t.adeyemi@larkfield.sch.example
            Subject: saturday
            Content-Type: text/plain; charset=utf-8

            %s
            """.formatted(text));
    }

    @Test
    void saysForPeopleWhatWouldHappenAndWhy() {
        Shell.Run run = shell.run("check", "--explain", mail.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("jake.tilley@pupils.larkfield.sch.example: would go back to its sender")
                .contains("PII-01 returns it: Pupils do not give away telephone numbers")
                .contains("- the sender is a pupil")
                .contains("policy: PP-06")
                .contains("t.adeyemi@larkfield.sch.example: would be delivered")
                .doesNotContain("900123")
                .doesNotContain("DAT-01");
    }

    @Test
    void saysWhyEachOtherRuleDidNotApply() {
        Shell.Run run = shell.run("check", "--all-rules", mail.toString());
        assertThat(run.out())
                .contains("Not for this sender and recipient")
                .containsPattern("DAT-04[^:]*: the sender is not an adult of the school")
                .contains("PII-04: no password or login")
                .contains("MAL-01: it needs the virus scanner, which is off");
    }

    @Test
    void saysWhatWouldHaveToGo() throws IOException {
        Shell.Run both = shell.run("check", "--counterfactual", mail.toString());
        assertThat(both.out())
                .containsPattern("Without .*the telephone number in the text.* this would be delivered to jake")
                .contains("Nothing has to go: it passes as it is.")
                .doesNotContain("900123");
        mail("hello");
        Files.writeString(mail, Files.readString(mail).replace("jake.tilley@pupils.larkfield.sch", "who@elsewhere"));
        assertThat(shell.run("check", "--counterfactual", mail.toString()).out())
                .contains("Nothing taken out of the mail would let it pass (CIR-02");
    }

    @Test
    void saysTheSameInJson() throws IOException {
        Shell.Run run = shell.run("check", "--all-rules", "--counterfactual", "--json", mail.toString());
        JsonNode decision =
                new ObjectMapper().readTree(run.out()).path("decisions").path(0);
        assertThat(decision.path("reasons").path(0).path("because")).isNotEmpty();
        assertThat(decision.path("others")).hasSizeGreaterThan(50);
        assertThat(decision.path("others").path(0).path("because")).isNotEmpty();
        assertThat(decision.path("counterfactual").path("verdict").asText()).isEqualTo("deliver");
        assertThat(decision.path("counterfactual").path("without")).isNotEmpty();
        assertThat(shell.run("check", mail.toString()).out())
                .as("without a question one line of JSON as ever, with the reasons")
                .startsWith("{\"file\"")
                .contains("\"because\":[\"the sender is a pupil\"")
                .doesNotContain("\"others\"");
    }
}
