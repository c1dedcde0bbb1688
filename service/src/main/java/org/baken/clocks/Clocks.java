package org.baken.clocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.playbook.ChecklistItem;
import org.baken.playbook.Checklists;
import org.baken.reaction.OwedAnswers;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** Reads the clocks of incidents: a handful of reads, however many rumours, reactions and items there are. Thread-safe. */
public final class Clocks {
    private final Messages messages;
    private final Rumours rumours;
    private final OwedAnswers answers;
    private final Checklists checklists;
    private final ClockLimits limits;
    private final Clock clock;

    public Clocks(
            Messages messages,
            Rumours rumours,
            OwedAnswers answers,
            Checklists checklists,
            ClockLimits limits,
            Clock clock) {
        this.messages = messages;
        this.rumours = rumours;
        this.answers = answers;
        this.checklists = checklists;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The clocks that run for an incident now, the first to be due first; none while it is prepared, or once it is closed.
     *
     * @param locale of the titles that come in several languages
     */
    public List<RunningClock> of(Handle handle, Incident incident, Locale locale) {
        return runs(incident)
                ? of(handle, incident, locale, checklists.overdue(handle, incident, clock.instant()))
                : List.of();
    }

    /**
     * The same for several incidents, without the items of their checklists that have not escalated: what people are to be told of.
     * Titles are in the first language of their incident.
     */
    public Map<Incident, List<RunningClock>> urgent(Handle handle, List<Incident> incidents) {
        Map<String, List<ChecklistItem>> escalated = checklists.escalated(handle).stream()
                .filter(item -> item.incident() != null)
                .collect(Collectors.groupingBy(ChecklistItem::incident));
        Map<Incident, List<RunningClock>> all = new LinkedHashMap<>();
        for (Incident incident : incidents) {
            Locale locale = Locale.forLanguageTag(incident.languages().get(0));
            if (runs(incident)) {
                all.put(incident, of(handle, incident, locale, escalated.getOrDefault(incident.id(), List.of())));
            }
        }
        return all;
    }

    private static boolean runs(Incident incident) {
        return incident.state() == IncidentState.ACTIVE || incident.state() == IncidentState.AFTERCARE;
    }

    private List<RunningClock> of(Handle handle, Incident incident, Locale locale, List<ChecklistItem> overdue) {
        ClockFacts facts = new ClockFacts(
                incident,
                messages.lastPublished(handle, incident.id()).orElse(null),
                rumours.unsettled(handle, incident.id()),
                answers.of(handle, incident.id()).orElse(null),
                overdue.stream()
                        .filter(item -> item.mandatory() || item.isEscalated())
                        .map(item -> late(incident, item, locale))
                        .toList());
        return facts.at(clock.instant(), limits);
    }

    /** What is due before anything happened counts from the opening. */
    private static ClockFacts.LateItem late(Incident incident, ChecklistItem item, Locale locale) {
        Instant began = item.dueAt().minus(Duration.ofSeconds(item.dueSeconds()));
        return new ClockFacts.LateItem(
                item.id(),
                item.titleIn(Catalogue.language(locale)),
                item.role(),
                began.isBefore(incident.openedAt()) ? incident.openedAt() : began,
                item.dueAt(),
                item.isEscalated());
    }
}
