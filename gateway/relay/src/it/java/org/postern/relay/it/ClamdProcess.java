package org.postern.relay.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's clamd on a loopback port, with one signature of its own: the test file of the European institute. */
final class ClamdProcess implements AutoCloseable {
    static final String SIGNATURE = "Postern.Test.EICAR";
    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    final int port;
    private final Path folder;
    private Process process;

    private ClamdProcess(Path folder) throws IOException {
        this.folder = folder;
        this.port = School.freePort();
        Path signatures = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(signatures.resolve("test.ndb"), signature());
        Files.writeString(folder.resolve("clamd.conf"), """
            Foreground yes
            TCPSocket %d
            TCPAddr 127.0.0.1
            DatabaseDirectory %s
            TemporaryDirectory %s
            StreamMaxLength 1M
            AlertExceedsMax yes
            """.formatted(port, signatures, folder));
        this.process = run();
    }

    /** Skips the test where there is none, but never on the build server. */
    static ClamdProcess start(Path folder) throws Exception {
        assumeTrue(
                Files.isExecutable(PROGRAM) || System.getenv("CI") != null,
                "clamd is not installed; the build server has it");
        ClamdProcess clamd = new ClamdProcess(Files.createDirectories(folder));
        clamd.awaitAnswer();
        return clamd;
    }

    /** The file that every virus scanner takes for a virus. It stands nowhere whole, or scanners would take this. */
    static byte[] eicar() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-ANT", "IVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Name, any kind of file, anywhere in it, bytes (ClamAV's extended signature format). */
    private static String signature() {
        return SIGNATURE + ":0:*:" + HexFormat.of().formatHex(eicar()) + "\n";
    }

    private Process run() throws IOException {
        return new ProcessBuilder(List.of(
                        PROGRAM.toString(), "-c", folder.resolve("clamd.conf").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
    }

    private void awaitAnswer() throws Exception {
        Wait.until("clamd answers", () -> {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("clamd.log")))
                    .isTrue();
            return answers();
        });
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1_000);
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** SIGKILL to the process that this started. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void again() throws Exception {
        process = run();
        awaitAnswer();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
