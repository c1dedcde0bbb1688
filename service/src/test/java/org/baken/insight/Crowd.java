package org.baken.insight;

import java.time.Instant;
import java.util.Map;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.reaction.Sentiment;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/** People outside who react, and a team that sorts what they write. */
final class Crowd {
    private final Town town;

    Crowd(Town town) {
        this.town = town;
    }

    /** Somebody writes this; gives the id of the reaction. */
    String writes(String incident, String who, String text, String lang, Instant at) {
        return Scene.created(town.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + incident + "/reactions",
                        Map.of(
                                "text", text,
                                "handle", who,
                                "lang", lang,
                                "platform", "mastodon",
                                "at", at.toString())));
    }

    /** A person gives it this class and tone: as it is written by whichever node it was said to. */
    void sorted(String reaction, String category, Sentiment sentiment) {
        Logbook logbook = new Logbook(town.database(), town.clock());
        town.database().write(handle -> {
            handle.createUpdate("UPDATE reaction SET category = :category, sentiment = :sentiment, state = 'TRIAGED',"
                            + " version = version + 1 WHERE id = :id")
                    .bind("category", category)
                    .bind("sentiment", sentiment.name())
                    .bind("id", reaction)
                    .execute();
            String incident = handle.createQuery("SELECT incident FROM reaction WHERE id = :id")
                    .bind("id", reaction)
                    .mapTo(String.class)
                    .one();
            return logbook.append(
                    handle,
                    Entry.of("reaction.triaged", incident, reaction, Actor.system("crowd"), Map.of("class", category)));
        });
    }

    /** A person says that it repeats this rumour. */
    void tells(String reaction, String rumour) {
        Visitor monitor = town.as(Role.MONITOR);
        String path = "/api/reactions/" + reaction;
        Answer linked = monitor.put(
                path + "/rumour", Map.of("rumour", rumour), monitor.get(path).version());
        if (linked.status() != 200) {
            throw new AssertionError("Not linked: " + linked);
        }
    }
}
