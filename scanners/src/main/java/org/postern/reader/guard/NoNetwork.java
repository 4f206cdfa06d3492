package org.postern.reader.guard;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;

/** Takes the network away from Java's own classes. */
final class NoNetwork {
    static final String REFUSAL = "a reader has no network";

    /** What stands for files on this machine. */
    private static final Set<String> LOCAL = Set.of("file", "jar", "jrt", "jmod");

    private NoNetwork() {}

    @SuppressWarnings("deprecation") // deprecated as bad ways to get another socket; there is no other to get none
    static void install() {
        try {
            Socket.setSocketImplFactory(NoSocket::new);
            ServerSocket.setSocketFactory(NoSocket::new);
            DatagramSocket.setDatagramSocketImplFactory(NoNetwork::noDatagrams);
        } catch (IOException e) {
            throw new IllegalStateException("a reader cannot be shut in", e);
        }
        URL.setURLStreamHandlerFactory(protocol -> LOCAL.contains(protocol) ? null : new NoConnection());
    }

    private static java.net.DatagramSocketImpl noDatagrams() {
        throw new java.io.UncheckedIOException(new SocketException(REFUSAL));
    }

    private static final class NoConnection extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException(REFUSAL);
        }
    }
}
