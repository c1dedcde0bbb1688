package org.baken.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.baken.logbook.LogEntry;

/**
 * Something in an incident that can tick items by itself.
 *
 * @param purpose of a published message; empty for anything else
 * @param state of a new fact; empty for anything else
 */
record Happening(Tick.Event event, String purpose, String state) {

    static Happening of(Tick.Event event) {
        return new Happening(event, "", "");
    }

    /** Tells what an entry alone proves; what also depends on other things is {@link ChecklistFollower}'s to find out. */
    static List<Happening> in(LogEntry entry) {
        JsonNode data = entry.data();
        List<Happening> happenings = new ArrayList<>();
        switch (entry.kind()) {
            case "fact.added" ->
                happenings.add(new Happening(
                        Tick.Event.FACT_ADDED, "", data.path("state").asText()));
            case "forward.requested" -> happenings.add(of(Tick.Event.FORWARD_REQUESTED));
            case "message.published" -> {
                happenings.add(new Happening(
                        Tick.Event.MESSAGE_PUBLISHED, data.path("purpose").asText(), ""));
                if (data.hasNonNull("corrects")) {
                    happenings.add(of(Tick.Event.RUMOUR_ANSWERED));
                }
            }
            case "incident.changed" -> {
                for (JsonNode name : data.path("changed")) {
                    if (name.asText().equals("nextUpdateAt")) {
                        happenings.add(of(Tick.Event.PROMISE_SET));
                    }
                }
            }
            case "rumour.reported" -> happenings.add(of(Tick.Event.RUMOUR_REPORTED));
            default -> {
                // The other kinds prove nothing alone.
            }
        }
        return happenings;
    }
}
