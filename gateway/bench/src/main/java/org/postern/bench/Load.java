package org.postern.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends mails as mail servers do: several sessions at once, a new connection for each mail.
 *
 * @param run goes into the Message-IDs
 */
record Load(String run, int port, int sessions, int mails, byte[] mail) {
    private static final int TIMEOUT_MILLIS = 60_000;

    /** Returns when every mail was answered with 250. */
    void send() throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(sessions)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int session = 0; session < sessions; session++) {
                all.add(workers.submit(() -> session(next)));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        }
    }

    private int session(AtomicInteger next) throws IOException {
        int number = next.incrementAndGet();
        int sent = 0;
        while (number <= mails) {
            one(number);
            sent++;
            number = next.incrementAndGet();
        }
        return sent;
    }

    private void one(int number) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            answer(in, "220");
            say(out, in, "EHLO client.larkfield.sch.example\r\n", "250");
            say(out, in, "MAIL FROM:<" + Letters.FROM + ">\r\n", "250");
            say(out, in, "RCPT TO:<" + Letters.TO + ">\r\n", "250");
            say(out, in, "DATA\r\n", "354");
            out.write(whole(number));
            answer(in, "250");
            say(out, in, "QUIT\r\n", "221");
        }
    }

    /** No line of {@link Letters} begins with a dot, so none is doubled. */
    private byte[] whole(int number) {
        byte[] stamp = Letters.stamp(run, number).getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[stamp.length + mail.length + end.length];
        System.arraycopy(stamp, 0, all, 0, stamp.length);
        System.arraycopy(mail, 0, all, stamp.length, mail.length);
        System.arraycopy(end, 0, all, stamp.length + mail.length, end.length);
        return all;
    }

    private static void say(OutputStream out, BufferedReader in, String line, String wanted) throws IOException {
        out.write(line.getBytes(StandardCharsets.US_ASCII));
        answer(in, wanted);
    }

    private static void answer(BufferedReader in, String wanted) throws IOException {
        Optional<String> line;
        do {
            line = Optional.ofNullable(in.readLine());
        } while (line.filter(l -> l.startsWith("-", 3)).isPresent());
        if (line.filter(l -> l.startsWith(wanted)).isEmpty()) {
            throw new IOException("wanted " + wanted + ", got " + line.orElse("nothing"));
        }
    }
}
