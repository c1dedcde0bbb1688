package org.baken.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.reaction.Arrival;
import org.baken.reaction.Reaction;
import org.baken.reaction.ReactionState;
import org.baken.reaction.Reactions;
import org.baken.reaction.Sentiment;
import org.baken.reaction.Source;
import org.baken.testing.Town;

/** People outside who react, and a team that sorts what they write, as another node would see them. */
final class Crowd {
    private static final Actor SOMEBODY = Actor.system("crowd");

    private final Database database;
    private final Reactions reactions;
    private final Incidents incidents;
    private int number;

    Crowd(Town town) {
        database = town.database();
        incidents = new Incidents(town.clock(), "http://localhost");
        reactions = new Reactions(incidents, new Logbook(database, town.clock()), town.clock());
    }

    /** Somebody writes this; gives the id of the reaction. */
    String writes(String incident, String who, String text, String lang, Instant at) {
        Arrival arrival = new Arrival(
                Source.POLL,
                null,
                "mastodon",
                "r" + ++number,
                null,
                null,
                null,
                who,
                null,
                null,
                text,
                lang,
                null,
                false,
                0,
                at);
        return database.write(handle -> {
            Incident found = incidents.get(handle, incident);
            return reactions
                    .receive(handle, found, List.of(arrival), SOMEBODY)
                    .added()
                    .get(0);
        });
    }

    /** A person gives it this class and tone. */
    void sorted(String reaction, String category, Sentiment sentiment) {
        database.write(handle -> {
            Reaction before = reactions.get(handle, reaction);
            Reaction sorted = with(before, category, sentiment, before.rumour());
            return reactions.decide(handle, before, sorted, "reaction.triaged", SOMEBODY, Map.of("class", category));
        });
    }

    /** A person says that it repeats this rumour. */
    void tells(String reaction, String rumour) {
        database.write(handle -> {
            Reaction before = reactions.get(handle, reaction);
            Reaction linked = with(before, "misinformation", before.sentiment(), rumour);
            return reactions.decide(handle, before, linked, "reaction.linked", SOMEBODY, Map.of("rumour", rumour));
        });
    }

    private static Reaction with(Reaction before, String category, Sentiment sentiment, String rumour) {
        return new Reaction(
                before.id(),
                before.incident(),
                before.source(),
                before.account(),
                before.platform(),
                before.remoteId(),
                before.inReplyTo(),
                before.thread(),
                before.author(),
                before.text(),
                before.lang(),
                before.url(),
                before.secluded(),
                before.pictures(),
                before.postedAt(),
                before.receivedAt(),
                before.dueAt(),
                ReactionState.TRIAGED,
                sentiment,
                category,
                "Anna",
                before.receivedAt(),
                before.answeredAt(),
                rumour,
                before.assignee(),
                before.note(),
                before.abusive(),
                before.erased(),
                before.version(),
                "Anna",
                before.receivedAt());
    }
}
