package org.baken.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.message.ReviewNotes.Note;
import org.jdbi.v3.core.Handle;

/** Puts dossiers together. Thread-safe. */
public final class Dossiers {
    private static final Set<MessageState> OUT =
            EnumSet.of(MessageState.PUBLISHED, MessageState.SUPERSEDED, MessageState.WITHDRAWN);

    private final Messages messages;
    private final Proofreader proofreader;
    private final SignOffRules rules;
    private final ReviewNotes notes;
    private final Clock clock;

    public Dossiers(Messages messages, Proofreader proofreader, SignOffRules rules, ReviewNotes notes, Clock clock) {
        this.messages = messages;
        this.proofreader = proofreader;
        this.rules = rules;
        this.notes = notes;
        this.clock = clock;
    }

    /** The dossier of one message. */
    public Dossier of(Handle handle, Caller caller, Locale locale, Incident incident, Message message) {
        return of(handle, caller, locale, incident, List.of(message)).get(0);
    }

    /** The dossiers of some messages of one incident, in their order. */
    public List<Dossier> of(Handle handle, Caller caller, Locale locale, Incident incident, Collection<Message> some) {
        List<Message> listed = List.copyOf(some);
        Map<String, History> histories = messages.histories(handle, listed);
        Surroundings around = proofreader.around(handle, incident);
        Map<String, Note> noted = notes.of(handle, listed);
        Map<String, List<RestsOn>> footings = messages.footings(handle, listed);
        return some.stream()
                .map(message -> dossier(
                        handle,
                        caller,
                        locale,
                        incident,
                        around,
                        message,
                        histories.get(message.id()),
                        footings.getOrDefault(message.id(), List.of()),
                        noted.getOrDefault(message.id(), Note.NONE)))
                .toList();
    }

    private Dossier dossier(
            Handle handle,
            Caller caller,
            Locale locale,
            Incident incident,
            Surroundings around,
            Message message,
            History history,
            List<RestsOn> restsOn,
            Note note) {
        Content content = message.content();
        Optional<Step> submitted = message.review() == null ? Optional.empty() : history.last(MessageState.IN_REVIEW);
        boolean approved = message.state().isApproved();
        Optional<String> whyNot = rules.whyNot(handle, caller, locale, incident, message, history);
        Optional<String> whyNotEmergency = rules.whyNotEmergency(handle, caller, locale, incident, message, history);
        return new Dossier(
                message.id(),
                message.incident(),
                content.purpose(),
                content.audience(),
                message.state(),
                message.revision(),
                message.hash(),
                message.headline(),
                content.text(),
                Dossier.Worded.of(content),
                content.media(),
                content.facts(),
                content.cap(),
                restsOn,
                restsOn.stream().anyMatch(RestsOn::moved),
                content.corrects(),
                content.supersedes(),
                message.supersededBy(),
                history.authors(),
                message.createdAt(),
                message.changedAt(),
                message.changedBy(),
                submitted.map(Step::name).orElse(null),
                submitted.map(Step::at).orElse(null),
                history.acknowledged(),
                note.remindedAt(),
                note.escalatedAt(),
                history.signOffs(),
                history.objections(),
                history.approvedLanguages(message),
                history.unsigned(message),
                history.last(MessageState.APPROVED).map(Step::revision).orElse(null),
                note.openComments(),
                history.owed(message, clock.instant()).orElse(null),
                approved ? at(history, MessageState.APPROVED) : null,
                OUT.contains(message.state()) ? at(history, MessageState.PUBLISHED) : null,
                proofreader.read(handle, around, message, restsOn).advice(locale),
                rules.policy(handle, incident, content),
                whyNot.isEmpty(),
                whyNot.orElse(null),
                whyNotEmergency.isEmpty(),
                whyNotEmergency.orElse(null),
                message.version());
    }

    private static Instant at(History history, MessageState state) {
        return history.last(state).map(Step::at).orElse(null);
    }
}
