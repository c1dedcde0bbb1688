package org.baken.listening;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.IncidentKind;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.platform.Turnstile;
import org.baken.reaction.Arrival;
import org.baken.reaction.Reactions;
import org.baken.reaction.Source;
import org.jdbi.v3.core.Handle;

/**
 * The signal forms: one for what is real, one for exercises. Who fills one in learns nothing of what others did, and not even whether
 * there is anything. Thread-safe.
 */
final class SignalForms {
    private static final Actor SELF = Actor.guest("signal form");
    /** Without letters and digits that people take for one another: a code is read out and typed. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CODE = 14;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SIGNALS_EACH = 10;
    private static final int SIGNALS_ALL = 300;
    private static final int GUESSES = 30;

    private final Database database;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Logbook logbook;
    private final Clock clock;
    private final Turnstile signals;
    private final Turnstile guesses;

    SignalForms(Database database, Incidents incidents, Reactions reactions, Logbook logbook, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.reactions = reactions;
        this.logbook = logbook;
        this.clock = clock;
        this.signals = new Turnstile(clock, WINDOW, SIGNALS_EACH, SIGNALS_ALL);
        this.guesses = new Turnstile(clock, WINDOW, GUESSES, Integer.MAX_VALUE);
    }

    /** The form of a kind; empty while nobody has turned it on. */
    Optional<SignalForm> of(Handle handle, IncidentKind kind) {
        return handle.attach(SignalFormDao.class).find(kind);
    }

    /** Turns a form on or off, or gives it a new code, with which the old address ends. Appends to the log: call it last. */
    SignalForm change(
            Handle handle,
            IncidentKind kind,
            boolean enabled,
            String contact,
            boolean renew,
            ExpectedVersion expected,
            Caller caller) {
        SignalFormDao forms = handle.attach(SignalFormDao.class);
        Optional<SignalForm> before = forms.find(kind);
        before.ifPresentOrElse(
                form -> expected.check(form.version(), form.changedBy(), form.changedAt()),
                () -> expected.check(0, "", Instant.EPOCH));
        String code = before.filter(form -> !renew).map(SignalForm::code).orElseGet(SignalForms::code);
        long version = before.map(SignalForm::version).orElse(0L);
        SignalForm wanted = new SignalForm(kind, code, enabled, contact, version, caller.name(), clock.instant());
        int rows = before.isPresent() ? forms.update(wanted) : forms.insert(wanted);
        SignalForm now = forms.find(kind).orElseThrow();
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        Map<String, Object> data = Map.of("kind", kind, "enabled", enabled, "renewed", renew && before.isPresent());
        logbook.append(handle, Entry.of("signal-form.changed", null, null, caller.actor(), data));
        return now;
    }

    /** What a page shows: the form, and what it can be about. */
    record Open(SignalForm form, List<Incident> incidents) {}

    /**
     * The form with this code; empty when there is none, or it is off.
     *
     * @throws Problem 429 when somebody tries too many codes
     */
    Optional<Open> open(String code, String address) {
        guesses.look(address);
        Optional<Open> open = database.read(handle -> handle.attach(SignalFormDao.class)
                .coded(code.strip().toLowerCase(Locale.ROOT))
                .filter(SignalForm::enabled)
                .map(form -> new Open(form, choices(handle, form.kind()))));
        if (open.isEmpty()) {
            guesses.count(address);
        }
        return open;
    }

    /** What is going on; what was is only asked about when nothing is. What is prepared is nobody's to know. */
    private List<Incident> choices(Handle handle, IncidentKind kind) {
        Set<String> alone = incidents.alone(handle);
        List<Incident> open = incidents.open(handle).stream()
                .filter(incident -> incident.kind() == kind && !alone.contains(incident.id()))
                .toList();
        List<Incident> active = open.stream()
                .filter(incident -> incident.state() == IncidentState.ACTIVE)
                .toList();
        return active.isEmpty() ? open : active;
    }

    /**
     * What a colleague signals.
     *
     * @param once names the filled-in page, so that a second press of the button changes nothing
     * @param incident the id of the incident that they chose; empty for none
     */
    record Signal(String once, String incident, String text, String where, String name, String lang) {}

    /**
     * Takes a signal up.
     *
     * @return false when there is no incident that it could go to
     * @throws Problem 429 when too many come from one address, or from all
     */
    boolean take(Open open, Signal signal, String address) {
        if (open.incidents().isEmpty()) {
            return false;
        }
        signals.pass(address);
        Incident chosen = open.incidents().stream()
                .filter(incident -> incident.id().equals(signal.incident()))
                .findFirst()
                .orElseGet(() -> Homes.likeliest(open.incidents(), signal.text()));
        return database.write(handle -> {
            if (incidents.get(handle, chosen.id()).state() == IncidentState.CLOSED) {
                return false;
            }
            reactions.receive(handle, chosen, List.of(arrival(signal)), SELF);
            return true;
        });
    }

    private Arrival arrival(Signal signal) {
        boolean link = signal.where().matches("https?://\\S+");
        String text = signal.where().isEmpty() || link ? signal.text() : signal.text() + "\n\n" + signal.where();
        return new Arrival(
                Source.SIGNAL,
                null,
                "other",
                "signal:" + Ids.digest(signal.once()),
                null,
                null,
                signal.name().isEmpty() ? null : "signal:" + signal.name().toLowerCase(Locale.ROOT),
                signal.name(),
                signal.name().isEmpty() ? null : signal.name(),
                null,
                text,
                signal.lang(),
                link ? signal.where() : null,
                true,
                0,
                clock.instant());
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        while (code.length() < CODE) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
