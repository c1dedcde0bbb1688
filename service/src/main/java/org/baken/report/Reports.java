package org.baken.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.forwarding.Forwards;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Step;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.playbook.Checklists;
import org.baken.publishing.Deliveries;
import org.baken.rumour.RumourView;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** Makes the report of an incident. Thread-safe. */
public final class Reports {
    private final Incidents incidents;
    private final Facts facts;
    private final Checklists checklists;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Rumours rumours;
    private final Forwards forwards;
    private final Logbook logbook;
    private final Clock clock;

    public Reports(
            Incidents incidents,
            Facts facts,
            Checklists checklists,
            Messages messages,
            Deliveries deliveries,
            Rumours rumours,
            Forwards forwards,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.facts = facts;
        this.checklists = checklists;
        this.messages = messages;
        this.deliveries = deliveries;
        this.rumours = rumours;
        this.forwards = forwards;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * Makes the report.
     *
     * @param firstBroken what {@link Logbook#firstBroken} found
     */
    public Report of(Handle handle, Caller caller, Locale locale, Incident incident, long firstBroken) {
        String id = incident.id();
        List<Message> written = everyMessage(handle, id);
        Map<String, History> histories = messages.histories(handle, written);
        List<Instant> published = published(histories);
        List<RumourView> heard = rumours.all(handle, id);
        Map<String, Long> workload = new TreeMap<>();
        long entries = countWork(handle, id, workload);
        return new Report(
                clock.instant(),
                incidents.view(handle, caller, incident),
                new Report.Clocks(
                        published.isEmpty() ? null : seconds(incident.openedAt(), published.get(0)),
                        longestSilence(incident, published),
                        published.size(),
                        since(heard, view -> view.clocks().verdictAt()),
                        since(heard, view -> view.clocks().correctedAt())),
                workload,
                incidents.openEnds(handle, id),
                facts.of(handle, id),
                checklists.of(handle, incident),
                written.stream()
                        .map(message -> told(handle, locale, message, histories.get(message.id())))
                        .toList(),
                heard,
                forwards.all(handle, id, locale),
                new Report.Proof(
                        entries, firstBroken == 0, firstBroken == 0 ? null : firstBroken, logbook.headHash(handle)));
    }

    private List<Message> everyMessage(Handle handle, String incident) {
        List<Message> all = new ArrayList<>();
        String after = null;
        do {
            Page<Message> page = messages.ofIncident(handle, incident, null, Paging.of(200, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static List<Instant> published(Map<String, History> histories) {
        return histories.values().stream()
                .flatMap(history -> history.steps().stream()
                        .filter(step -> step.state() == MessageState.PUBLISHED)
                        .limit(1))
                .map(Step::at)
                .sorted()
                .toList();
    }

    private long longestSilence(Incident incident, List<Instant> published) {
        Instant end = incident.closedAt() == null ? clock.instant() : incident.closedAt();
        long longest = 0;
        Instant last = incident.openedAt();
        for (Instant next : published) {
            longest = Math.max(longest, seconds(last, next));
            last = next;
        }
        return Math.max(longest, seconds(last, end));
    }

    private static List<Long> since(List<RumourView> heard, java.util.function.Function<RumourView, Instant> moment) {
        return heard.stream()
                .filter(view -> moment.apply(view) != null)
                .map(view -> seconds(view.rumour().reportedAt(), moment.apply(view)))
                .toList();
    }

    private Report.Told told(Handle handle, Locale locale, Message message, History history) {
        List<Report.Version> revisions = messages.revisions(handle, message.id()).stream()
                .map(revision -> new Report.Version(
                        revision.number(), revision.hash(), revision.authorName(), revision.at(), revision.content()))
                .toList();
        return new Report.Told(
                message.id(),
                message.purpose(),
                message.state(),
                message.headline(),
                history.last(MessageState.PUBLISHED).map(Step::at).orElse(null),
                message.supersededBy(),
                revisions,
                messages.everySignOff(handle, message.id()),
                history.objections(),
                deliveries.ofMessage(handle, message.id()).stream()
                        .map(delivery -> delivery.in(locale))
                        .toList());
    }

    private long countWork(Handle handle, String incident, Map<String, Long> workload) {
        long entries = 0;
        String after = null;
        do {
            Page<LogEntry> page = logbook.ofIncident(handle, incident, null, Paging.of(200, after));
            entries += page.items().size();
            page.items().stream()
                    .map(LogEntry::actor)
                    .filter(actor -> actor.kind() == Actor.Kind.PERSON)
                    .map(Actor::name)
                    .filter(Objects::nonNull)
                    .forEach(name -> workload.merge(name, 1L, Long::sum));
            after = page.next();
        } while (after != null);
        return entries;
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
