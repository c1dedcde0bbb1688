package org.baken.clocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.playbook.ChecklistItem;
import org.baken.playbook.ChecklistState;
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
        if (incident.state() != IncidentState.ACTIVE && incident.state() != IncidentState.AFTERCARE) {
            return List.of();
        }
        ClockFacts facts = new ClockFacts(
                incident,
                messages.lastPublished(handle, incident.id()).orElse(null),
                rumours.unsettled(handle, incident.id()),
                answers.of(handle, incident.id()).orElse(null),
                late(handle, incident, locale));
        return facts.at(clock.instant(), limits);
    }

    private List<ClockFacts.LateItem> late(Handle handle, Incident incident, Locale locale) {
        return checklists.of(handle, incident).stream()
                .filter(item -> item.mandatory() && item.state() == ChecklistState.OPEN && !item.waiting())
                .filter(item -> item.dueAt() != null && !clock.instant().isBefore(item.dueAt()))
                .map(item -> new ClockFacts.LateItem(
                        item.id(), title(item, locale), item.role(), from(incident, item), item.dueAt()))
                .toList();
    }

    private static Instant from(Incident incident, ChecklistItem item) {
        Instant began = item.dueAt().minus(Duration.ofSeconds(item.dueSeconds()));
        return began.isBefore(incident.openedAt()) ? incident.openedAt() : began;
    }

    private static String title(ChecklistItem item, Locale locale) {
        return item.title()
                .getOrDefault(
                        Catalogue.language(locale),
                        item.title().values().iterator().next());
    }
}
