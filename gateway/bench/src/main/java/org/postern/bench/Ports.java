package org.postern.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Free ports on loopback, and waiting for one to answer. */
final class Ports {
    private Ports() {}

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns once somebody accepts there. */
    static void await(int port, Process process, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!accepts(port)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("nobody answers on port " + port + " (process " + process.info().command().orElse("?")
                        + (process.isAlive() ? " runs" : " has ended") + ")");
            }
            Thread.sleep(5);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
