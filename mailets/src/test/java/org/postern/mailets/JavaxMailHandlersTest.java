package org.postern.mailets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.mail.Session;
import javax.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postern.message.MailHandlers;

class JavaxMailHandlersTest {
    /** Writes one mail with each library; run in a JVM of its own, as the class path's order is the point. */
    static final class Both {
        private Both() {}

        public static void main(String[] arguments) throws Exception {
            MailHandlers.pin();
            JavaxMailHandlers.pin();
            MimeMessage old = new MimeMessage(Session.getInstance(new Properties()));
            old.setText("gr\u00fc\u00dfe", "UTF-8");
            old.saveChanges();
            old.writeTo(new ByteArrayOutputStream());
            jakarta.mail.internet.MimeMessage young =
                    new jakarta.mail.internet.MimeMessage(jakarta.mail.Session.getInstance(new Properties()));
            jakarta.mail.internet.MimeBodyPart part = new jakarta.mail.internet.MimeBodyPart();
            part.setText("gr\u00fc\u00dfe", "UTF-8");
            young.setContent(new MimeMultipart(part));
            young.saveChanges();
            young.writeTo(new ByteArrayOutputStream());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"angus-mail", "javax.mail-"})
    void letsBothLibrariesWriteTextWhicheverComesFirst(String first) throws Exception {
        List<String> all = Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
        assertThat(all).anyMatch(jar -> jar.contains(first));
        String path = String.join(
                File.pathSeparator,
                Stream.concat(
                                all.stream().filter(jar -> jar.contains(first)),
                                all.stream().filter(jar -> !jar.contains(first)))
                        .toList());
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java", "-cp", path, Both.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void writesTextInThisJvmToo() throws Exception {
        Both.main(new String[0]);
        assertThat(javax.activation.CommandMap.getDefaultCommandMap()).isNotNull();
    }
}
