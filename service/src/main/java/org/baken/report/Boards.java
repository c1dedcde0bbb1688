package org.baken.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.alarm.Alarms;
import org.baken.approval.Notes;
import org.baken.approval.Rights;
import org.baken.clocks.Clocks;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Step;
import org.baken.platform.Paging;
import org.baken.playbook.Checklists;
import org.baken.publishing.Deliveries;
import org.baken.publishing.Delivery;
import org.baken.publishing.DeliveryState;
import org.baken.reply.UnsignedReplies;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/** Gathers the board of an incident. Thread-safe. */
public final class Boards {
    private static final Paging MESSAGES = Paging.of(200, null);
    private static final Paging LOG = Paging.of(30, null);

    private final Incidents incidents;
    private final Facts facts;
    private final Checklists checklists;
    private final Messages messages;
    private final Rights rights;
    private final Deliveries deliveries;
    private final Alarms alarms;
    private final Clocks clocks;
    private final Rumours rumours;
    private final UnsignedReplies replies;
    private final Logbook logbook;
    private final Clock clock;

    public Boards(
            Incidents incidents,
            Facts facts,
            Checklists checklists,
            Messages messages,
            Rights rights,
            Deliveries deliveries,
            Alarms alarms,
            Clocks clocks,
            Rumours rumours,
            UnsignedReplies replies,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.facts = facts;
        this.checklists = checklists;
        this.messages = messages;
        this.rights = rights;
        this.deliveries = deliveries;
        this.alarms = alarms;
        this.clocks = clocks;
        this.rumours = rumours;
        this.replies = replies;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the board as this person sees it, in their language. */
    public Board of(Handle handle, Caller caller, Locale locale, Incident incident) {
        // Before the rest: what is logged while we read is news, not lost.
        long seq = logbook.newest(handle);
        String id = incident.id();
        List<Message> written = messages.ofIncident(handle, id, null, MESSAGES).items();
        Map<String, History> histories = messages.histories(handle, written);
        List<Delivery> sent = deliveries.ofIncident(handle, id);
        Set<Role> roles = incidents.rolesOf(handle, caller, incident);
        Gathered gathered = new Gathered(
                incident,
                checklists.shown(handle, incident),
                written,
                histories,
                new Notes().of(handle, written),
                messages.footings(handle, written),
                sent,
                rumours.byPriority(handle, id),
                replies.of(handle, caller, roles, id));
        Instant now = clock.instant();
        return new Board(
                incidents.view(handle, caller, incident),
                new WaitingFor(handle, rights, caller, roles, now, locale).of(gathered),
                gathered.checklist(),
                written.stream().map(message -> line(message, gathered, now)).toList(),
                sent.stream()
                        .filter(Boards::needsPerson)
                        .map(delivery -> delivery.in(locale))
                        .toList(),
                alarms.unseen(handle, incident, locale),
                clocks.of(handle, incident, locale),
                gathered.rumours(),
                facts.of(handle, id),
                logbook.ofIncidentNewestFirst(handle, id, null, LOG).items(),
                seq);
    }

    static boolean needsPerson(Delivery delivery) {
        return switch (delivery.state()) {
            case REFUSED, UNCLEAR, TODO, DIVERGED, RETRYING -> true;
            default -> delivery.held() || delivery.isBeingRemoved() || delivery.isNotRemoved();
        };
    }

    private static Board.Line line(Message message, Gathered gathered, Instant now) {
        History history = gathered.histories().get(message.id());
        Optional<Step> submitted =
                message.state() == MessageState.DRAFT ? Optional.empty() : history.last(MessageState.IN_REVIEW);
        List<Delivery> own = gathered.deliveries().stream()
                .filter(delivery -> delivery.message().equals(message.id()))
                .toList();
        return new Board.Line(
                message.id(),
                message.purpose(),
                message.state(),
                message.revision(),
                message.headline(),
                message.languages(),
                message.changedAt(),
                message.changedBy(),
                submitted.map(Step::name).orElse(null),
                submitted.map(Step::at).orElse(null),
                tally(own),
                gathered.hasMoved(message),
                history.owed(message, now).orElse(null),
                message.state().isApproved() && history.emergency() == null ? history.unsigned(message) : List.of());
    }

    private static Board.Tally tally(List<Delivery> own) {
        Map<String, Long> counts =
                own.stream().collect(Collectors.groupingBy(delivery -> group(delivery.state()), Collectors.counting()));
        return new Board.Tally(
                own.size(),
                counts.getOrDefault("sent", 0L).intValue(),
                counts.getOrDefault("trouble", 0L).intValue(),
                counts.getOrDefault("waiting", 0L).intValue());
    }

    private static String group(DeliveryState state) {
        return switch (state) {
            case SENT, EDITED, DONE -> "sent";
            case REFUSED, UNCLEAR, DIVERGED -> "trouble";
            case QUEUED, SENDING, RETRYING, TODO -> "waiting";
            case REMOVED -> "gone";
        };
    }
}
