package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A relay with small limits, a school and a world behind it that take everything, and a client's first words. */
record FrontDoor(School config, NextHop school, NextHop world, Postern postern) implements AutoCloseable {
    static final String TEACHER = "k.whitlock@larkfield.sch.example";
    static final String PARENT = "n.okafor@freemail.example";

    static FrontDoor open(Path folder) throws Exception {
        NextHop school = new NextHop();
        NextHop world = new NextHop();
        School config = School.in(folder, school.port, world.port, "1s")
                .edit("minimum-free-disk: 1 MB", """
                    minimum-free-disk: 1 MB
                      message-size: 200 KB
                      header-size: 8 KB
                      line-length: 4000
                      recipients: 5
                      received: 10\
                    """)
                .edit("trusted-networks: [127.0.0.2/32]", """
                    trusted-networks: [127.0.0.2/32]
                      connections: 12
                      connections-per-address: 6\
                    """);
        return new FrontDoor(config, school, world, Postern.start(config));
    }

    int port() {
        return config.relayPort;
    }

    Postern.Answer command(String... arguments) throws Exception {
        return Postern.command(config, arguments);
    }

    /** Connected, and not a word said yet. */
    SmtpDialog stranger() throws IOException {
        return postern.fromOutside();
    }

    SmtpDialog outside() throws IOException {
        SmtpDialog dialog = postern.fromOutside();
        dialog.say("EHLO mx.elsewhere.example");
        return dialog;
    }

    SmtpDialog trusted() throws IOException {
        SmtpDialog dialog = postern.fromSchool();
        dialog.say("EHLO mail.larkfield.sch.example");
        return dialog;
    }

    /** Nothing that a client says may end the relay or reach a handler that is not there. */
    void isWell() throws IOException {
        assertThat(postern.alive()).isTrue();
        assertThat(postern.log()).doesNotContain("JAMES SMTP");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Opens the transaction up to the 354. */
    static void envelope(SmtpDialog dialog) throws IOException {
        assertThat(dialog.say("MAIL FROM:<" + PARENT + ">")).startsWith("250");
        assertThat(dialog.say("RCPT TO:<" + TEACHER + ">")).startsWith("250");
        assertThat(dialog.say("DATA")).startsWith("354");
    }

    static String header(String subject) {
        return "From: Ngozi Okafor <" + PARENT + ">\r\nTo: <" + TEACHER + ">\r\nSubject: " + subject
                + "\r\nMessage-ID: <" + subject.hashCode() + "@freemail.example>\r\n";
    }

    /** The bytes as they are, only with dots doubled. */
    static String data(SmtpDialog dialog, String mail) throws IOException {
        dialog.send(bytes(("\r\n" + mail).replace("\r\n.", "\r\n..").substring(2)));
        dialog.send(bytes(mail.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n"));
        return dialog.answer();
    }

    @Override
    public void close() throws IOException {
        try (school;
                world) {
            postern.close();
        }
    }
}
