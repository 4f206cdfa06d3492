package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.policy.Mails.found;
import static org.postern.policy.Mails.outside;
import static org.postern.policy.Mails.unread;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postern.message.PartPath;
import org.postern.message.Span;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Confidence;
import org.postern.model.Decision;
import org.postern.model.Finding;
import org.postern.model.Reason;
import org.postern.model.Verdict;

/** The shipped rules about files, one by one. */
class FileRulesTest {
    @Test
    void programsAreReturnedToOurOwnAndHeldFromOutside() {
        Evidence program = found(Category.EXECUTABLE);
        assertThat(Mails.from("dylan.rees").to("amir.yilmaz").verdict(program)).isEqualTo("reject FIL-01");
        assertThat(Mails.from("c.lowe").to("head").verdict(found(Category.SCRIPT)))
                .isEqualTo("reject FIL-01");
        assertThat(outside("sales@vendor.example").to("c.lowe").verdict(program))
                .isEqualTo("quarantine FIL-01");
        Evidence listed = new Evidence(List.of(), Set.of("iso"), List.of());
        assertThat(Mails.from("c.lowe").to("head").verdict(listed)).isEqualTo("reject FIL-01");
    }

    @Test
    void whatIsUnclearPassesBetweenAdultsOnlyIfItsKindIsListed() {
        Evidence writing = unread("png", true);
        assertThat(Mails.from("c.lowe").to("head").verdict(writing)).isEqualTo("deliver");
        assertThat(outside("sales@vendor.example").to("c.lowe").verdict(writing))
                .isEqualTo("deliver");
        assertThat(Mails.from("c.lowe").to("sales@vendor.example").verdict(writing))
                .isEqualTo("deliver");
        assertThat(Mails.from("jake.tilley").to("maya.okafor").verdict(writing)).isEqualTo("quarantine FIL-03");
        assertThat(Mails.from("jake.tilley").to("k.whitlock").verdict(writing)).isEqualTo("quarantine FIL-03");
        assertThat(Mails.from("c.lowe").to("jake.tilley").verdict(writing)).isEqualTo("quarantine FIL-03");
        assertThat(Mails.from("c.lowe").to("head").verdict(unread("dwg", true))).isEqualTo("quarantine FIL-03");
    }

    @Test
    void programsInsideOtherFilesCountAsPrograms() {
        Finding inside = new Finding(
                Category.EXECUTABLE,
                Confidence.CERTAIN,
                new PartPath("2/a.zip/free.apk"),
                new Span(0, 0),
                "file-kind",
                Set.of("inside"));
        Evidence zip = new Evidence(List.of(inside), Set.of("zip"), List.of());
        assertThat(Mails.from("dylan.rees").to("amir.yilmaz").verdict(zip)).isEqualTo("reject FIL-02");
        assertThat(outside("sales@vendor.example").to("c.lowe").verdict(zip)).isEqualTo("quarantine FIL-02");
    }

    @Test
    void filesThatPretendAreReturnedToPupilsAndHeldForOthers() {
        for (Category pretence : List.of(Category.DISGUISED_KIND, Category.SECOND_FILE)) {
            assertThat(Mails.from("jake.tilley").to("k.whitlock").verdict(found(pretence)))
                    .isEqualTo("reject FIL-05");
            assertThat(Mails.from("c.lowe").to("head").verdict(found(pretence))).isEqualTo("quarantine FIL-05");
        }
        assertThat(outside("sales@vendor.example").to("c.lowe").verdict(found(Category.MACRO)))
                .isEqualTo("quarantine MAL-02");
    }

    private static String verdict(Mails mail, String profile, Evidence evidence) {
        Rulebook rulebook = Larkfield.rulebook();
        return new Decider(rulebook.withProfile(profile).orElse(rulebook))
                .decide(mail.message(), evidence, Larkfield.NOW)
                .getFirst()
                .verdict()
                .label();
    }

    @ParameterizedTest
    @CsvSource({
        "default, reject, reject",
        "pinner_park, reject, reject",
        "stroud, deliver, quarantine",
        "beech_green, deliver, reject",
    })
    void aPupilsPhotographGoesWhereTheSwitchSays(String profile, String inside, String beyond) {
        for (Category taken : List.of(Category.PHOTOGRAPH, Category.FILM, Category.SOUND)) {
            Evidence seen = found(taken);
            assertThat(verdict(Mails.from("jake.tilley").to("tom.beddoes"), profile, seen))
                    .isEqualTo(inside);
            assertThat(verdict(Mails.from("jake.tilley").to("k.whitlock"), profile, seen))
                    .isEqualTo(inside);
            assertThat(verdict(Mails.from("amir.yilmaz").to("sales@vendor.example"), profile, seen))
                    .isEqualTo(beyond);
        }
        assertThat(Mails.from("c.lowe").to("head").verdict(found(Category.PHOTOGRAPH)))
                .isEqualTo("deliver");
    }

    @Test
    void aSuspectedIndecentPictureIsSealedWhoeverSendsIt() {
        Decision decision = Mails.from("jake.tilley")
                .to("oscar.finch")
                .judged(found(Category.INDECENT))
                .getFirst();
        assertThat(decision.verdict()).isEqualTo(new Verdict.Quarantine());
        assertThat(decision.keep()).isEqualTo("E2");
        assertThat(decision.tell()).contains("dsl_urgent", "head");
        assertThat(Mails.from("c.lowe").to("head").verdict(found(Category.INDECENT)))
                .isEqualTo("quarantine IMG-04");
    }

    @Test
    void whatIsEncryptedOrBrokenIsHeldForEverybody() {
        assertThat(Mails.from("c.lowe").to("head").verdict(unread("pdf", false)))
                .isEqualTo("quarantine FIL-03");
        assertThat(outside("d.marsh@freemail.example").to("k.whitlock").verdict(unread("zip", false)))
                .isEqualTo("quarantine FIL-03");
    }

    @Test
    void aChildWhoWritesToTheWhistleWithAPictureIsHeardAtOnce() {
        Decision decision = Mails.from("isla.brandt")
                .to("whistle")
                .judged(unread("png", true))
                .getFirst();
        assertThat(Mails.line(decision)).isEqualTo("quarantine UNREAD,FIL-03,SAF-08");
        assertThat(decision.tell()).contains("dsl_urgent");
    }

    @Test
    void picturesLoseWhatTellsWhereAndByWhomTheyWereTaken() {
        for (Category category : List.of(Category.PICTURE_LOCATION, Category.PICTURE_OWNER)) {
            Decision decision = Mails.from("maya.okafor")
                    .to("c.lowe")
                    .judged(found(category))
                    .getFirst();
            assertThat(decision.changes()).as(category.label()).containsExactly(Change.STRIP_METADATA);
            assertThat(decision.reasons()).extracting(Reason::rule).contains("IMG-05");
        }
        assertThat(Mails.from("maya.okafor")
                        .to("c.lowe")
                        .judged(found(Category.PHOTOGRAPH))
                        .getFirst()
                        .changes())
                .isEmpty();
        Decision stopped = Mails.from("maya.okafor")
                .to("jake.tilley", "oscar.finch")
                .judged(found(Category.PICTURE_LOCATION))
                .get(1);
        assertThat(stopped.verdict()).isEqualTo(new Verdict.Reject());
        assertThat(stopped.changes()).as("should a person let it go").containsExactly(Change.STRIP_METADATA);
    }
}
