package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.policy.Mails.found;
import static org.postern.policy.Mails.outside;
import static org.postern.policy.Mails.unread;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postern.model.Category;
import org.postern.model.Change;
import org.postern.model.Decision;
import org.postern.model.Verdict;

/** The shipped rules, one by one. */
class RulesTest {
    @Test
    void pupilsWriteToTheirClassAndCommunityOnly() {
        assertThat(Mails.from("maya.okafor")
                        .to("jake.tilley", "oscar.finch", "kofi.mensah")
                        .verdicts(Evidence.NONE))
                .containsExactly("deliver", "reject CIR-01", "deliver");
    }

    @Test
    void nobodySendsOnBehalfOfSomebodyElse() {
        Mails mail = Mails.from("maya.okafor").to("jake.tilley");
        assertThat(mail.header("Sender", "head@larkfield.sch.example").verdict())
                .startsWith("reject AUTH-02");
        assertThat(mail.header("Sender", "maya.okafor@pupils.larkfield.sch.example")
                        .verdict())
                .isEqualTo("deliver");
    }

    @Test
    void aDisplayNameMayNotBeAnAddressOfTheSchool() {
        for (String name : List.of(
                "\"head@larkfield.sch.example\"",
                "=?utf-8?Q?head=40larkfield.sch.example?=",
                "Dr Hale (head@larkfield.sch.example)")) {
            Mails mail = outside("bad@elsewhere.example").to("c.lowe").unaligned();
            assertThat(mail.header("From", name + " <bad@elsewhere.example>").verdict())
                    .as(name)
                    .isEqualTo("reject AUTH-01");
        }
        Mails honest = outside("bad@elsewhere.example").to("c.lowe").unaligned();
        assertThat(honest.header("From", "\"head of sales\" <bad@elsewhere.example>")
                        .verdict())
                .isEqualTo("deliver");
    }

    @Test
    void encryptsWhereverTheSubjectAsksForIt() {
        for (String subject : List.of(
                "[ENCRYPT] plan",
                "plan [encrypt]",
                "[Encrypted] plan",
                "[ ENCRYPT ] plan",
                "AW: [ENCRYPT] plan",
                "[\u200bENCRYPT] plan",
                "\uff3bENCRYPT\uff3d plan")) {
            assertThat(Mails.from("c.lowe")
                            .to("n.okafor@freemail.example")
                            .subject(subject)
                            .verdict())
                    .as(subject)
                    .isEqualTo("encrypt DAT-09");
        }
        assertThat(Mails.from("c.lowe")
                        .to("n.okafor@freemail.example")
                        .subject("how to encrypt [a file]")
                        .verdict())
                .isEqualTo("deliver DST-03");
    }

    @Test
    void readsThePrivacyMarkAsItIsWritten() {
        for (String mark : List.of("Private", "\"Private\"", "Company-Confidential (x)")) {
            assertThat(Mails.from("c.lowe")
                            .to("n.okafor@freemail.example")
                            .header("Sensitivity", mark)
                            .verdict())
                    .as(mark)
                    .isEqualTo("encrypt DAT-09");
        }
    }

    @Test
    void pupilsWriteOutsideOnlyToApprovedAddresses() {
        assertThat(Mails.from("jake.tilley").to("l.tilley@freemail.example").verdict())
                .isEqualTo("reject CIR-02");
        assertThat(Mails.from("hannah.price").to("camille@ecole.example").verdict())
                .isEqualTo("deliver EXC-02");
        assertThat(Mails.from("maya.okafor").to("camille@ecole.example").verdict())
                .isEqualTo("reject CIR-02");
        assertThat(Mails.from("grace.adomako").to("other@uni.ac.example").verdict())
                .isEqualTo("deliver EXC-02");
    }

    @Test
    void anApprovalEndsWithItsLastDay() {
        Decider decider = new Decider(Larkfield.rulebook());
        var mail = Mails.from("hannah.price").to("camille@ecole.example").message();
        assertThat(Mails.line(decider.decide(mail, Evidence.NONE, Instant.parse("2026-12-18T23:00:00Z"))
                        .getFirst()))
                .isEqualTo("deliver EXC-02");
        assertThat(Mails.line(decider.decide(mail, Evidence.NONE, Instant.parse("2026-12-19T00:30:00Z"))
                        .getFirst()))
                .isEqualTo("reject CIR-02");
    }

    @Test
    void internalOnlyBeatsEveryApproval() {
        assertThat(Mails.from("tom.beddoes").to("camille@ecole.example").verdict())
                .isEqualTo("reject CIR-04");
        assertThat(outside("camille@ecole.example").to("tom.beddoes").verdict()).isEqualTo("reject CIR-04");
        assertThat(outside("sales@vendor.example").to("allpupils").verdict()).isEqualTo("reject CIR-04");
    }

    @Test
    void aTeacherLooksFirstAtMailFromOutsideToAPupil() {
        Decision held = outside("stranger@elsewhere.example")
                .to("maya.okafor")
                .judged(Evidence.NONE)
                .getFirst();
        assertThat(Mails.line(held)).isEqualTo("quarantine CIR-03");
        assertThat(held.tell()).containsExactly("class_teacher");
        assertThat(held.notice()).isEmpty();
        assertThat(outside("camille@ecole.example").to("hannah.price").verdict())
                .isEqualTo("deliver EXC-02");
        assertThat(outside("camille@ecole.example")
                        .misaligned()
                        .to("hannah.price")
                        .verdict())
                .isEqualTo("quarantine CIR-03");
    }

    @Test
    void leaversAndUnknownAddressesDoNotWork() {
        assertThat(Mails.from("noah.sykes").to("jake.tilley").verdict()).isEqualTo("reject CIR-05");
        assertThat(Mails.from("jake.tilley").to("noah.sykes").verdict()).isEqualTo("reject CIR-05");
        assertThat(Mails.from("k.whitlock").to("nobody").verdict()).isEqualTo("reject CIR-05");
        assertThat(outside("sales@vendor.example").to("nobody").verdict()).isEqualTo("reject CIR-05");
        assertThat(outside("sales@vendor.example").to("postmaster").verdict()).isEqualTo("deliver");
    }

    @Test
    void pupilsDoNotWriteToCrowds() {
        assertThat(Mails.from("jake.tilley").to("allpupils").verdict()).isEqualTo("reject CIR-10");
        assertThat(Mails.from("jake.tilley").to("allstaff").verdict()).isEqualTo("reject CIR-10");
        assertThat(Mails.from("jake.tilley").to("allparents").verdict()).isEqualTo("reject CIR-02");
        assertThat(Mails.from("c.lowe")
                        .to("allstaff", "allpupils", "allparents")
                        .verdicts(Evidence.NONE))
                .containsExactly("deliver", "deliver", "deliver DST-03");
    }

    @Test
    void aLongListOfAddressesIsACrowdTooButTheTeacherOnItIsReached() {
        assertThat(Mails.from("jake.tilley")
                        .to("allpupils", "maya.okafor", "k.whitlock", "whistle")
                        .verdicts(Evidence.NONE))
                .containsExactly("reject CIR-10", "reject CIR-10", "deliver", "deliver SAF-08");
    }

    @Test
    void aForgedSenderFromOutsideIsReturnedAndItIsTold() {
        Decision decision =
                outside("head").unaligned().to("finance").judged(Evidence.NONE).getFirst();
        assertThat(Mails.line(decision)).isEqualTo("reject AUTH-01");
        assertThat(decision.tell()).containsExactly("it");
        assertThat(decision.notice()).isEmpty();
        assertThat(outside("head").to("finance").verdict()).isEqualTo("deliver");
        assertThat(outside("stranger@elsewhere.example")
                        .claiming("head")
                        .unaligned()
                        .to("finance")
                        .verdict())
                .startsWith("reject AUTH-01");
    }

    @Test
    void nobodyWritesUnderAnothersName() {
        Decision decision = Mails.from("dylan.rees")
                .claiming("amir.yilmaz")
                .to("hannah.price")
                .judged(Evidence.NONE)
                .getFirst();
        assertThat(Mails.line(decision)).isEqualTo("reject AUTH-02");
        assertThat(decision.tell()).containsExactlyInAnyOrder("it", "class_teacher");
        assertThat(decision.keep()).isEqualTo("E1");
        assertThat(decision.notice()).contains("not-your-address");
        assertThat(Mails.from("dylan.rees")
                        .trusted()
                        .claiming("amir.yilmaz")
                        .to("hannah.price")
                        .verdict())
                .isEqualTo("reject AUTH-02");
    }

    @Test
    void aLentMailboxMayBeUsed() {
        assertThat(Mails.from("office")
                        .login("p.stubbs@larkfield.sch.example")
                        .to("head")
                        .verdict())
                .isEqualTo("deliver");
        assertThat(Mails.from("office").login("p.stubbs").to("head").verdict()).isEqualTo("deliver");
        assertThat(Mails.from("office")
                        .login("c.lowe@larkfield.sch.example")
                        .to("head")
                        .verdict())
                .isEqualTo("reject AUTH-02");
        assertThat(Mails.from("p.stubbs")
                        .trusted()
                        .claiming("office")
                        .to("head")
                        .verdict())
                .isEqualTo("deliver");
    }

    @Test
    void aBounceOrAbsenceNoteOfTheSchoolsSystemIsJudgedByItsHeader() {
        assertThat(Mails.from("mailer@host.example")
                        .trusted()
                        .withoutReversePath()
                        .to("c.lowe")
                        .verdict())
                .isEqualTo("deliver");
        assertThat(Mails.from("head")
                        .trusted()
                        .withoutReversePath()
                        .to("c.lowe")
                        .verdict())
                .isEqualTo("deliver");
        assertThat(Mails.from("jake.tilley")
                        .trusted()
                        .withoutReversePath()
                        .to("l.tilley@freemail.example")
                        .verdict())
                .isEqualTo("reject CIR-02");
    }

    @Test
    void aMailWithoutAReadableFromClaimsAnybody() {
        assertThat(Mails.from("maya.okafor").claiming("").to("jake.tilley").verdict())
                .isEqualTo("reject AUTH-02");
    }

    @Test
    void aTelephoneNumberStaysPrivateExceptTowardsStaffAndTheWhistle() {
        Evidence phone = found(Category.PHONE);
        assertThat(Mails.from("jake.tilley")
                        .to("tom.beddoes", "k.whitlock", "t.adeyemi", "whistle")
                        .verdicts(phone))
                .containsExactly("reject PII-01", "deliver", "deliver", "deliver SAF-08");
        assertThat(Mails.from("k.whitlock").to("maya.okafor").verdict(phone)).isEqualTo("deliver");
        assertThat(Mails.from("jake.tilley").to("tom.beddoes").verdict(found(Category.PHONE, "public", "quoted")))
                .isEqualTo("deliver");
        assertThat(Mails.from("hannah.price").to("camille@ecole.example").verdict(phone))
                .isEqualTo("reject PII-01,EXC-02");
        assertThat(Mails.from("grace.adomako").to("admissions@uni.ac.example").verdict(phone))
                .isEqualTo("deliver EXC-02");
        assertThat(Mails.from("grace.adomako").to("stranger@elsewhere.example").verdict(phone))
                .isEqualTo("reject CIR-02,PII-01");
    }

    @Test
    void aHomeStaysPrivateAndAnAddressInAnEssayDoesNot() {
        assertThat(Mails.from("jake.tilley").to("tom.beddoes").verdict(found(Category.POSTAL_ADDRESS, "own")))
                .isEqualTo("reject PII-02");
        assertThat(Mails.from("jake.tilley").to("tom.beddoes").verdict(found(Category.MAP_LOCATION, "own")))
                .isEqualTo("reject PII-02");
        assertThat(Mails.from("jake.tilley").to("tom.beddoes").verdict(found(Category.POSTAL_ADDRESS, "famous")))
                .isEqualTo("deliver");
    }

    @Test
    void aReasonNamesTheFindingsItRestsOn() {
        Decision decision = Mails.from("jake.tilley")
                .to("tom.beddoes")
                .judged(found(Category.PHONE))
                .getFirst();
        assertThat(decision.reasons().getFirst().findings()).hasSize(1);
        assertThat(decision.reasons().getFirst().clauses()).contains("PP-06");
        assertThat(decision.notice()).contains("phone-number");
    }

    @Test
    void aHeldSenderIsToldKindly() {
        Decision decision =
                Mails.from("c.lowe").to("head").judged(unread("zip", false)).getFirst();
        assertThat(decision.notice()).contains("held-unreadable");
    }

    private static String outlook(String name, boolean on) {
        String label = "MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_";
        return label + "Enabled=" + on + "; " + label + "SetDate=2026-11-08T21:13:16Z; " + label + "Name=" + name
                + "; MSIP_Label_f42aa342-8706-4288-bd11-ebb85995028c_Name=General";
    }

    @Test
    void staffAskForEncryptionInTheSubjectOrBySensitivity() {
        String out = "senco@highfield.sch.example";
        assertThat(Mails.from("j.rowe").to(out).subject("[ENCRYPT] Timetable").verdict())
                .isEqualTo("encrypt DAT-09");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .subject("Re: [encrypt] Timetable")
                        .verdict())
                .isEqualTo("encrypt DAT-09");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .header("Sensitivity", "Company-Confidential")
                        .verdict())
                .isEqualTo("encrypt DAT-09");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .header("msip_labels", outlook("Highly Confidential", true))
                        .verdict())
                .isEqualTo("encrypt DAT-09");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .header("msip_labels", outlook("Confidential", false))
                        .verdict())
                .as("the label was taken off again")
                .isEqualTo("deliver");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .header("X-Classification", "Confidential")
                        .verdict())
                .isEqualTo("encrypt DAT-09");
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .subject("[ENCRYPT] Timetable")
                        .judged(Evidence.NONE)
                        .getFirst()
                        .changes())
                .containsExactly(Change.STRIP_TAG);
        assertThat(Mails.from("j.rowe")
                        .to(out)
                        .subject("CONFIDENTIAL - staff quiz")
                        .verdict())
                .isEqualTo("deliver");
        assertThat(Mails.from("j.rowe")
                        .to("head")
                        .subject("[ENCRYPT] Timetable")
                        .verdict())
                .isEqualTo("deliver");
    }

    @Test
    void theRelayFindsTheRuleForAMissingCertificate() {
        Rule rule = Larkfield.rulebook().policy().rule("ENC-01").orElseThrow();
        assertThat(rule.when()).isEmpty();
        assertThat(rule.parts().getFirst().notice()).contains("no-certificate");
        assertThat(rule.parts().getFirst().action(Rule.Case.STAFF).verdict()).isEqualTo(new Verdict.Quarantine());
    }

    @Test
    void profilesChangeSwitches() {
        Rulebook closed = Larkfield.rulebook().withProfile("pinner_park").orElseThrow();
        var penPal = Mails.from("hannah.price").to("camille@ecole.example").message();
        assertThat(Mails.line(new Decider(closed)
                        .decide(penPal, Evidence.NONE, Larkfield.NOW)
                        .getFirst()))
                .isEqualTo("reject CIR-02");
        Rulebook open = Larkfield.rulebook().withProfile("stroud").orElseThrow();
        var museum = Mails.from("amir.yilmaz").to("sales@vendor.example").message();
        assertThat(Mails.line(new Decider(open)
                        .decide(museum, Evidence.NONE, Larkfield.NOW)
                        .getFirst()))
                .isEqualTo("deliver");
        assertThat(Larkfield.rulebook().withProfile("nowhere")).isEmpty();
        assertThat(Larkfield.rulebook().withProfile("default")).isPresent();
    }
}
