package org.baken.bench;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.insight.QuestionGroups;
import org.baken.insight.Recount;
import org.baken.insight.Situation;
import org.baken.insight.SituationWorker;
import org.baken.insight.Themes;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Databases;
import org.baken.platform.Ids;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How the environment analysis grows: how long it takes until so many reactions are read and counted, until one more is, and what a
 * look at the screen costs meanwhile. First on H2 in a file, then, with {@code -Dbaken.bench.postgres=1000000}, on PostgreSQL.
 */
public final class SituationBenchmark {
    private static final int HALF_HOURS = 48;
    private static final int LOOKS = 200;
    private static final String[] SAYINGS = {
        "Ik ben bang, mag ik nog naar buiten met de hond?", "Mag ik het kraanwater nog drinken?",
        "Puis-je ouvrir les fenêtres ?", "Bedankt brandweer, goed gedaan", "Schandalig, niemand zegt iets",
        "Naar het schijnt komt er een tweede ontploffing, deel dit", "Is de school morgen open?",
        "Nobody tells us anything, are the trains running?", "We blijven binnen, ramen dicht", "Sterkte aan iedereen",
        "Mooie foto van de rook boven de haven", "Ik sta hier al een uur in de file aan de brug"
    };

    private final Database database;
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Logbook logbook;
    private final Incidents incidents;
    private final Situation situation;

    private SituationBenchmark(Database database) {
        this.database = database;
        this.logbook = new Logbook(database, clock);
        this.incidents = new Incidents(clock, "http://localhost");
        // No reaction is shown here, only counted: what shows them is not needed.
        this.situation = new Situation(null, new Rumours(incidents, logbook, clock, Duration.ofMinutes(30), handle -> null), Themes.shipped(), clock);
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        for (int reactions : sizes()) {
            Path folder = Files.createTempDirectory("baken-situation");
            measure("H2", new Databases.Location("jdbc:h2:file:" + folder.resolve("baken") + ";MODE=PostgreSQL", "baken", ""), reactions);
        }
        int many = Integer.getInteger("baken.bench.postgres", 0);
        if (many > 0) {
            try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
                measure("PostgreSQL", new Databases.Location(server.getJdbcUrl("postgres", "postgres"), "postgres", "none"), many);
            }
        }
        System.exit(0);
    }

    private static int[] sizes() {
        return Arrays.stream(System.getProperty("baken.bench.reactions", "10000,100000").split(","))
                .filter(size -> !size.isBlank())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void measure(String name, Databases.Location location, int reactions) throws Exception {
        ManagedDataSource source = Databases.open(location, new MetricRegistry());
        // Before the pool opens a connection: see Databases.prepare.
        Database prepared = Databases.prepare(source, location);
        source.start();
        SituationBenchmark bench = new SituationBenchmark(prepared);
        bench.run(name, reactions);
        source.stop();
    }

    private void run(String name, int reactions) throws Exception {
        String id = Ids.next();
        insertIncident(id);
        insert(id, 0, reactions);
        Themes themes = Themes.shipped();
        SituationWorker worker = new SituationWorker(
                database, logbook, incidents, themes, new QuestionGroups(themes), new Recount(database, themes, clock));
        long began = System.nanoTime();
        worker.start();
        long[] during = looks(id, reactions);
        double read = seconds(began);
        double work = workSeconds();
        insert(id, reactions, 1);
        began = System.nanoTime();
        looks(id, reactions + 1);
        double one = seconds(began);
        double workOfOne = workSeconds() - work;
        long[] after = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            after[i] = look(id);
        }
        worker.stop();
        System.out.printf(
                Locale.ROOT,
                "%s, %,d reactions: read and counted in %.1f s (%,.0f a second), %.1f s of it at work; one more in %.2f s, %.3f s at work; "
                        + "a look p95 %.1f ms, meanwhile %.1f ms%n",
                name, reactions, read, reactions / read, work, one, workOfOne, p95(after), p95(during));
    }

    /** Looks until all are counted, and tells what each look took. */
    private long[] looks(String id, int wanted) {
        long[] took = new long[100_000];
        int looks = 0;
        while (!counted(id, wanted)) {
            took[looks++ % took.length] = look(id);
            LockSupport.parkNanos(100_000_000);
        }
        return Arrays.copyOf(took, Math.min(looks, took.length));
    }

    private long look(String id) {
        long began = System.nanoTime();
        view(id);
        return System.nanoTime() - began;
    }

    private boolean counted(String id, int wanted) {
        return database.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM situation WHERE incident = :id AND half_hour = 0 AND totals LIKE :wanted")
                .bind("id", id)
                .bind("wanted", "%\"reactions\":" + wanted + ",\"authors\"%")
                .mapTo(Integer.class)
                .one()) > 0;
    }

    private Situation.View view(String id) {
        return database.read(handle -> {
            Incident incident = incidents.get(handle, id);
            return situation.of(handle, incident, clock.instant().minusSeconds(86_400), null);
        });
    }

    private void insertIncident(String id) {
        Instant now = clock.instant();
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO incident (id, slug, title, type, kind, state, scale, languages, opened_at, opened_by, held,
                            version, changed_by, changed_at)
                        VALUES (:id, :id, 'Brand', 'fire', 'REAL', 'ACTIVE', 'municipal', '["nl","fr"]', :now, 'Anna', FALSE,
                            1, 'Anna', :now)
                        """)
                .bind("id", id)
                .bind("now", now)
                .execute());
    }

    /** One in a hundred people writes much, as everywhere (guideline H12). */
    private void insert(String incident, int from, int number) {
        Random random = new Random(from + 1L);
        int people = Math.max(10, number / 3);
        if (from == 0) {
            inBatches(people, (handle, at, to) -> insertPeople(handle, at, to));
        }
        inBatches(number, (handle, at, to) -> {
            PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO reaction (id, incident, origin, source, platform, author, text, lang, secluded, pictures,
                        posted_at, received_at, state, abusive, erased, version, changed_by, changed_at)
                    VALUES (:id, :incident, :id, 'POLL', 'mastodon', :author, :text, 'nl', FALSE, 0, :at, :at, 'NEW', FALSE,
                        FALSE, 1, 'Anna', :at)
                    """);
            for (int i = at; i < to; i++) {
                int who = random.nextInt(10) < 3 ? random.nextInt(Math.max(1, people / 100)) : random.nextInt(people);
                batch.bind("id", Ids.next())
                        .bind("incident", incident)
                        .bind("author", "author-" + (from == 0 ? who : 0))
                        .bind("text", SAYINGS[random.nextInt(SAYINGS.length)] + " " + i)
                        .bind("at", clock.instant().minusSeconds(random.nextInt(HALF_HOURS * 1800)))
                        .add();
            }
            batch.execute();
        });
        database.write(handle -> logbook.append(
                handle, Entry.of("reactions.received", incident, null, Actor.system("bench"), Map.of("added", number))));
    }

    private void insertPeople(Handle handle, int at, int to) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO reaction_author (id, exercise, author_key, platform, handle, pseudonym, first_at)
                VALUES (:id, FALSE, :id, 'mastodon', :id, FALSE, :at)
                """);
        for (int i = at; i < to; i++) {
            batch.bind("id", "author-" + i).bind("at", clock.instant()).add();
        }
        batch.execute();
    }

    private interface Some {
        void of(Handle handle, int from, int to);
    }

    private void inBatches(int number, Some some) {
        for (int at = 0; at < number; at += 5000) {
            int from = at;
            database.write(handle -> {
                some.of(handle, from, Math.min(number, from + 5000));
                return null;
            });
        }
    }

    /** How long a processor was at work for the analysis: what else the machine does makes it no longer. */
    private static double workSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                        .filter(id -> {
                            ThreadInfo thread = threads.getThreadInfo(id);
                            return thread != null && thread.getThreadName().equals("situation");
                        })
                        .map(threads::getThreadCpuTime)
                        .sum()
                / 1e9;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double p95(long[] took) {
        if (took.length == 0) {
            return 0;
        }
        long[] sorted = took.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * 0.95)] / 1e6;
    }
}
