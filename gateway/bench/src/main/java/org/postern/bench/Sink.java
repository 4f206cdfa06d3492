package org.postern.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The next hop of every contender: takes all mail and forgets it at once. */
final class Sink implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger taken = new AtomicInteger();
    private volatile long last = System.nanoTime();

    Sink() throws IOException {
        server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("sink").daemon().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void forget() {
        taken.set(0);
    }

    int taken() {
        return taken.get();
    }

    /** Waits for so many mails; answers when the last of them came, on the clock of {@link System#nanoTime}. */
    long await(int mails, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (taken.get() < mails) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + taken.get() + " of " + mails + " mails came through");
            }
            Thread.sleep(1);
        }
        return last;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            talk(
                    new BufferedInputStream(client.getInputStream(), 65_536),
                    new BufferedOutputStream(client.getOutputStream()));
        } catch (IOException e) {
            // a client that hangs up has nothing more to say
        }
    }

    private void talk(InputStream in, OutputStream out) throws IOException {
        say(out, "220 sink.example ESMTP\r\n");
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            switch (line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT)) {
                case "EHLO" -> say(out, "250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE\r\n");
                case "DATA" -> {
                    say(out, "354 go on\r\n");
                    swallow(in);
                    last = System.nanoTime();
                    taken.incrementAndGet();
                    say(out, "250 2.0.0 taken\r\n");
                }
                case "QUIT" -> {
                    say(out, "221 2.0.0 bye\r\n");
                    return;
                }
                default -> say(out, "250 2.0.0 ok\r\n");
            }
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** With its line feed; empty at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        int octet = in.read();
        while (octet >= 0) {
            line.append((char) octet);
            if (octet == '\n') {
                break;
            }
            octet = in.read();
        }
        return line.toString();
    }

    /** Up to the line with only a dot. */
    private static void swallow(InputStream in) throws IOException {
        String end = "\r\n.\r\n";
        int matched = 2; // the body may be empty
        while (matched < end.length()) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the mail has no end");
            }
            matched = octet == end.charAt(matched) ? matched + 1 : octet == '\r' ? 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
