package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.postern.policy.Mails.found;
import static org.postern.policy.Mails.outside;

import org.junit.jupiter.api.Test;
import org.postern.model.Category;

/** Whose repeated text counts. */
class ConversationTest {
    private static final Evidence QUOTED_NUMBER = found(Category.NHS_NUMBER, "quoted");
    private static final Evidence QUOTED_GROOMING = found(Category.GROOMING, "secrecy", "gift", "quoted");

    @Test
    void ofAnAnswerOfStaffOnlyWhatIsNewCounts() {
        Mails answer = Mails.from("c.lowe").to("n.okafor@freemail.example").subject("Re: tomorrow");
        assertThat(answer.verdict(QUOTED_NUMBER)).isEqualTo("deliver DST-03");
        assertThat(answer.verdict(found(Category.NHS_NUMBER))).contains("DAT-04");
    }

    @Test
    void whatIsPassedOnCountsWhole() {
        assertThat(Mails.from("c.lowe")
                        .to("n.okafor@freemail.example")
                        .subject("Fwd: tomorrow")
                        .verdict(QUOTED_NUMBER))
                .contains("DAT-04");
    }

    @Test
    void nobodyReachesAChildUnreadBehindMarksOfQuotation() {
        assertThat(outside("stranger@elsewhere.example")
                        .to("maya.okafor")
                        .subject("Re: hi")
                        .verdict(QUOTED_GROOMING))
                .contains("SAF-02");
        assertThat(Mails.from("c.lowe").to("maya.okafor").subject("Re: hi").verdict(QUOTED_GROOMING))
                .contains("SAF-02");
    }

    @Test
    void aConcernIsKeptFromTheAdultItIsWrittenTo() {
        Evidence you = found(Category.STAFF_ALLEGATION, "staff", "targeted");
        assertThat(Mails.from("maya.okafor").to("k.whitlock").verdict(you)).isEqualTo("quarantine SAF-05");
        assertThat(Mails.from("maya.okafor").to("jake.tilley").verdict(you)).isEqualTo("deliver");
    }
}
