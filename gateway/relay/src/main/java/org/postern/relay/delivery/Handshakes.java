package org.postern.relay.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes the TLS sockets of secure routes, each with the check that the certificate is for the host's name (RFC 9525),
 * and remembers the last one of every thread: James delivers a mail on one thread, from the handshake to the
 * acceptance. There is one for all, because James lets javax.mail find it by its class name only.
 */
public final class Handshakes extends SSLSocketFactory {
    private static final Handshakes ALL = new Handshakes();

    private final SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    private final ThreadLocal<Optional<SSLSocket>> last = ThreadLocal.withInitial(Optional::empty);

    private Handshakes() {}

    /** What javax.mail calls; the name is its choice. */
    public static SocketFactory getDefault() {
        return ALL;
    }

    /** How the connection of the mail that this thread delivered was secured. */
    static Optional<SSLSession> last() {
        return ALL.last.get().map(SSLSocket::getSession);
    }

    private Socket kept(Socket made) throws IOException {
        if (!(made instanceof SSLSocket socket)) {
            throw new IOException("no TLS socket was made");
        }
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        last.set(Optional.of(socket));
        return socket;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return kept(factory.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return kept(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return kept(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return kept(factory.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
