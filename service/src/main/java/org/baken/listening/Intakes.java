package org.baken.listening;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.listening.Intake.Proof;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Turnstile;
import org.baken.platform.Vault;
import org.baken.reaction.Arrival;
import org.jdbi.v3.core.Handle;

/** The doors for programs that bring reactions: making them, and who may come in. Thread-safe. */
final class Intakes {
    static final String VAULT = "intakes";

    private static final String KEY = "key";
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REQUESTS_EACH = 60;
    private static final int REQUESTS_ALL = 300;
    private static final Duration GUESSING = Duration.ofMinutes(5);
    private static final int GUESSES = 20;

    private final Database database;
    private final Vault vault;
    private final Signatures signatures;
    private final Homes homes;
    private final Logbook logbook;
    private final Clock clock;
    private final ZoneId zone;
    private final Turnstile requests;
    private final Turnstile guesses;

    /**
     * Opens the vault, making its key the first time.
     *
     * @param keys the folder of the key that the doors' keys are encrypted with
     * @param zone of moments that do not name one
     */
    Intakes(
            Database database,
            Path keys,
            Signatures signatures,
            Homes homes,
            Logbook logbook,
            Clock clock,
            ZoneId zone) {
        this.database = database;
        this.vault = Vault.open(keys, VAULT);
        this.signatures = signatures;
        this.homes = homes;
        this.logbook = logbook;
        this.clock = clock;
        this.zone = zone;
        this.requests = new Turnstile(clock, WINDOW, REQUESTS_EACH, REQUESTS_ALL);
        this.guesses = new Turnstile(clock, GUESSING, GUESSES, Integer.MAX_VALUE);
    }

    /** A door and its key, which nobody can be shown again. */
    record Made(Intake intake, String key) {}

    List<Intake> all(Handle handle) {
        return handle.attach(IntakeDao.class).list();
    }

    Made add(Handle handle, String name, Proof proof, boolean exercise, Caller caller) {
        String id = Ids.next();
        String key = Ids.secret();
        Intake intake = new Intake(
                id,
                name.strip(),
                Ids.secret().substring(0, 22),
                proof,
                sealed(id, key),
                exercise,
                0,
                null,
                1,
                caller.name(),
                clock.instant());
        handle.attach(IntakeDao.class).insert(intake);
        log(handle, "intake.added", intake, caller.actor());
        return new Made(intake, key);
    }

    /** A new key; the old one ends at once. */
    Made renew(Handle handle, String id, Caller caller) {
        String key = Ids.secret();
        IntakeDao intakes = handle.attach(IntakeDao.class);
        if (intakes.key(id, sealed(id, key), caller.name(), clock.instant()) == 0) {
            throw Problem.notFound("intake");
        }
        Intake intake = intakes.find(id).orElseThrow();
        log(handle, "intake.renewed", intake, caller.actor());
        return new Made(intake, key);
    }

    void remove(Handle handle, String id, Caller caller) {
        IntakeDao intakes = handle.attach(IntakeDao.class);
        Intake intake = intakes.find(id).orElseThrow(() -> Problem.notFound("intake"));
        intakes.remove(id);
        log(handle, "intake.removed", intake, caller.actor());
    }

    /**
     * Who comes with what.
     *
     * @param address where the request came from
     * @param authorization the header of that name; may be null
     * @param timestamp the header {@code Baken-Timestamp}; may be null
     * @param signature the header {@code Baken-Signature}; may be null
     * @param delivery the header {@code Baken-Id}: the same when a request is repeated; may be null
     */
    record Request(
            String token,
            String address,
            String authorization,
            String timestamp,
            String signature,
            String delivery,
            byte[] body) {}

    /** What became of what was brought. */
    record Outcome(int added, int known, List<Brought.Refusal> refused) {}

    /**
     * Takes up what a program brings.
     *
     * @throws Problem 404 when there is no such door or the proof is wrong, which are answered alike; 429 when it comes too often;
     *     409 while no incident is there
     */
    Outcome receive(Request request) {
        guesses.look(request.address());
        Optional<Intake> found =
                database.read(handle -> handle.attach(IntakeDao.class).named(request.token()));
        Intake intake = found.filter(one -> proves(one, request)).orElse(null);
        if (intake == null) {
            guesses.count(request.address());
            throw Problem.notFound("intake");
        }
        requests.pass(intake.id());
        Brought brought = Brought.read(request.body(), written(intake, request), zone);
        List<Arrival> arrivals = brought.arrivals(intake, occasion(intake, request));
        return database.write(handle -> take(handle, intake, arrivals, brought.refused()));
    }

    private Outcome take(Handle handle, Intake intake, List<Arrival> arrivals, List<Brought.Refusal> refused) {
        if (homes.open(handle, intake.exercise()).isEmpty()) {
            throw Problem.conflict("listening.no-incident");
        }
        IntakeDao intakes = handle.attach(IntakeDao.class);
        // The row is held from here on: the log comes last.
        intakes.received(intake.id(), 0, clock.instant());
        Homes.Totals totals = homes.take(handle, intake.exercise(), arrivals, Actor.system("intake " + intake.name()));
        intakes.received(intake.id(), totals.added(), clock.instant());
        return new Outcome(totals.added(), totals.known(), refused);
    }

    /** What stays the same when a request is repeated, or played again; null when nothing does. */
    private static String occasion(Intake intake, Request request) {
        if (request.delivery() != null && !request.delivery().isBlank()) {
            return request.delivery();
        }
        return intake.proof() == Proof.SIGNATURE ? request.timestamp() + "." + Ids.digest(request.body()) : null;
    }

    /** When the request was made: of a signed one, that is what the signature covers, so that it can be played again in vain. */
    private Instant written(Intake intake, Request request) {
        return intake.proof() == Proof.SIGNATURE
                ? Instant.ofEpochSecond(Long.parseLong(request.timestamp()))
                : clock.instant();
    }

    private boolean proves(Intake intake, Request request) {
        String key = vault.open(intake.id(), intake.sealed())
                .map(secret -> secret.get(KEY))
                .orElse(null);
        if (key == null) {
            return false;
        }
        if (intake.proof() == Proof.SIGNATURE) {
            return signatures.verify(key, request.timestamp(), request.signature(), request.body(), clock.instant());
        }
        String given = request.authorization() == null ? "" : request.authorization();
        return given.startsWith("Bearer ")
                && Ids.same(given.substring("Bearer ".length()).strip(), key)
                && given.getBytes(StandardCharsets.UTF_8).length < 1_000;
    }

    private String sealed(String id, String key) {
        return vault.seal(id, Map.of(KEY, key));
    }

    private void log(Handle handle, String kind, Intake intake, Actor actor) {
        Map<String, Object> data =
                Map.of("name", intake.name(), "proof", intake.proof(), "exercise", intake.exercise());
        logbook.append(handle, Entry.of(kind, null, intake.id(), actor, data));
    }
}
