package org.postern.relay.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A next hop that takes everything, the null reverse-path too, and remembers no more than subject and size of each. */
final class CountingHop implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<String> subjects = new CopyOnWriteArrayList<>();
    private final List<Long> sizes = new CopyOnWriteArrayList<>();

    CountingHop() throws IOException {
        Thread.ofPlatform().daemon().name("counting-hop").start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> subjects() {
        return List.copyOf(subjects);
    }

    List<Long> sizes() {
        return List.copyOf(sizes);
    }

    int count() {
        return sizes.size();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 64 * 1024);
            OutputStream out = client.getOutputStream();
            say(out, "220 hop ESMTP");
            for (String line = line(in); true; line = line(in)) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(in);
                    say(out, "250 2.0.0 taken");
                } else if (line.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // the client hung up: what it had not ended with a dot is not counted
        }
    }

    private void take(InputStream in) throws IOException {
        long size = 0;
        String subject = "";
        for (String line = line(in); !line.equals("."); line = line(in)) {
            subject = subject.isEmpty() && line.startsWith("Subject: ") ? line.substring(9) : subject;
            size += line.length() + 2;
        }
        subjects.add(subject);
        sizes.add(size);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(100);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the client hung up");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
