package org.baken.approval;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.baken.approval.NoticeDao.Kind;
import org.baken.approval.NoticeDao.Round;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.Roster;
import org.baken.logbook.Actor;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Reviews;
import org.baken.message.SignOffRules.Policy;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;

/**
 * Watches the reviews that people wait for (guidelines V10, B10): reminds those who can sign off, then asks the deputies and the
 * lead, and says when a review after the emergency road is past its time. Each once per review, however many nodes watch.
 */
public final class ReviewWatch implements Managed {
    private static final long EVERY_MILLIS = 1_000;
    private static final Actor WATCH = Actor.system("reviews");

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Rights rights;
    private final Reviews reviews;
    private final Clock clock;
    /** Reviews done in time, by message and round: they are never late any more, and need no second look. */
    private final Set<Round> settled = ConcurrentHashMap.newKeySet();

    private final Ticks ticks = new Ticks("review-watch", EVERY_MILLIS, this::look);

    public ReviewWatch(
            Database database, Incidents incidents, Messages messages, Rights rights, Reviews reviews, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.rights = rights;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    /** Says what is to be said now. */
    void look() {
        Instant now = clock.instant();
        for (Round round :
                database.read(handle -> handle.attach(NoticeDao.class).waiting())) {
            Policy policy = database.read(handle -> policy(handle, round.message()));
            if (round.said() == 0 && isPast(now, round, policy.remindAfterMinutes())) {
                say(round, Kind.REMINDED);
            }
            if (isPast(now, round, policy.escalateAfterMinutes())) {
                say(round, Kind.ESCALATED);
            }
        }
        for (Round round :
                database.read(handle -> handle.attach(NoticeDao.class).pastDue(now))) {
            if (!settled.contains(round)) {
                say(round, Kind.OVERDUE);
            }
        }
    }

    private static boolean isPast(Instant now, Round round, int minutes) {
        return !now.isBefore(round.since().plus(Duration.ofMinutes(minutes)));
    }

    private Policy policy(Handle handle, String id) {
        Message message = messages.get(handle, id);
        return rights.policy(handle, incidents.get(handle, message.incident()), message.content());
    }

    private void say(Round round, Kind kind) {
        Instant now = clock.instant();
        database.write(handle -> {
            Message message = messages.lock(handle, round.message());
            History history = messages.history(handle, message);
            if (!isStillTrue(message, history, round, kind, now)
                    || handle.attach(NoticeDao.class).insert(round.message(), round.review(), kind, now) == 0) {
                return null;
            }
            Incident incident = incidents.get(handle, message.incident());
            Map<String, Object> data = new HashMap<>();
            data.put("since", round.since());
            data.put("asked", rights.whoCould(handle, "", incident, message, history));
            if (kind == Kind.ESCALATED) {
                data.put("escalatedTo", standIns(incidents.roster(handle, incident)));
            }
            reviews.noted(handle, word(kind), message, WATCH, data);
            return null;
        });
    }

    private boolean isStillTrue(Message message, History history, Round round, Kind kind, Instant now) {
        boolean sameRound = message.review() != null && message.review() == round.review();
        if (kind != Kind.OVERDUE) {
            return sameRound && message.state() == MessageState.IN_REVIEW;
        }
        boolean late = sameRound
                && history.owed(message, now).filter(owed -> owed.late()).isPresent();
        if (!late) {
            settled.add(round);
        }
        return late;
    }

    private static List<String> standIns(Roster roster) {
        Stream<String> deputies =
                roster.members().stream().filter(Roster.Member::deputy).map(Roster.Member::name);
        return Stream.concat(Stream.ofNullable(roster.leadName()), deputies)
                .distinct()
                .toList();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case REMINDED -> "review-reminded";
            case ESCALATED -> "review-escalated";
            case OVERDUE -> "review-overdue";
        };
    }
}
