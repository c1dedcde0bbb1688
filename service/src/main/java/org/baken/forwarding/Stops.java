package org.baken.forwarding;

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
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Tells everybody who has a message, or may have it, that it no longer holds: the same way as they got it. Whom nobody but the
 * person who asked can reach is theirs to tell. What takes its place is in the request from then on, so that the next stop
 * reaches the same people.
 */
final class Stops {
    private final Incidents incidents;
    private final Messages messages;
    private final Replacements replacements;
    private final ForwardLetters letters;
    private final Logbook logbook;
    private final Clock clock;

    Stops(
            Incidents incidents,
            Messages messages,
            Replacements replacements,
            ForwardLetters letters,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.replacements = replacements;
        this.letters = letters;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** A request of which something stopped, and how many have to hear of it, by themselves or by hand. */
    private record Stopped(ForwardRequest request, Message message, int told, int byHand) {}

    /** A message that stops, with all that is needed to tell so. */
    private record Ending(
            Incident incident, Message message, boolean withdrawn, ForwardLetters.From from, Instant now) {}

    /**
     * Stops a message and those whose place it took: one of them may never have got out, so that nobody was told of it. A log
     * can outlive what it tells of, in a database put back from a copy: then there is nothing to stop.
     */
    void chain(Handle handle, String id) {
        Set<String> seen = new HashSet<>();
        List<Stopped> stopped = new ArrayList<>();
        Optional<Message> message = messages.find(handle, id);
        while (message.isPresent() && seen.add(message.get().id())) {
            stopped.addAll(stop(handle, message.get()));
            message = Optional.ofNullable(message.get().content().supersedes())
                    .flatMap(older -> messages.find(handle, older));
        }
        for (Stopped one : stopped) {
            Map<String, Object> data = Map.of(
                    "message", one.message().id(),
                    "reason", one.message().state(),
                    "told", one.told(),
                    "byHand", one.byHand());
            logbook.append(
                    handle,
                    Entry.of(
                            "forward.stopped",
                            one.request().incident(),
                            one.request().id(),
                            LetterFollower.SELF,
                            data));
        }
    }

    private List<Stopped> stop(Handle handle, Message message) {
        boolean withdrawn = message.state() == MessageState.WITHDRAWN;
        if (!withdrawn && message.state() != MessageState.SUPERSEDED) {
            return List.of();
        }
        ForwardDao requests = handle.attach(ForwardDao.class);
        List<ForwardRequest> running = requests.runningOfMessage(message.id());
        if (running.isEmpty()) {
            return List.of();
        }
        Incident incident = incidents.get(handle, message.incident());
        Instant now = clock.instant();
        Message told = messages.forReaders(handle, message);
        Ending ending = new Ending(incident, told, withdrawn, letters.from(handle, incident), now);
        List<Stopped> stopped = new ArrayList<>();
        for (ForwardRequest request : running) {
            if (requests.stopPost(request.id(), message.id(), now) == 1) {
                follow(handle, request, message);
                requests.stopWhenOver(request.id(), now);
                requests.touch(request.id());
                stopped.add(tell(handle, ending, request));
            }
        }
        return stopped;
    }

    /** Puts what takes the place of a message into the request. */
    private void follow(Handle handle, ForwardRequest request, Message message) {
        Message newest = replacements.newest(handle, message);
        ForwardDao requests = handle.attach(ForwardDao.class);
        List<ForwardPost> posts = requests.posts(request.id());
        boolean known = posts.stream().anyMatch(post -> post.message().equals(newest.id()));
        if (newest.state() == MessageState.PUBLISHED && !known) {
            requests.insertPosts(List.of(new ForwardPost(request.id(), newest.id(), posts.size(), message.id(), null)));
        }
    }

    private Stopped tell(Handle handle, Ending ending, ForwardRequest request) {
        RecipientDao people = handle.attach(RecipientDao.class);
        ForwardDao requests = handle.attach(ForwardDao.class);
        boolean over = requests.posts(request.id()).stream()
                .noneMatch(post -> post.stoppedAt() == null && post.follows() == null);
        List<StopNotice> notices = new ArrayList<>();
        for (Recipient one : people.ofRequest(request.id())) {
            List<Sending> sendings = people.sendings(one.id());
            if (over) {
                letters.cancel(handle, sendings);
            }
            if (mustHear(requests, one)) {
                notices.add(notice(handle, ending, request, one, sendings));
            }
        }
        handle.attach(SharingDao.class).insertNotices(notices);
        int byHand = (int)
                notices.stream().filter(one -> one.state() == SendingState.TODO).count();
        return new Stopped(request, ending.message(), notices.size() - byHand, byHand);
    }

    /** Who does not want to be asked any more still hears that what they shared is wrong. */
    private static boolean mustHear(ForwardDao requests, Recipient one) {
        boolean optedOut =
                requests.colleague(one.knownAs()).filter(Colleague::isOptedOut).isPresent();
        return one.state() == RecipientState.FORWARDED || one.state().mustHearStop() && !optedOut;
    }

    private StopNotice notice(
            Handle handle, Ending ending, ForwardRequest request, Recipient one, List<Sending> sendings) {
        List<Sending> reached = sendings.stream()
                .filter(sending -> sending.state().mayBeThere()
                        && ending.from().of(sending.way()).isPresent())
                .toList();
        StopNotice notice = new StopNotice(
                Ids.next(),
                one.id(),
                ending.message().id(),
                reached.isEmpty() ? SendingState.TODO : SendingState.QUEUED,
                null,
                null,
                null);
        Texts.About about = new Texts.About(
                ending.incident(),
                RequestViews.headlines(ending.incident(), List.of(ending.message()), one.lang()),
                request.createdBy(),
                "");
        Texts.To to = letters.to(one, ending.incident(), ending.now());
        reached.forEach(sending -> letters.stop(
                handle, ending.from().of(sending.way()).orElseThrow(), about, sending, to, notice, ending.withdrawn()));
        return notice;
    }
}
