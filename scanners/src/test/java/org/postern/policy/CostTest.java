package org.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.postern.message.Message;
import org.postern.model.Category;

/** A decision is cheap beside reading and scanning. */
@Isolated // measures time
class CostTest {
    @Test
    void allRulesForOneRecipientTakeWellUnderAMillisecond() {
        Decider decider = new Decider(Larkfield.rulebook());
        Message mail = Mails.from("jake.tilley").to("tom.beddoes").message();
        Evidence phone = Mails.found(Category.PHONE);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                decider.decide(mail, phone, Larkfield.NOW);
            }
            best = Math.min(best, (System.nanoTime() - start) / 500);
        }
        System.out.println("one decision: " + best / 1000 + " microseconds");
        // the aim is 0.3 ms warm; the bound leaves room for a busy machine
        assertThat(best).isLessThan(1_500_000);
    }
}
