package org.postern.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

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
        await(() -> accepts(port), "port " + port, process, limit);
    }

    /** Returns once the UNIX socket is there. */
    static void await(Path socket, Process process, Duration limit) throws IOException, InterruptedException {
        await(() -> Files.exists(socket), socket.toString(), process, limit);
    }

    private static void await(BooleanSupplier ready, String where, Process process, Duration limit)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("nobody answers at " + where + "; process " + process.pid()
                        + (process.isAlive() ? " runs" : " has ended"));
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
