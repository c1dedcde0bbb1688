package org.baken.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The packaged service as a process of its own, which can be killed. Its data stay for the next start. */
public final class BakenProcess implements AutoCloseable {
    private static final String TOKEN = "token-of-the-process";

    private final Path data;
    private final int port = freePort();
    private final int adminPort = freePort();
    private Process process;

    private BakenProcess(Path data) {
        this.data = data;
    }

    /** Starts the jar that the build has made, on an empty data folder. */
    public static BakenProcess start() throws IOException {
        BakenProcess baken = new BakenProcess(Files.createTempDirectory("baken-process"));
        baken.restart();
        return baken;
    }

    /** The address of the service, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** The token with which the first administrator comes in. */
    public String setupToken() {
        return TOKEN;
    }

    /** Somebody who is not logged in. */
    public Visitor nobody() {
        return new Visitor(address());
    }

    /** Ends the process as a power cut does: SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts again on the same data, and waits until it answers. */
    public void restart() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("baken.jar"),
                "server",
                "baken.yml");
        builder.environment()
                .putAll(Map.of(
                        "BAKEN_PORT",
                        Integer.toString(port),
                        "BAKEN_ADMIN_PORT",
                        Integer.toString(adminPort),
                        "BAKEN_DATA",
                        data.toString(),
                        "BAKEN_SETUP_TOKEN",
                        TOKEN,
                        "BAKEN_ALLOW_PRIVATE",
                        "127.0.0.0/8,localhost",
                        "BAKEN_LOG_LEVEL",
                        "WARN",
                        "BAKEN_UNDO_SECONDS",
                        "0"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("process.log").toFile()))
                .start();
        eventually("the service answers", Duration.ofSeconds(60), this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("The service did not start: " + log());
        }
        try {
            return nobody().get("/api/session").status() == 401;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                return false;
            }
            throw e;
        }
    }

    /** What the process has printed. */
    public String log() {
        try {
            return Files.readString(data.resolve("process.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a condition that may take its time. */
    public static void eventually(String what, Duration patience, BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within " + patience + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        kill();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(data)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
