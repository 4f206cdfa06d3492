package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrespondenceTest {
    private static Correspondence.Answer ask(String from, String to) {
        return Correspondence.ask(Larkfield.rulebook(), Mails.address(from), Mails.address(to), Larkfield.NOW);
    }

    @Test
    void saysWhatTwoPeopleShare() {
        assertThat(ask("maya.okafor", "jake.tilley").allowed()).isTrue();
        assertThat(ask("maya.okafor", "jake.tilley").because())
                .containsExactly("Both belong to the class 4MAP.", "No rule stops it.");
        assertThat(ask("maya.okafor", "kofi.mensah").because())
                .containsExactly("Both belong to the community Eco Council.", "No rule stops it.");
    }

    @Test
    void saysWhichRuleStopsIt() {
        assertThat(ask("maya.okafor", "oscar.finch").allowed()).isFalse();
        assertThat(ask("maya.okafor", "oscar.finch").because())
                .containsExactly("CIR-01: Pupils write to pupils of their own class or community. [PP-03]");
        assertThat(ask("stranger@elsewhere.example", "maya.okafor").allowed()).isFalse();
    }

    @Test
    void saysWhichRuleAllowsIt() {
        assertThat(ask("hannah.price", "camille@ecole.example").because())
                .containsExactly("EXC-02: The school has approved this outside address for this pupil.");
        assertThat(ask("c.lowe", "sales@vendor.example").because()).containsExactly("No rule stops it.");
    }
}
