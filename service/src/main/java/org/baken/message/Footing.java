package org.baken.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.incident.Fact;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.jdbi.v3.core.Handle;

/** Remembers how the facts stood when a revision was written, and so tells which messages a changed fact concerns. */
final class Footing {
    private final Facts facts;

    Footing(Facts facts) {
        this.facts = facts;
    }

    /** Notes how the facts of a new revision stand. */
    void note(Handle handle, String incident, Revision revision) {
        if (revision.content().facts().isEmpty()) {
            return;
        }
        Map<String, Fact> now = known(handle, incident);
        List<HistoryDao.Ground> grounds = revision.content().facts().stream()
                .map(now::get)
                .map(fact -> new HistoryDao.Ground(
                        revision.message(), revision.number(), fact.id(), fact.version(), fact.state(), text(fact)))
                .toList();
        handle.attach(HistoryDao.class).insertGrounds(grounds);
    }

    /** What the newest revisions of messages of one incident rest on, by the id of the message. */
    Map<String, List<RestsOn>> of(Handle handle, List<Message> messages) {
        Map<String, List<RestsOn>> footings = new HashMap<>();
        List<Message> grounded = messages.stream()
                .filter(message -> !message.content().facts().isEmpty())
                .toList();
        if (grounded.isEmpty()) {
            return footings;
        }
        Map<String, Fact> now = known(handle, grounded.get(0).incident());
        Map<String, Map<String, HistoryDao.Ground>> then = new HashMap<>();
        handle.attach(HistoryDao.class)
                .grounds(grounded.stream().map(Message::id).toList())
                .forEach(ground -> then.computeIfAbsent(ground.message(), any -> new HashMap<>())
                        .put(ground.fact(), ground));
        for (Message message : grounded) {
            List<RestsOn> footing = new ArrayList<>();
            for (String id : message.content().facts()) {
                HistoryDao.Ground ground =
                        then.getOrDefault(message.id(), Map.of()).get(id);
                Fact fact = now.get(id);
                footing.add(
                        ground == null || fact == null
                                ? new RestsOn(id, false, null)
                                : new RestsOn(id, hasMoved(ground, fact), ground.factState()));
            }
            footings.put(message.id(), footing);
        }
        return footings;
    }

    /** That somebody confirms what was written already takes nothing from the text. */
    private static boolean hasMoved(HistoryDao.Ground then, Fact now) {
        boolean confirmed = then.factState() == FactState.REPORTED
                && now.state() == FactState.CONFIRMED
                && then.textHash().equals(text(now));
        return then.factVersion() != now.version() && !confirmed;
    }

    private Map<String, Fact> known(Handle handle, String incident) {
        Map<String, Fact> known = new HashMap<>();
        facts.of(handle, incident).forEach(fact -> known.put(fact.id(), fact));
        return known;
    }

    private static String text(Fact fact) {
        return Ids.digest(Json.canonical(fact.text()));
    }
}
