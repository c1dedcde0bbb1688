package org.baken.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;
import org.baken.platform.Catalogue;
import org.baken.platform.Moment;

/**
 * Tells the log of an incident in sentences: what changed the course of things, and not every stroke of a key. Whoever needs
 * more has the log itself.
 */
final class ReportTimeline {
    private static final Set<String> TOLD = Set.of(
            "incident.opened",
            "incident.held",
            "incident.resumed",
            "fact.added",
            "fact.changed",
            "message.drafted",
            "message.signed-off",
            "message.objected",
            "message.emergency",
            "message.published",
            "message.undone",
            "message.superseded",
            "message.withdrawn",
            "message.review-escalated",
            "message.review-overdue",
            "rumour.reported",
            "rumour.answered",
            "rumour.merged",
            "question.shown",
            "question.withdrawn",
            "forward.requested",
            "forward.stopped",
            "checklist.skipped",
            "preflight.done",
            "reactions.imported",
            "reactions.erased",
            "reactions.pseudonymised",
            "report.bundled",
            "report.lessons");

    private final Locale locale;
    private final ZoneId zone;
    private final Map<String, String> alarms;
    private final List<Report.Milestone> told = new ArrayList<>();

    /** @param alarms what each alarm says, by its id */
    ReportTimeline(Locale locale, ZoneId zone, Map<String, String> alarms) {
        this.locale = locale;
        this.zone = zone;
        this.alarms = alarms;
    }

    void follow(LogEntry entry) {
        String text = text(entry);
        if (text != null) {
            Actor actor = entry.actor();
            String by = actor.kind() == Actor.Kind.SYSTEM ? null : actor.name();
            told.add(new Report.Milestone(entry.seq(), entry.at(), entry.kind(), entry.object(), by, text));
        }
    }

    List<Report.Milestone> told() {
        return told;
    }

    private String text(LogEntry entry) {
        return switch (entry.kind()) {
            case "incident.state" -> state(entry);
            case "incident.changed" -> changed(entry);
            case "rumour.state" -> rumour(entry);
            case "alarm.raised", "alarm.over" -> alarm(entry);
            default -> TOLD.contains(entry.kind()) ? plain(entry) : null;
        };
    }

    private String plain(LogEntry entry) {
        return words(entry.kind(), subject(entry.data()), detail(entry));
    }

    /** What it is about, in the words of the entry. */
    private String subject(JsonNode data) {
        for (String name : List.of("title", "claim", "question")) {
            if (data.path(name).isTextual()) {
                return data.path(name).asText();
            }
        }
        JsonNode text = data.path("text");
        if (text.isObject() && !text.isEmpty()) {
            JsonNode own = text.path(locale.getLanguage());
            return own.isTextual() ? own.asText() : text.elements().next().asText();
        }
        return "";
    }

    private String detail(LogEntry entry) {
        JsonNode data = entry.data();
        return switch (entry.kind()) {
            case "fact.added", "fact.changed" ->
                known("incident.fact.state." + data.path("state").asText());
            case "incident.opened" -> data.path("scale").asText();
            case "message.drafted", "message.published" ->
                known("approval.page.purpose." + data.path("purpose").asText());
            case "checklist.skipped" -> data.path("note").asText();
            case "incident.held", "incident.resumed", "message.emergency" ->
                data.path("reason").asText();
            case "message.objected" -> data.path("comment").asText();
            case "forward.requested" -> data.path("people").asText();
            case "preflight.done" ->
                data.path("ready").asText() + "/" + data.path("total").asText();
            default -> "";
        };
    }

    private String state(LogEntry entry) {
        String to = known("incident.state." + entry.data().path("to").asText());
        String reason = entry.data().path("reason").asText("");
        return reason.isEmpty() ? words("incident.state", to) : words("incident.state.reason", to, reason);
    }

    /** Only what others follow: another scale or another promise. */
    private String changed(LogEntry entry) {
        List<String> parts = new ArrayList<>();
        if (entry.data().path("scale").isTextual()) {
            parts.add(words("scale", entry.data().path("scale").asText()));
        }
        Instant promise = moment(entry.data().path("nextUpdateAt").asText(null));
        if (promise != null) {
            parts.add(words("promise", new Moment(promise, zone)));
        }
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    private String rumour(LogEntry entry) {
        return words(
                "rumour.state",
                subject(entry.data()),
                known("report.rumour." + entry.data().path("to").asText()));
    }

    private String alarm(LogEntry entry) {
        String says = alarms.getOrDefault(entry.object(), subject(entry.data()));
        return words(entry.kind(), says);
    }

    private String words(String kind, Object... arguments) {
        return Catalogue.text(locale, "report.log." + kind, arguments).strip();
    }

    /** The word of a state; what a later version may add is shown as it is written. */
    private String known(String key) {
        return Catalogue.has(key) ? Catalogue.text(locale, key) : key.substring(key.lastIndexOf('.') + 1);
    }

    private static Instant moment(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Every kind that has words, for the test that all languages have them. */
    static Set<String> kinds() {
        return TOLD;
    }
}
