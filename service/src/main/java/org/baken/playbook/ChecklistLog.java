package org.baken.playbook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.incident.Incident;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;

/** Says what the log is told of checklists. */
final class ChecklistLog {
    /** What Baken does with checklists by itself. */
    static final Actor SELF = Actor.system("checklist");

    private ChecklistLog() {}

    /** An item was done, skipped or opened again. */
    static Entry settled(Incident incident, ChecklistItem item, Actor actor) {
        return settled(incident.id(), incident.languages().get(0), item, actor);
    }

    /** @param incident its id; null when the item belongs to preparation */
    static Entry settled(String incident, String language, ChecklistItem item, Actor actor) {
        Map<String, Object> data = data(item, language);
        data.put("automatic", item.automatic());
        if (item.note() != null) {
            data.put("note", item.note());
        }
        return Entry.of(item.state().kind(), incident, item.id(), actor, data);
    }

    /** The incident grew, and this came with it. */
    static Entry added(Incident incident, ChecklistItem item) {
        Map<String, Object> data = data(item, incident.languages().get(0));
        data.put("scale", incident.scale());
        return Entry.of("checklist.added", incident.id(), item.id(), SELF, data);
    }

    /** The lead and the deputies are told that it is late. */
    static Entry escalated(Incident incident, ChecklistItem item, List<String> to) {
        Map<String, Object> data = data(item, incident.languages().get(0));
        data.put("role", item.role());
        data.put("dueAt", item.dueAt());
        data.put("to", to);
        return Entry.of("checklist.escalated", incident.id(), item.id(), SELF, data);
    }

    private static Map<String, Object> data(ChecklistItem item, String language) {
        Map<String, Object> data = new TreeMap<>();
        data.put("item", item.item());
        data.put("playbook", item.playbook());
        data.put("title", item.titleIn(language));
        if (item.task().repeats()) {
            data.put("round", item.round());
        }
        return data;
    }
}
