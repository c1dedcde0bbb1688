package org.baken.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;
import org.baken.platform.Ids;
import org.baken.publishing.Road;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;

/**
 * Tells who wrote to us in private that it came in (guideline H22): once in a conversation, and never twice a day to one person, so that
 * two machines that answer each other soon stop.
 */
final class Receipts {
    static final Set<String> KINDS = Set.of("reactions.received");

    private static final Duration ONCE_IN = Duration.ofHours(24);
    /** How long after they came in reactions are still part of what the log entry tells of. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    private static final Actor SELF = Actor.system("reply");

    private final Incidents incidents;
    private final Reactions reactions;
    private final Composer composer;
    private final Departure departure;
    private final Clock clock;

    Receipts(Incidents incidents, Reactions reactions, Composer composer, Departure departure, Clock clock) {
        this.incidents = incidents;
        this.reactions = reactions;
        this.composer = composer;
        this.departure = departure;
        this.clock = clock;
    }

    void on(Handle handle, LogEntry entry) {
        ReplyPolicy policy = departure.policy(handle);
        Incident incident = incidents.get(handle, entry.incident());
        boolean heard = incident.state() == IncidentState.ACTIVE || incident.state() == IncidentState.AFTERCARE;
        if (!policy.receipts() || !heard) {
            return;
        }
        Instant now = clock.instant();
        List<String> came = handle.attach(AskerDao.class)
                .withoutReceipt(incident.id(), entry.object(), entry.at().minus(LATELY), now.minus(ONCE_IN));
        Set<String> told = new HashSet<>();
        for (String id : came) {
            Reaction reaction = reactions.get(handle, id);
            if (!told.contains(reaction.author()) && tell(handle, incident, reaction, policy)) {
                told.add(reaction.author());
            }
        }
    }

    /** Gives whether they were told; they are not when nobody can, or when they were in the same conversation. */
    private boolean tell(Handle handle, Incident incident, Reaction reaction, ReplyPolicy policy) {
        String thread = reaction.thread() == null ? reaction.remoteId() : reaction.thread();
        String place = "receipt:" + Ids.digest(reaction.account() + "\n" + (thread == null ? reaction.id() : thread));
        ReplyDao replies = handle.attach(ReplyDao.class);
        ReplyDao.Person writer = replies.author(reaction.author()).orElseThrow();
        Optional<Road> road = departure.road(handle, incident, reaction, writer.handle(), true);
        if (road.isEmpty()
                || writer.pseudonym()
                || handle.attach(AskerDao.class).at(place).isPresent()) {
            return false;
        }
        Composer.Composed composed =
                composer.receipt(handle, new Composer.Occasion(incident, reaction, road, policy, null));
        Reply receipt = reply(reaction, road.get(), composed, place);
        replies.insert(receipt);
        departure.leave(handle, incident, receipt, road, policy);
        return true;
    }

    private Reply reply(Reaction reaction, Road road, Composer.Composed composed, String place) {
        Instant now = clock.instant();
        return new Reply(
                Ids.next(),
                reaction.incident(),
                reaction.id(),
                reaction.author(),
                ReplyKind.RECEIPT,
                null,
                null,
                road.account().id(),
                true,
                composed.template().template().id(),
                composed.template().hash(),
                composed.lang(),
                composed.form(),
                composed.text(),
                Replies.hash(reaction, composed.text(), composed.lang(), true),
                false,
                List.of(),
                SELF.name(),
                now,
                null,
                null,
                null,
                null,
                null,
                ReplyState.QUEUED,
                place,
                null,
                null,
                null,
                null,
                null,
                1,
                SELF.name(),
                now);
    }
}
