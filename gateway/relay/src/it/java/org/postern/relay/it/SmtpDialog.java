package org.postern.relay.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** An SMTP client that says exactly what the test says, byte for byte. */
final class SmtpDialog implements AutoCloseable {
    static final String TRUSTED = "127.0.0.2";
    static final String OUTSIDE = "127.0.0.3";
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;
    private String greeting = "";

    private SmtpDialog(Socket socket) throws IOException {
        this.socket = socket;
        this.in = reader(socket);
        this.out = socket.getOutputStream();
    }

    /** Connects to 127.0.0.1 from another loopback address, so that one machine plays both the school and the world. */
    static SmtpDialog from(String local, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getAllByName(local)[0], 0));
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        SmtpDialog dialog = new SmtpDialog(socket);
        dialog.greeting = dialog.answer();
        return dialog;
    }

    /** What the server said first; {@code closed} if it hung up without a word. */
    String greeting() {
        return greeting;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /**
     * Sends one line and returns the whole answer, lines joined by a line feed; {@code closed} if the server hung up.
     */
    String say(String line) throws IOException {
        send((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        return answer();
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    String answer() throws IOException {
        StringBuilder all = new StringBuilder();
        String line = in.readLine();
        while (line != null) {
            all.append(all.isEmpty() ? "" : "\n").append(line);
            if (line.length() < 4 || line.charAt(3) != '-') {
                return all.toString();
            }
            line = in.readLine();
        }
        return all.isEmpty() ? "closed" : all.toString();
    }

    /** Envelope and DATA in one go; returns the first refusal or the answer to the final dot. */
    String mail(String sender, String recipients, byte[] message) throws IOException {
        String answer = say("MAIL FROM:<" + sender + ">");
        if (!answer.startsWith("250")) {
            return answer;
        }
        for (String recipient : recipients.split(" ", -1)) {
            answer = say("RCPT TO:<" + recipient + ">");
            if (!answer.startsWith("250")) {
                return answer;
            }
        }
        answer = say("DATA");
        if (!answer.startsWith("354")) {
            return answer;
        }
        send(stuffed(message));
        return answer();
    }

    /** CRLF line ends and dots doubled (RFC 5321 4.5.2), with the final dot. */
    private static byte[] stuffed(byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1).replaceAll("\r?\n", "\r\n");
        String dotted = ("\r\n" + text).replace("\r\n.", "\r\n..").substring(2);
        return (dotted + (dotted.endsWith("\r\n") ? "" : "\r\n") + ".\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    String startTls() throws Exception {
        String answer = say("STARTTLS");
        if (answer.startsWith("220")) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, "localhost", 0, true);
            tls.startHandshake();
            socket = tls;
            in = reader(tls);
            out = tls.getOutputStream();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The test trusts the key that the relay made for itself. */
    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
