package org.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @Test
    void leavesNothingOfAKilledProcessInScratch(@TempDir Path folder) throws IOException {
        Home home = Home.open(folder.resolve("home"));
        Files.writeString(home.scratch().resolve("sealed-1.part"), "x");

        home.emptyScratch();

        assertThat(home.scratch()).isEmptyDirectory();
    }
}
