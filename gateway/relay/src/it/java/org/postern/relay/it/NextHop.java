package org.postern.relay.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The next mail server, down to the bytes: it keeps what it was told, takes the null reverse-path, and answers RCPT as
 * the test wishes.
 */
final class NextHop implements AutoCloseable {
    /** One mail as it came over the wire, dots no longer doubled, and how it came. */
    record Arrived(String hello, boolean tls, String login, String mail, List<String> recipients, byte[] data) {
        String text() {
            return new String(data, StandardCharsets.ISO_8859_1);
        }

        boolean hasSubject(String subject) {
            return text().contains("Subject: " + subject + "\r\n");
        }
    }

    final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    final List<Instant> calls = new CopyOnWriteArrayList<>();
    /** Every command that came without TLS. */
    final List<String> heardInClear = new CopyOnWriteArrayList<>();

    final int port;
    private final List<String> extensions = new CopyOnWriteArrayList<>(List.of("8BITMIME", "SIZE", "DSN"));
    private volatile UnaryOperator<String> recipientAnswer = recipient -> "250 2.1.5 ok";
    private volatile String loginAnswer = "235 2.7.0 welcome";
    private volatile SSLContext tls;
    private volatile ServerSocket listener;

    NextHop() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        port = listener.getLocalPort();
        listen(listener);
    }

    /** Announces STARTTLS with this key. */
    NextHop offering(SSLContext context) {
        tls = context;
        extensions.remove("STARTTLS");
        extensions.add("STARTTLS");
        return this;
    }

    NextHop announcing(String extension) {
        extensions.add(extension);
        return this;
    }

    NextHop without(String extension) {
        extensions.remove(extension);
        return this;
    }

    /** What RCPT with this address is answered. */
    void answering(UnaryOperator<String> answer) {
        recipientAnswer = answer;
    }

    /** What AUTH is answered. */
    void answeringLogin(String answer) {
        loginAnswer = answer;
    }

    void down() throws IOException {
        listener.close();
    }

    void up() throws IOException {
        ServerSocket again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
        listener = again;
        listen(again);
    }

    private void listen(ServerSocket on) {
        Thread.ofVirtual().start(() -> {
            while (!on.isClosed()) {
                try {
                    Socket socket = on.accept();
                    calls.add(Instant.now());
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException e) {
                    return; // closed, which is how it goes down
                }
            }
        });
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(60_000);
            new Session(socket).run();
        } catch (IOException e) {
            // the client went; what it delivered is kept
        }
    }

    Arrived await(Predicate<Arrived> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(40));
        while (Instant.now().isBefore(end)) {
            List<Arrived> found = arrived.stream().filter(wanted).toList();
            if (!found.isEmpty()) {
                return found.getFirst();
            }
            Thread.sleep(30);
        }
        throw new AssertionError("no such mail arrived; got "
                + arrived.stream().map(Arrived::text).toList());
    }

    Arrived awaitSubject(String subject) throws InterruptedException {
        return await(mail -> mail.hasSubject(subject));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private final class Session {
        private Socket socket;
        private InputStream in;
        private String hello = "";
        private String login = "";
        private String mail = "";
        private List<String> recipients = new ArrayList<>();

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        void run() throws IOException {
            say("220 next.hop.example ESMTP");
            String line = line();
            while (!line.isEmpty()) {
                if (!command(line.strip())) {
                    return;
                }
                line = line();
            }
        }

        private boolean command(String line) throws IOException {
            if (!(socket instanceof SSLSocket)) {
                heardInClear.add(line);
            }
            switch (line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT)) {
                case "EHLO" -> hello(line.substring(5));
                case "STARTTLS" -> startTls();
                case "AUTH" -> {
                    login = line;
                    say(loginAnswer);
                }
                case "MAIL" -> {
                    mail = line;
                    recipients = new ArrayList<>();
                    say("250 2.1.0 ok");
                }
                case "RCPT" -> recipient(line);
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 2.0.0 bye");
                    return false;
                }
                default -> say("250 2.0.0 ok");
            }
            return true;
        }

        private void hello(String name) throws IOException {
            hello = name;
            StringBuilder answer = new StringBuilder("250-next.hop.example\r\n");
            extensions.stream()
                    .filter(e -> !e.equals("STARTTLS") || !(socket instanceof SSLSocket))
                    .forEach(e -> answer.append("250-").append(e).append("\r\n"));
            say(answer + "250 ENHANCEDSTATUSCODES");
        }

        private void startTls() throws IOException {
            say("220 2.0.0 go ahead");
            SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, port, true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            socket = secure;
            in = new BufferedInputStream(secure.getInputStream());
        }

        private void recipient(String line) throws IOException {
            String answer = recipientAnswer.apply(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            if (answer.startsWith("250")) {
                recipients.add(line);
            }
            say(answer);
        }

        private void data() throws IOException {
            if (recipients.isEmpty()) {
                say("503 5.5.1 no recipients");
                return;
            }
            say("354 go ahead");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String line = line();
            while (!line.equals(".\r\n")) {
                if (line.isEmpty()) {
                    throw new IOException("it ended within DATA");
                }
                bytes.writeBytes(
                        (line.startsWith(".") ? line.substring(1) : line).getBytes(StandardCharsets.ISO_8859_1));
                line = line();
            }
            arrived.add(new Arrived(
                    hello, socket instanceof SSLSocket, login, mail, List.copyOf(recipients), bytes.toByteArray()));
            say("250 2.0.0 kept");
        }

        /** Up to and with the line feed; empty at the end. */
        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int octet = in.read();
            while (octet >= 0) {
                line.append((char) octet);
                if (octet == '\n') {
                    return line.toString();
                }
                octet = in.read();
            }
            return line.toString();
        }

        private void say(String answer) throws IOException {
            socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }
    }
}
