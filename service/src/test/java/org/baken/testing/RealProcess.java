package org.baken.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.baken.ConsoleApplication;
import org.baken.account.Role;

/**
 * The packed service as a process of its own, with its embedded database in a folder, to be killed and started again. The
 * system property {@code baken.jar} says where it is; without, the classes of this process are started.
 */
public final class RealProcess implements AutoCloseable {
    private static final String SETUP_TOKEN = "token-of-the-restart";
    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final int MOST_TRIES = 100;

    /** As the README advises for a small machine. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path data;
    private final List<String> machine;
    private final int port = freePort();
    private final int adminPort = freePort();
    private final Path output;
    private Process process;

    /** @param data an empty folder */
    public RealProcess(Path data) {
        this(data, SMALL);
    }

    /**
     * @param data an empty folder
     * @param machine options of the Java machine, such as its heap
     */
    public RealProcess(Path data, List<String> machine) {
        this.data = data;
        this.machine = machine;
        this.output = data.resolve("output.log");
    }

    /** Starts it, and returns when it answers. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment()
                .putAll(Map.of(
                        "BAKEN_PORT",
                        String.valueOf(port),
                        "BAKEN_ADMIN_PORT",
                        String.valueOf(adminPort),
                        "BAKEN_DATA",
                        data.resolve("house").toString(),
                        "BAKEN_SETUP_TOKEN",
                        SETUP_TOKEN,
                        "BAKEN_UNDO_SECONDS",
                        "0",
                        "BAKEN_ALLOW_PRIVATE",
                        "127.0.0.0/8"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Did not start: " + output());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(machine);
        String jar = System.getProperty("baken.jar");
        command.addAll(
                jar == null
                        ? List.of("-cp", System.getProperty("java.class.path"), ConsoleApplication.class.getName())
                        : List.of("-jar", jar));
        command.addAll(List.of("server", "baken.yml"));
        return command;
    }

    /** Ends it with SIGKILL: it gets no chance to finish anything. */
    public void kill() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Everything it has written so far, in all its lives. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the first administrator and gives them. */
    public Visitor admin() {
        Visitor nobody = nobody();
        Answer setup = nobody.post(
                "/api/setup",
                Map.of("token", SETUP_TOKEN, "username", "beheer", "name", "Beheer", "password", Town.PASSWORD));
        if (setup.status() != 201) {
            throw new AssertionError("No administrator: " + setup);
        }
        return nobody.login("beheer", Town.PASSWORD);
    }

    /** Adds a person with this role and logs them in; the session outlives the process. */
    public Visitor person(Visitor admin, Role role) {
        return person(admin, role.name().toLowerCase(java.util.Locale.ROOT), role);
    }

    /** As {@link #person(Visitor, Role)}, with a user name, for more than one of a kind. */
    public Visitor person(Visitor admin, String username, Role role) {
        Scene.created(admin.post(
                "/api/people",
                Map.of("username", username, "name", username, "roles", List.of(role), "password", Town.PASSWORD)));
        return nobody().login(username, Town.PASSWORD);
    }

    @Override
    public void close() {
        kill();
    }

    /** The address of the service, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How long the processors have worked for it. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Who asks at the admin port how the service is. */
    public Visitor operator() {
        return new Visitor(URI.create("http://127.0.0.1:" + adminPort));
    }

    /** Somebody who is not logged in. */
    public Visitor nobody() {
        return new Visitor(address());
    }

    private boolean answers() {
        try {
            return nobody().get("/api/session").status() == 401;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** None of those that are given to whoever asks for any: it must be free whenever the process starts again. */
    private static int freePort() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        throw new AssertionError("No port is free");
    }
}
