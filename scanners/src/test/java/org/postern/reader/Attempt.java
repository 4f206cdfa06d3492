package org.postern.reader;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** What a hostile file may try to make its reader do; each tries to reach the canary of the test. */
public enum Attempt {
    SOCKET {
        @Override
        void run() throws IOException {
            new Socket(InetAddress.getLoopbackAddress(), port()).close();
        }
    },
    SERVER {
        @Override
        void run() throws IOException {
            new ServerSocket(0).close();
        }
    },
    CHANNEL {
        @Override
        void run() throws IOException {
            SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()))
                    .close();
        }
    },
    ASYNCHRONOUS_CHANNEL {
        @Override
        void run() throws IOException, ExecutionException, InterruptedException {
            try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()))
                        .get();
            }
        }
    },
    DATAGRAM {
        @Override
        void run() throws IOException {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port()));
            }
        }
    },
    DATAGRAM_CHANNEL {
        @Override
        void run() throws IOException {
            DatagramChannel.open().close();
        }
    },
    URL {
        @Override
        void run() throws IOException {
            URI.create("http://127.0.0.1:" + port() + "/").toURL().openStream().close();
        }
    },
    JAR_URL {
        @Override
        void run() throws IOException {
            URI.create("jar:http://127.0.0.1:" + port() + "/a.jar!/b")
                    .toURL()
                    .openStream()
                    .close();
        }
    },
    DNS {
        @Override
        void run() throws IOException {
            InetAddress.getAllByName("postern.example");
        }
    },
    PROCESS {
        @Override
        void run() throws IOException {
            new ProcessBuilder("/bin/true").start();
        }
    },
    READ {
        @Override
        void run() throws IOException {
            Files.readString(Path.of("/etc/passwd"));
        }
    },
    READ_ENVIRONMENT_OF_THE_RELAY {
        @Override
        void run() throws IOException {
            Files.readString(Path.of("/proc/" + relay() + "/environ"));
        }
    },
    WRITE {
        @Override
        void run() throws IOException {
            Files.createTempFile(Path.of("/tmp"), "postern-attempt", "");
        }
    },
    WRITE_ABOVE {
        @Override
        void run() throws IOException {
            Files.createFile(Path.of(System.getProperty("java.io.tmpdir"), "../drop/attempt"));
        }
    },
    WRITE_BESIDE_LIBRARIES {
        @Override
        void run() throws IOException {
            Files.createFile(ProcessFolder.shared().orElseThrow().resolve("attempt"));
        }
    },
    CHANGE_A_LIBRARY {
        @Override
        void run() throws IOException {
            Files.writeString(ProcessFolder.shared().orElseThrow().resolve("library"), "attempt");
        }
    },
    REMOVE_A_LIBRARY {
        @Override
        void run() throws IOException {
            Files.delete(ProcessFolder.shared().orElseThrow().resolve("library"));
        }
    },
    KERNEL_SOCKET {
        @Override
        void run() {
            kernel("socket", 2, 1, 0);
        }
    },
    KERNEL_FORK {
        @Override
        void run() {
            kernel("fork");
        }
    },
    KERNEL_EXEC {
        @Override
        void run() {
            kernel("execl", "/bin/true", "true", Pointer.NULL);
        }
    },
    KERNEL_KILL {
        @Override
        void run() {
            kernel("kill", relay(), 0);
        }
    },
    ENVIRONMENT {
        @Override
        void run() throws IOException {
            if (System.getenv().keySet().stream().allMatch(name -> name.equals("LC_ALL"))) {
                throw new IOException("nothing there");
            }
        }
    };

    abstract void run() throws IOException, ExecutionException, InterruptedException;

    @SuppressWarnings("EmptyCatch") // any of them means that it was refused
    String outcome() {
        try {
            run();
            return "done";
        } catch (IOException
                | UncheckedIOException
                | ExecutionException
                | InterruptedException
                | LastErrorException
                | Error refused) {
            return "refused";
        }
    }

    private static int relay() {
        return Integer.getInteger("postern.test.relay");
    }

    private static int port() {
        return Integer.getInteger("postern.test.canary");
    }

    private static void kernel(String function, Object... arguments) {
        int answer =
                Function.getFunction("c", function, Function.THROW_LAST_ERROR).invokeInt(arguments);
        if (function.equals("fork") && answer == 0) {
            Runtime.getRuntime().halt(0);
        }
    }
}
