package org.baken.testing;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.Application;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.JettyManaged;
import io.dropwizard.lifecycle.Managed;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.baken.ConsoleApplication;
import org.baken.ConsoleConfiguration;
import org.baken.account.Role;
import org.baken.platform.Database;
import org.baken.platform.Databases;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole Baken for a test class: the real application on a free port, with an empty database of its own (H2, or real
 * PostgreSQL with {@code -Dbaken.test.db=postgres}), a data folder of its own and a clock that can be set.
 *
 * <pre>{@code @RegisterExtension static final Town TOWN = new Town();}</pre>
 */
public final class Town implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /** The password of everybody whom {@link #as} and {@link #person} make. */
    public static final String PASSWORD = "vier losse woorden samen";

    private final SettableClock clock = new SettableClock();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, Visitor> visitors = new TreeMap<>();
    private final Map<String, Duration> seenAt = new TreeMap<>();
    private boolean onDisk;
    private DropwizardTestSupport<ConsoleConfiguration> support;
    private Databases.Location location;
    private Path data;
    private Visitor admin;
    private ManagedDataSource behind;

    /** Sets a configuration value, such as {@code allowPrivate}, before the start. */
    public Town with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    /** Keeps an embedded database in the data folder, as a house does, instead of in memory. */
    public Town onDisk() {
        onDisk = true;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        data = Files.createTempDirectory("baken-town");
        location = newDatabase(onDisk ? data : null);
        List<ConfigOverride> overrides = new ArrayList<>();
        settings.putIfAbsent("house.undoSeconds", "0");
        settings.putIfAbsent("allowPrivate", "127.0.0.0/8,localhost");
        settings.forEach((key, value) -> overrides.add(ConfigOverride.config(key, value)));
        overrides.add(ConfigOverride.config("server.applicationConnectors[0].port", "0"));
        overrides.add(ConfigOverride.config("server.adminConnectors[0].port", "0"));
        // Nobody who is served is left when a test ends: waiting for idle connections only takes time.
        overrides.add(ConfigOverride.config("server.shutdownGracePeriod", "0s"));
        overrides.add(ConfigOverride.config("data", data.toString()));
        overrides.add(ConfigOverride.config("setupToken", "token-of-this-test"));
        overrides.add(ConfigOverride.config("database.url", location.url()));
        overrides.add(ConfigOverride.config("database.user", location.user()));
        overrides.add(ConfigOverride.config("database.password", location.password()));
        overrides.add(ConfigOverride.config("logging.level", "WARN"));
        support = new OnThisClock(overrides.toArray(new ConfigOverride[0]));
        support.before();
    }

    private final class OnThisClock extends DropwizardTestSupport<ConsoleConfiguration> {
        OnThisClock(ConfigOverride... overrides) {
            super(ConsoleApplication.class, "baken.yml", overrides);
        }

        @Override
        public Application<ConsoleConfiguration> newApplication() {
            return new ConsoleApplication(clock);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (behind != null) {
            behind.stop();
            behind = null;
        }
        visitors.clear();
        admin = null;
        support.after();
        forget();
        wipe(data);
    }

    /** What goes away by itself meanwhile, as the last files of an index do, need not be wiped. */
    private static void wipe(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                file.toFile().delete();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                visited.toFile().delete();
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The class of a test stays as long as the tests run; what it needed must not, or the last of hundreds find no room. */
    private void forget() throws SQLException {
        support = null;
        if (location.url().startsWith("jdbc:h2:mem:")) {
            try (Connection connection =
                            DriverManager.getConnection(location.url(), location.user(), location.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
        }
    }

    /** The clock of the service. */
    public SettableClock clock() {
        return clock;
    }

    /** Moves the clock on while everybody stays logged in, which a session allows for less than two days in all. */
    public synchronized void stayUp(Duration duration) {
        Duration step = duration.dividedBy(5);
        for (int i = 0; i < 5; i++) {
            clock.forward(step);
            visitors.values().forEach(visitor -> visitor.get("/api/session"));
            admin().get("/api/session");
        }
    }

    /** The service's data folder. */
    public Path data() {
        return data;
    }

    /** The address of the service, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + support.getLocalPort());
    }

    /** The address of the admin port, without a slash at the end. */
    public URI adminAddress() {
        return URI.create("http://localhost:" + support.getAdminPort());
    }

    /**
     * What the service starts and stops with itself, so that a test can stop it earlier.
     *
     * @throws AssertionError when the service has no such part
     */
    public <T extends Managed> T part(Class<T> type) {
        return support.getEnvironment().lifecycle().getManagedObjects().stream()
                .filter(JettyManaged.class::isInstance)
                .map(each -> ((JettyManaged) each).getManaged())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + type.getSimpleName() + " is managed"));
    }

    /** The database that the service uses, for looking behind it. */
    public synchronized Database database() {
        if (behind == null) {
            behind = Databases.open(location, new MetricRegistry());
        }
        return Databases.prepare(behind, location);
    }

    /** The same database for a second node, over connections that a test can make fail. */
    public synchronized Database database(UnaryOperator<DataSource> failing) {
        database();
        return Databases.prepare(failing.apply(behind), location);
    }

    /** Somebody who is not logged in. */
    public Visitor nobody() {
        return new Visitor(address());
    }

    /** The first administrator. */
    public synchronized Visitor admin() {
        if (admin == null) {
            Map<String, String> first =
                    Map.of("token", "token-of-this-test", "username", "beheer", "name", "Beheer", "password", PASSWORD);
            Answer setup = nobody().post("/api/setup", first);
            if (setup.status() != 201) {
                throw new AssertionError("No administrator: " + setup);
            }
            admin = nobody().login("beheer", PASSWORD);
        }
        admin = loggedIn("beheer", admin);
        return admin;
    }

    /** What another test of the class let pass may have ended the session. */
    private Visitor loggedIn(String username, Visitor visitor) {
        Duration now = clock.ahead();
        boolean stays = now.equals(seenAt.put(username, now))
                || visitor.get("/api/session").status() == 200;
        return stays ? visitor : nobody().login(username, PASSWORD);
    }

    /** Somebody who holds exactly these roles; the same person every time. */
    public synchronized Visitor as(Role... roles) {
        String name = String.join(
                "-",
                Arrays.stream(roles)
                        .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                        .sorted()
                        .toList());
        return visitors.compute(name, (key, known) -> known == null ? person(key, roles) : loggedIn(key, known));
    }

    /** Adds a person with this user name and logs them in. */
    public Visitor person(String username, Role... roles) {
        Answer added = admin().post(
                        "/api/people",
                        Map.of(
                                "username",
                                username,
                                "name",
                                "De " + username,
                                "roles",
                                List.of(roles),
                                "password",
                                PASSWORD));
        if (added.status() != 201) {
            throw new AssertionError("No person " + username + ": " + added);
        }
        return nobody().login(username, PASSWORD);
    }

    /** Waits until a condition holds, for a minute at most: a busy machine may need a good part of it. */
    public static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Did not happen within a minute: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static Databases.Location newDatabase(Path folder) throws SQLException {
        String name = "town" + NUMBER.incrementAndGet();
        if (!"postgres".equals(System.getProperty("baken.test.db"))) {
            if (folder != null) {
                return Databases.Location.of("", "", "", folder);
            }
            return new Databases.Location(
                    "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH"
                            + ";LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1",
                    "baken",
                    "");
        }
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new Databases.Location(Postgres.SERVER.getJdbcUrl("postgres", name), "postgres", "no default");
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // Ten seconds, as usual, is little for a machine that is busy.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
