package org.baken.forwarding;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
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

    static final Actor SELF = Actor.system("forwarding");

    private final Messages messages;
    private final ForwardLetters letters;
    private final Stops stops;
    private final Logbook logbook;

    LetterFollower(Messages messages, ForwardLetters letters, Stops stops, Logbook logbook) {
        this.messages = messages;
        this.letters = letters;
        this.stops = stops;
        this.logbook = logbook;
    }

    void on(Handle handle, LogEntry entry) {
        switch (entry.kind()) {
            case "letter.sent", "letter.refused", "letter.unclear" -> letter(handle, entry);
            case "delivery.sent", "delivery.done" -> {
                String published = entry.data().path("message").asText();
                messages.find(handle, published)
                        .map(message -> message.content().supersedes())
                        .ifPresent(old -> stops.chain(handle, old));
            }
            default -> stops.chain(handle, entry.object());
        }
    }

    private void letter(Handle handle, LogEntry entry) {
        String reference = entry.data().path("reference").asText();
        SendingState to = switch (entry.kind()) {
            case "letter.refused" -> SendingState.FAILED;
            // It may have arrived: then they must hear a notice to stop.
            case "letter.unclear" -> SendingState.UNCLEAR;
            default -> SendingState.SENT;
        };
        if (reference.startsWith(ForwardLetters.STOP)) {
            stopNotice(handle, entry, reference, to);
        } else if (reference.startsWith(ForwardLetters.REQUEST)) {
            request(handle, entry, reference, to);
        }
    }

    private void request(Handle handle, LogEntry entry, String reference, SendingState to) {
        RecipientDao people = handle.attach(RecipientDao.class);
        Optional<Sending> sending = people.sending(reference.substring(ForwardLetters.REQUEST.length()));
        letters.forget(handle, reference);
        Instant sentAt = to.mayBeThere() ? entry.at() : null;
        // A log can outlive what it tells of; and a reminder changes nothing about the request itself, which had
        // arrived.
        if (sending.isEmpty() || people.moved(sending.get().id(), SendingState.QUEUED, to, sentAt) == 0) {
            return;
        }
        Recipient recipient = people.find(sending.get().recipient()).orElseThrow();
        boolean news = recipient.state() == RecipientState.QUEUED;
        boolean nothing = people.sendings(recipient.id()).stream().allMatch(one -> one.state() == SendingState.FAILED);
        if (to.mayBeThere()) {
            people.settle(recipient.id(), RecipientState.SENT.name(), sentAt);
        } else if (nothing) {
            people.settle(recipient.id(), RecipientState.FAILED.name(), null);
        }
        ForwardDao requests = handle.attach(ForwardDao.class);
        requests.touch(recipient.request());
        if (news && (to.mayBeThere() || nothing)) {
            ForwardRequest request = requests.find(recipient.request()).orElseThrow();
            log(handle, nothing ? "forward.failed" : "forward.sent", request, recipient);
        }
    }

    private void stopNotice(Handle handle, LogEntry entry, String reference, SendingState to) {
        SharingDao sharing = handle.attach(SharingDao.class);
        Optional<StopNotice> notice = sharing.notice(reference.substring(ForwardLetters.STOP.length()));
        letters.forget(handle, reference);
        if (notice.isEmpty() || notice.get().toldAt() != null) {
            return;
        }
        sharing.told(notice.get().id(), notice.get().state(), to, to == SendingState.SENT ? entry.at() : null);
        Recipient recipient =
                handle.attach(RecipientDao.class).find(notice.get().recipient()).orElseThrow();
        handle.attach(ForwardDao.class).touch(recipient.request());
        if (to == SendingState.FAILED) {
            ForwardRequest request =
                    handle.attach(ForwardDao.class).find(recipient.request()).orElseThrow();
            log(handle, "forward.stop-failed", request, recipient);
        }
    }

    private void log(Handle handle, String kind, ForwardRequest request, Recipient recipient) {
        logbook.append(
                handle, Entry.of(kind, request.incident(), request.id(), SELF, Map.of("name", recipient.name())));
    }
}
