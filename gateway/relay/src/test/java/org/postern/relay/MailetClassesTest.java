package org.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postern.mailets.SafeMailet;
import org.postern.mailets.SafeMatcher;

class MailetClassesTest {
    private static final Path FILE = Path.of("../../conf/james/mailetcontainer.xml");

    private static List<String> ours(String attribute) throws Exception {
        return Pattern.compile(attribute + "=\"(org\\.postern\\.[\\w.]+)")
                .matcher(Files.readString(FILE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    @Test
    void everyMailetAndMatcherOfOursCatchesWhatItThrows() throws Exception {
        for (String name : ours("class")) {
            assertThat(SafeMailet.class).isAssignableFrom(Class.forName(name));
        }
        for (String name : ours("match")) {
            assertThat(SafeMatcher.class).isAssignableFrom(Class.forName(name));
        }
        assertThat(ours("class")).contains("org.postern.relay.delivery.DeliverMail");
    }
}
