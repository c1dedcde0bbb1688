package org.baken.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.approval.Rights;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Objection;
import org.baken.message.Owed;
import org.baken.message.ReviewNotes.Note;
import org.baken.message.Step;
import org.baken.platform.Catalogue;
import org.baken.playbook.Assignee;
import org.baken.playbook.ChecklistItem;
import org.baken.playbook.ChecklistView;
import org.baken.publishing.Delivery;
import org.baken.rumour.Advice;
import org.baken.rumour.RumourState;
import org.baken.rumour.RumourView;
import org.jdbi.v3.core.Handle;

/** Finds what waits for one person, by the roles they hold in the incident. */
final class WaitingFor {
    /** A promised update shows up this long before it is due: time enough to write one. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Handle handle;
    private final Rights rights;
    private final Caller caller;
    private final Set<Role> roles;
    private final Instant now;
    private final Locale locale;

    WaitingFor(Handle handle, Rights rights, Caller caller, Set<Role> roles, Instant now, Locale locale) {
        this.handle = handle;
        this.rights = rights;
        this.caller = caller;
        this.roles = roles;
        this.now = now;
        this.locale = locale;
    }

    List<Waiting> of(Gathered gathered) {
        List<Waiting> waiting = new ArrayList<>();
        if (gathered.incident().state() == IncidentState.CLOSED) {
            return waiting;
        }
        update(gathered.incident(), waiting);
        gathered.messages()
                .forEach(message ->
                        message(gathered, message, gathered.histories().get(message.id()), waiting));
        deliveries(gathered, waiting);
        gathered.rumours().stream()
                .sorted(Comparator.comparing(RumourView::priority).reversed())
                .forEach(rumour -> rumour(rumour, waiting));
        gathered.replies()
                .forEach(reply -> waiting.add(new Waiting(
                        Waiting.Kind.SIGN_OFF_REPLY, reply.reaction(), reply.start(), reply.at(), reply.by())));
        gathered.checklist().forEach(view -> checklist(gathered, view, waiting));
        // A stable sort: within a kind the order found above stays.
        waiting.sort(Comparator.comparing(Waiting::kind));
        return List.copyOf(waiting);
    }

    private boolean may(Role... any) {
        return !Collections.disjoint(roles, List.of(any));
    }

    private void update(Incident incident, List<Waiting> waiting) {
        Instant due = incident.nextUpdateAt();
        if (due != null && may(Role.AUTHOR) && now.isAfter(due.minus(AHEAD))) {
            waiting.add(new Waiting(Waiting.Kind.UPDATE_DUE, incident.id(), null, due, null));
        }
    }

    private void message(Gathered gathered, Message message, History history, List<Waiting> waiting) {
        Optional<Owed> owed = history.owed(message, now).filter(one -> !one.isDone());
        owed.ifPresent(one -> owed(gathered.incident(), message, history, one, waiting));
        if (owed.isEmpty()) {
            signOff(gathered, message, history, waiting);
        }
        if (message.state() == MessageState.APPROVED && may(Role.SPOKESPERSON)) {
            waiting.add(ofStep(Waiting.Kind.PUBLISH, message, history, MessageState.APPROVED));
        } else if (message.state() == MessageState.DRAFT && history.isAuthor(caller.id())) {
            objection(message, history, waiting);
        }
        boolean holds = message.state() != MessageState.SUPERSEDED && message.state() != MessageState.WITHDRAWN;
        if (holds && gathered.hasMoved(message) && may(Role.AUTHOR)) {
            waiting.add(
                    new Waiting(Waiting.Kind.FACT_MOVED, message.id(), message.headline(), message.changedAt(), null));
        }
    }

    /** Those who can sign off; once it waited too long, the lead too, who can find somebody. */
    private void signOff(Gathered gathered, Message message, History history, List<Waiting> waiting) {
        boolean escalated =
                gathered.notes().getOrDefault(message.id(), Note.NONE).escalatedAt() != null;
        boolean leads = message.state() == MessageState.IN_REVIEW
                && escalated
                && caller.id().equals(gathered.incident().lead());
        if (leads || rights.maySignOff(handle, caller, gathered.incident(), message, history)) {
            Waiting plain = ofStep(Waiting.Kind.SIGN_OFF, message, history, MessageState.IN_REVIEW);
            waiting.add(escalated ? late(plain) : plain);
        }
    }

    /** For who can settle it, and for the lead and who used the mandate: they answer for it. */
    private void owed(Incident incident, Message message, History history, Owed owed, List<Waiting> waiting) {
        boolean answers = caller.id().equals(incident.lead())
                || caller.id().equals(history.emergency().person());
        if (answers || rights.maySignOff(handle, caller, incident, message, history)) {
            waiting.add(new Waiting(
                    Waiting.Kind.OWED_REVIEW,
                    message.id(),
                    message.headline(),
                    owed.dueAt(),
                    owed.by(),
                    owed.late() || owed.objectedBy() != null ? true : null));
        }
    }

    private static Waiting late(Waiting one) {
        return new Waiting(one.kind(), one.id(), one.title(), one.since(), one.by(), true);
    }

    private static Waiting ofStep(Waiting.Kind kind, Message message, History history, MessageState state) {
        Step step = history.last(state).orElse(null);
        return new Waiting(
                kind,
                message.id(),
                message.headline(),
                step == null ? message.changedAt() : step.at(),
                step == null ? message.changedBy() : step.name());
    }

    /** An objection waits until its revision is no longer the newest: then somebody has answered it. */
    private static void objection(Message message, History history, List<Waiting> waiting) {
        history.objections().stream()
                .filter(objection -> objection.revision() == message.revision())
                .max(Comparator.comparing(Objection::at))
                .ifPresent(objection -> waiting.add(new Waiting(
                        Waiting.Kind.CHANGES_ASKED,
                        message.id(),
                        message.headline(),
                        objection.at(),
                        objection.name())));
    }

    /**
     * One line for each account and message, however many languages it has. What no longer holds waits for nobody, but for
     * the notice that it was withdrawn and what could not be taken away.
     */
    private void deliveries(Gathered gathered, List<Waiting> waiting) {
        if (!may(Role.SPOKESPERSON)) {
            return;
        }
        Set<String> holding = gathered.messages().stream()
                .filter(message -> message.state() == MessageState.PUBLISHED)
                .map(Message::id)
                .collect(Collectors.toSet());
        Set<String> named = new HashSet<>();
        for (Delivery delivery : gathered.deliveries()) {
            Waiting.Kind kind = kind(delivery);
            if (kind != null
                    && (holding.contains(delivery.message()) || delivery.notice() || delivery.isNotRemoved())
                    && named.add(kind + delivery.account() + delivery.message())) {
                String title = delivery.accountName() + ": " + delivery.messageTitle();
                waiting.add(new Waiting(kind, delivery.id(), title, delivery.changedAt(), null));
            }
        }
    }

    private static Waiting.Kind kind(Delivery delivery) {
        return switch (delivery.state()) {
            case UNCLEAR -> Waiting.Kind.UNCLEAR;
            case REFUSED, DIVERGED -> Waiting.Kind.REFUSED;
            case TODO -> Waiting.Kind.MANUAL;
            default -> delivery.isNotRemoved() ? Waiting.Kind.REFUSED : null;
        };
    }

    private void rumour(RumourView view, List<Waiting> waiting) {
        RumourState state = view.rumour().state();
        boolean noVerdict = state == RumourState.REPORTED || state == RumourState.VERIFYING;
        // One that few people know is watched, not corrected (guideline H20).
        boolean noCorrection =
                (state == RumourState.FALSE || state == RumourState.MISLEADING) && view.advice() == Advice.CORRECT;
        Instant remindAt = view.rumour().remindAt();
        if ((noVerdict && may(Role.MONITOR)) || (noCorrection && may(Role.AUTHOR))) {
            waiting.add(new Waiting(
                    Waiting.Kind.RUMOUR,
                    view.rumour().id(),
                    view.rumour().claim(),
                    view.rumour().reportedAt(),
                    view.rumour().reportedBy()));
        } else if (remindAt != null && !now.isBefore(remindAt) && may(Role.MONITOR)) {
            waiting.add(new Waiting(
                    Waiting.Kind.RUMOUR, view.rumour().id(), view.rumour().claim(), remindAt, null));
        }
    }

    /**
     * What is late waits for those whose task it is: who holds the role on the roster, not their deputies; where nobody does,
     * whoever has the role in general and the lead. Once that took too long, for the deputies and the lead too.
     */
    private void checklist(Gathered gathered, ChecklistView view, List<Waiting> waiting) {
        ChecklistItem item = view.item();
        boolean leads = caller.id().equals(gathered.incident().lead());
        if (item.isLate(now) && (isMine(view) || item.isEscalated() && (leads || isAssigned(view)))) {
            String title = item.titleIn(Catalogue.language(locale));
            Boolean late = item.isEscalated() ? true : null;
            waiting.add(new Waiting(Waiting.Kind.CHECKLIST, item.id(), title, item.dueAt(), null, late));
        }
    }

    private boolean isMine(ChecklistView view) {
        boolean nobody = view.assigned().stream().allMatch(Assignee::lead);
        boolean onlyDeputies = view.assigned().stream().allMatch(Assignee::deputy);
        return view.assigned().stream()
                        .anyMatch(one -> one.person().equals(caller.id()) && (!one.deputy() || onlyDeputies))
                || nobody && roles.contains(view.item().role());
    }

    private boolean isAssigned(ChecklistView view) {
        return view.assigned().stream().anyMatch(one -> one.person().equals(caller.id()));
    }
}
