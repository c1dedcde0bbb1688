package org.baken.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.logbook.LogEntry;

/**
 * Something in an incident that can tick items by itself.
 *
 * @param purpose of a published message; empty for anything else
 * @param state of a new fact; empty for anything else
 */
record Happening(Tick.Event event, String purpose, String state) {

    /** Kinds of entry that prove one thing, whatever else they tell. */
    private static final Map<String, Tick.Event> PLAIN = Map.of(
            "delivery.done", Tick.Event.MANUAL_DONE,
            "forward.requested", Tick.Event.FORWARD_REQUESTED,
            "message.submitted", Tick.Event.MESSAGE_SUBMITTED,
            "question.shown", Tick.Event.QUESTION_SHOWN,
            "reaction.evidence", Tick.Event.EVIDENCE_KEPT,
            "reaction.triaged", Tick.Event.REACTION_SORTED,
            "rumour.asked", Tick.Event.EXPERT_ASKED,
            "rumour.evidence", Tick.Event.EVIDENCE_KEPT,
            "rumour.reported", Tick.Event.RUMOUR_REPORTED);

    private static final Set<String> VERDICTS = Set.of("FALSE", "MISLEADING", "TRUE", "UNPROVEN");

    /** Every kind of entry that can prove something; of those left out of {@link #in} more than the entry is needed. */
    static final Set<String> KINDS = Stream.concat(
                    PLAIN.keySet().stream(),
                    Stream.of(
                            "fact.added",
                            "incident.changed",
                            "incident.opened",
                            "incident.roster",
                            "incident.state",
                            "message.approved",
                            "message.published",
                            "reaction.replied",
                            "reaction.state",
                            "rumour.state"))
            .collect(Collectors.toUnmodifiableSet());

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
            case "incident.state" -> {
                if (is(data, "to", "CLOSED")) {
                    happenings.add(of(Tick.Event.INCIDENT_CLOSED));
                }
            }
            case "rumour.state" -> {
                if (VERDICTS.contains(data.path("to").asText())) {
                    happenings.add(of(Tick.Event.RUMOUR_DECIDED));
                }
            }
            case "reaction.replied" -> {
                // That we have read it is no answer.
                if (!is(data, "kind", "RECEIPT")) {
                    happenings.add(of(Tick.Event.REACTION_ANSWERED));
                }
            }
            case "reaction.state" -> {
                if (is(data, "to", "ANSWERED")) {
                    happenings.add(of(Tick.Event.REACTION_ANSWERED));
                }
            }
            default ->
                Optional.ofNullable(PLAIN.get(entry.kind())).map(Happening::of).ifPresent(happenings::add);
        }
        return happenings;
    }

    private static boolean is(JsonNode data, String field, String value) {
        return data.path(field).asText().equals(value);
    }
}
