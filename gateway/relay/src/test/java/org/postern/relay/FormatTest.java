package org.postern.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Spotless would run palantir in Maven's own JVM, which may be 17 and cannot parse Java 21; tests run on the toolchain.
 */
class FormatTest {
    @Test
    void everySourceIsFormatted() throws Exception {
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        List<Path> wrong = new ArrayList<>();
        for (Path room :
                List.of(Path.of("../../scanners"), Path.of("../../certs"), Path.of("../../mailets"), Path.of(".."))) {
            try (var files = Files.walk(room)) {
                for (Path file : files.filter(f ->
                                f.toString().endsWith(".java") && !f.toString().contains("/target/"))
                        .toList()) {
                    String source = Files.readString(file);
                    String wanted = formatter.formatSourceAndFixImports(source);
                    if (!wanted.equals(source)) {
                        wrong.add(file);
                        if (Boolean.getBoolean("format.apply")) {
                            Files.writeString(file, wanted);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong, "run mvn test -pl gateway/relay -Dtest=FormatTest -Dformat.apply=true");
    }
}
