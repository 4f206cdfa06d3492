package org.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    @Test
    void closesEverythingInReverseOrderWhateverOneOfThemThrows() {
        List<String> closed = new ArrayList<>();
        Closing closing = new Closing();
        closing.add(() -> closed.add("store"));
        closing.add(() -> {
            throw new IOException("away");
        });
        closing.add(() -> closed.add("server"));
        closing.close();
        assertThat(closed).containsExactly("server", "store");
    }
}
