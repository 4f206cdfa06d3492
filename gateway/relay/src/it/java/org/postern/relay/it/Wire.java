package org.postern.relay.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/** A wire tap in front of a mail host: keeps every byte that goes out, can hold back the last 250, and can be cut. */
final class Wire implements AutoCloseable {
    private static final String END = "\r\n.\r\n";
    private final ServerSocket listener;
    private final int target;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final Semaphore answers = new Semaphore(0);
    private volatile boolean holding;
    private volatile boolean cut;

    Wire(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    String text() {
        synchronized (sent) {
            return sent.toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** From now on, mails go through but their acceptance is not heard. */
    void hold() {
        holding = true;
    }

    void letGo() {
        holding = false;
        answers.release(1_000);
    }

    /** From now on, nobody answers; false mends it. */
    void cut(boolean now) {
        cut = now;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    client.close();
                } else {
                    Socket server = new Socket("127.0.0.1", target);
                    Thread.ofPlatform().daemon().start(() -> copy(client, server, true));
                    Thread.ofPlatform().daemon().start(() -> copy(server, client, false));
                }
            } catch (IOException e) {
                cut = listener.isClosed() || cut;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean outgoing) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (outgoing) {
                    keep(buffer, n);
                } else if (holding && text().endsWith(END)) {
                    answers.acquire();
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // one side hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(byte[] bytes, int count) {
        synchronized (sent) {
            sent.write(bytes, 0, count);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        letGo();
    }
}
