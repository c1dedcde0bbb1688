package org.baken.rumour;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Where rumours were seen again, and who looks after them when nothing more is said (guidelines H18, H20). Thread-safe. */
public final class Sightings {
    private final Rumours rumours;
    private final Clock clock;

    public Sightings(Rumours rumours, Clock clock) {
        this.rumours = rumours;
        this.clock = clock;
    }

    /** Every sighting of this claim after its reports, newest first. */
    List<Sighting> of(Handle handle, String id) {
        return handle.attach(SpreadDao.class).of(rumours.family(handle, id));
    }

    /** Keeps a sighting. A wider reach than was known widens that of the rumour. */
    Sighting add(Handle handle, Rumour rumour, Sighting sighting, Actor actor) {
        SpreadDao spread = handle.attach(SpreadDao.class);
        spread.insert(sighting);
        boolean wider = sighting.reach() != null
                && sighting.reach().weight() > rumour.reach().weight();
        if (wider) {
            spread.reaches(rumour.id(), sighting.reach(), actor.name(), sighting.addedAt());
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("claim", rumour.claim());
        data.put("where", sighting.seenWhere());
        data.put("reach", wider ? sighting.reach() : null);
        rumours.log(handle, "rumour.sighted", rumour, actor, data);
        return sighting;
    }

    /**
     * Keeps what somebody found who looked. That it still goes round counts as a sighting.
     *
     * @param remindAt when to look again, later than now; null for never
     */
    RumourView watched(Handle handle, Rumour rumour, Instant remindAt, boolean circulating, String note, Actor actor) {
        Instant now = clock.instant();
        Rumours.unlessMerged(rumour);
        if (remindAt != null && !remindAt.isAfter(now)) {
            throw Problem.invalid("remindAt", "rumour.remind");
        }
        SpreadDao spread = handle.attach(SpreadDao.class);
        spread.watched(rumour.id(), remindAt, now, circulating);
        if (circulating) {
            spread.insert(new Sighting(
                    Ids.next(), rumour.id(), rumour.seenWhere(), now, null, note, null, actor.name(), now));
        }
        RumourView view = rumours.view(handle, rumours.get(handle, rumour.id()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("claim", rumour.claim());
        data.put("stillCirculating", circulating);
        data.put("remindAt", remindAt);
        data.put("note", note);
        rumours.log(handle, "rumour.watched", rumour, actor, data);
        return view;
    }
}
