package org.postern.reader.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;

/** A socket that goes nowhere. */
final class NoSocket extends SocketImpl {
    private static SocketException refusal() {
        return new SocketException(NoNetwork.REFUSAL);
    }

    @Override
    protected void create(boolean stream) throws IOException {
        throw refusal();
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        throw refusal();
    }

    @Override
    protected void connect(InetAddress address, int port) throws IOException {
        throw refusal();
    }

    @Override
    protected void connect(SocketAddress address, int timeout) throws IOException {
        throw refusal();
    }

    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        throw refusal();
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw refusal();
    }

    @Override
    protected void accept(SocketImpl into) throws IOException {
        throw refusal();
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw refusal();
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw refusal();
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() {}

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw refusal();
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        throw refusal();
    }

    @Override
    public Object getOption(int option) throws SocketException {
        throw refusal();
    }
}
