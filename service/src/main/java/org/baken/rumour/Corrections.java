package org.baken.rumour;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;
import org.baken.logbook.LogFollower;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Learns from the log which message corrects which rumour: messages know nothing of rumours. A draft makes a false or
 * misleading one CORRECTING, its publication CORRECTED; what is taken back makes it CORRECTING again. A message for a claim that
 * was merged since corrects the one that stands for it too.
 */
public final class Corrections {
    private static final Actor ACTOR = Actor.system("rumours");

    private final Rumours rumours;
    private final Clock clock;

    public Corrections(Rumours rumours, Clock clock) {
        this.rumours = rumours;
        this.clock = clock;
    }

    /** The follower that has to be added to the tail of the log. */
    public LogFollower follower(Database database) {
        Set<String> kinds = Set.of("message.drafted", "message.published", "message.undone", "message.withdrawn");
        return new LogFollower(database, "rumours", kinds, this::on);
    }

    private void on(Handle handle, LogEntry entry) {
        String id = entry.data().path("corrects").asText("");
        // What the message says it corrects was never checked: it may be no rumour, or one of another incident.
        handle.attach(RumourDao.class)
                .find(id)
                .filter(rumour -> Objects.equals(rumour.incident(), entry.incident()))
                .ifPresent(rumour -> {
                    switch (entry.kind()) {
                        case "message.drafted" ->
                            claims(handle, id).forEach(one -> drafted(handle, locked(handle, one), entry.object()));
                        case "message.published" ->
                            claims(handle, id).forEach(one -> published(handle, locked(handle, one), entry.object()));
                        case "message.undone" -> takenBack(handle, rumour, entry.object(), entry.object());
                        default -> takenBack(handle, rumour, entry.object(), null);
                    }
                });
    }

    /** The one that the message is about, and the one that stands for it. */
    private Set<String> claims(Handle handle, String id) {
        return new LinkedHashSet<>(List.of(id, rumours.root(handle, id)));
    }

    private Rumour locked(Handle handle, String id) {
        handle.attach(RumourDao.class).lock(id);
        return rumours.get(handle, id);
    }

    private void drafted(Handle handle, Rumour rumour, String message) {
        if (rumour.state() == RumourState.FALSE || rumour.state() == RumourState.MISLEADING) {
            move(handle, rumour, rumour.correctedBy(message, rumour.correctedAt()), RumourState.CORRECTING);
        }
    }

    private void published(Handle handle, Rumour rumour, String message) {
        Rumour correcting = rumour;
        if (rumour.state().next().contains(RumourState.CORRECTING)) {
            correcting =
                    move(handle, rumour, rumour.correctedBy(message, rumour.correctedAt()), RumourState.CORRECTING);
        }
        if (correcting.state() == RumourState.CORRECTING) {
            move(handle, correcting, correcting.correctedBy(message, null), RumourState.CORRECTED);
        }
    }

    /** Whichever had this correction: rumours may have been merged, or parted, since. */
    private void takenBack(Handle handle, Rumour about, String message, String remaining) {
        for (Rumour each : handle.attach(RumourDao.class).all(about.incident())) {
            if (message.equals(each.correction()) && each.correctedAt() != null) {
                Rumour rumour = locked(handle, each.id());
                boolean open = rumour.state().next().contains(RumourState.CORRECTING);
                RumourState to = open ? RumourState.CORRECTING : rumour.state();
                move(handle, rumour, rumour.correctedBy(remaining, null), to);
            }
        }
    }

    private Rumour move(Handle handle, Rumour before, Rumour changed, RumourState to) {
        Rumour moved = changed.movedTo(to, null, null, ACTOR.name(), clock.instant());
        return rumours.move(handle, before, moved, null, ACTOR).rumour();
    }
}
