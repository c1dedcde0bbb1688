package org.baken.forwarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.publishing.Account;
import org.jdbi.v3.core.Handle;

/**
 * Does what follows from the log: notes which letters left, and tells everybody to stop when a message was withdrawn or the
 * one that takes its place is out. Not when that one is merely published: within the undo window nobody can read it yet, and
 * it may be taken back.
 */
final class LetterFollower {
    /** What it acts on. */
    static final Set<String> KINDS = Set.of(
            "letter.sent", "letter.refused", "letter.unclear", "delivery.sent", "delivery.done", "message.withdrawn");

    private static final Actor SELF = Actor.system("forwarding");

    private final Incidents incidents;
    private final Messages messages;
    private final ForwardLetters letters;
    private final Logbook logbook;
    private final Clock clock;

    LetterFollower(Incidents incidents, Messages messages, ForwardLetters letters, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.letters = letters;
        this.logbook = logbook;
        this.clock = clock;
    }

    void on(Handle handle, LogEntry entry) {
        switch (entry.kind()) {
            case "letter.sent", "letter.refused", "letter.unclear" -> letter(handle, entry);
            case "delivery.sent", "delivery.done" -> {
                String published = entry.data().path("message").asText();
                messages.find(handle, published)
                        .map(message -> message.content().supersedes())
                        .ifPresent(old -> stopChain(handle, old));
            }
            default -> stopChain(handle, entry.object());
        }
    }

    private void letter(Handle handle, LogEntry entry) {
        JsonNode reference = entry.data().path("reference");
        if (!reference.asText().startsWith(ForwardLetters.REQUEST)) {
            return;
        }
        ForwardDao forwards = handle.attach(ForwardDao.class);
        Recipient recipient = forwards.recipient(reference.asText().substring(ForwardLetters.REQUEST.length()))
                .orElseThrow();
        boolean refused = entry.kind().equals("letter.refused");
        if (recipient.sentAt() != null && refused) {
            // A reminder that was refused: the request itself had arrived.
            return;
        }
        Recipient.Trouble trouble = refused ? Recipient.Trouble.REFUSED : null;
        if (entry.kind().equals("letter.unclear")) {
            // It may have arrived: then they must hear a notice to stop.
            trouble = Recipient.Trouble.UNCLEAR;
        }
        boolean news = recipient.state() == RecipientState.QUEUED;
        forwards.settle(
                recipient.id(),
                (refused ? RecipientState.FAILED : RecipientState.SENT).name(),
                refused ? null : entry.at(),
                trouble);
        letters.forget(handle, reference.asText());
        forwards.touch(recipient.request());
        if (news) {
            ForwardRequest request = forwards.find(recipient.request()).orElseThrow();
            log(handle, refused ? "forward.failed" : "forward.sent", request, Map.of("name", recipient.name()));
        }
    }

    /**
     * Stops a message and those whose place it took: one of them may never have got out, so that nobody was told of it. A log
     * can outlive what it tells of, in a database put back from a copy: then there is nothing to stop.
     */
    private void stopChain(Handle handle, String id) {
        Set<String> seen = new HashSet<>();
        Optional<Message> message = messages.find(handle, id);
        while (message.isPresent() && seen.add(message.get().id())) {
            stop(handle, message.get());
            message = Optional.ofNullable(message.get().content().supersedes())
                    .flatMap(older -> messages.find(handle, older));
        }
    }

    private void stop(Handle handle, Message message) {
        boolean withdrawn = message.state() == MessageState.WITHDRAWN;
        if (!withdrawn && message.state() != MessageState.SUPERSEDED) {
            return;
        }
        ForwardDao forwards = handle.attach(ForwardDao.class);
        Incident incident = incidents.get(handle, message.incident());
        Optional<Account> from = letters.account(handle, incident);
        Instant now = clock.instant();
        List<ForwardRequest> stopped = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        for (ForwardRequest request : forwards.runningOfMessage(message.id())) {
            if (forwards.stop(request.id(), now) == 1) {
                stopped.add(request);
                told.add(tell(handle, from, incident, message, request, withdrawn, now));
            }
        }
        for (int i = 0; i < stopped.size(); i++) {
            Map<String, Object> data = Map.of("reason", message.state(), "told", told.get(i));
            log(handle, "forward.stopped", stopped.get(i), data);
        }
    }

    private int tell(
            Handle handle,
            Optional<Account> from,
            Incident incident,
            Message message,
            ForwardRequest request,
            boolean withdrawn,
            Instant now) {
        ForwardDao forwards = handle.attach(ForwardDao.class);
        int told = 0;
        for (Recipient one : forwards.recipients(request.id())) {
            letters.cancel(handle, one);
            boolean optedOut = forwards.colleague(one.email())
                    .filter(Colleague::isOptedOut)
                    .isPresent();
            if (from.isPresent() && one.state().mustHearStop() && !optedOut) {
                letters.stop(
                        handle,
                        from.get(),
                        incident,
                        messages.forReaders(handle, message),
                        request,
                        one,
                        withdrawn,
                        now);
                told++;
            }
        }
        return told;
    }

    private void log(Handle handle, String kind, ForwardRequest request, Map<String, Object> data) {
        logbook.append(handle, Entry.of(kind, request.incident(), request.id(), SELF, data));
    }
}
