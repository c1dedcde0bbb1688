package org.baken.platform;

import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ReflectionMappers;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Opens the database: H2 in a file, or PostgreSQL when an address is set. */
public final class Databases {
    private static final Set<String> DEFAULTS =
            Set.of("baken", "password", "changeme", "change-me", "secret", "postgres", "admin", "test", "root");

    /** Connections that made tables in memory, held because H2 closes those that nobody refers to. */
    private static final Queue<Connection> OF_MEMORY = new ConcurrentLinkedQueue<>();

    private Databases() {}

    /** Where the database is. An empty address stands for H2 in a file below the data folder. */
    public record Location(String url, String user, String password) {
        /** Gives the place that these settings name; a well-known default password is refused. */
        public static Location of(String url, String user, String password, Path dataFolder) {
            if (url == null || url.isBlank()) {
                return new Location(
                        "jdbc:h2:file:" + dataFolder.resolve("baken")
                                + ";QUERY_CACHE_SIZE=256;MODE=PostgreSQL;DEFAULT_NULL_ORDERING=HIGH"
                                + ";LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE",
                        "baken",
                        "");
            }
            if (url.startsWith("jdbc:postgresql:") && DEFAULTS.contains(password.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "The database password is one that anybody would try first: set BAKEN_DB_PASSWORD to another");
            }
            return new Location(url, user, password);
        }

        boolean isEmbedded() {
            return url.startsWith("jdbc:h2:");
        }
    }

    /** Opens the pool. */
    public static ManagedDataSource open(Location location, MetricRegistry metrics) {
        DataSourceFactory factory = new DataSourceFactory();
        factory.setUrl(location.url());
        factory.setUser(location.user());
        factory.setPassword(location.password());
        factory.setDriverClass(location.isEmbedded() ? "org.h2.Driver" : "org.postgresql.Driver");
        factory.setInitialSize(2);
        factory.setMinSize(2);
        factory.setMaxSize(24);
        factory.setMaxWaitForConnection(Duration.seconds(10));
        factory.setCheckConnectionOnBorrow(!location.isEmbedded());
        factory.setValidationQuery("SELECT 1");
        return factory.build(metrics, "database");
    }

    /**
     * Brings the tables up to date and gives the way to them. Call it before the first connection is taken from the pool.
     *
     * <p>H2 keeps the session that made a table inside its CHECK constraints, and refuses every write once that session is
     * closed, for as long as the database stays open. So the tables are made over a connection of their own: when it
     * closes, a database in a file closes too, and is read anew by the pool. One in memory keeps that connection.
     */
    public static Database prepare(DataSource source, Location location) {
        boolean alone = location.isEmbedded() && location.url().contains(":file:");
        migrate(location, alone);
        Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin()).installPlugin(new Jackson2Plugin());
        jdbi.getConfig(Jackson2Config.class).setMapper(Json.mapper());
        jdbi.getConfig(ReflectionMappers.class).setStrictMatching(true);
        jdbi.registerArrayType(String.class, "varchar");
        PreparedDaos.install(jdbi);
        return new Database(jdbi, alone);
    }

    /** Healthy while the database answers. */
    public static HealthCheck health(Database database) {
        return new HealthCheck() {
            @Override
            protected Result check() {
                database.read(handle ->
                        handle.createQuery("SELECT 1").mapTo(Integer.class).one());
                return Result.healthy();
            }
        };
    }

    private static void migrate(Location location, boolean alone) {
        try {
            Connection connection = DriverManager.getConnection(location.url(), location.user(), location.password());
            Map<String, Object> quiet = Map.of(Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(quiet, () -> update(connection, alone));
            if (location.url().contains(":mem:")) {
                OF_MEMORY.add(connection);
            } else {
                connection.close();
            }
        } catch (Exception e) {
            // Scope.child declares Exception: SQL and Liquibase exceptions are all that comes out of it.
            throw new IllegalStateException("The database cannot be brought up to date", e);
        }
    }

    private static void update(Connection connection, boolean alone) throws LiquibaseException {
        // Liquibase is not closed: that would close the connection, which has a life of its own.
        Liquibase liquibase =
                new Liquibase("db/changelog.yaml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
        if (alone) {
            // Nobody else can hold it: a process that was killed while it migrated left it behind.
            liquibase.forceReleaseLocks();
        }
        liquibase.update("");
    }
}
