package org.baken.forwarding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.publishing.Account;
import org.jdbi.v3.core.Handle;

/**
 * The requests to pass messages on (guidelines V17, H30): showing them and following them up. What changes one is logged here,
 * last in the transaction. Thread-safe.
 */
public final class Forwards {
    static final Role[] ASKERS = {Role.OFFICIAL, Role.SPOKESPERSON, Role.LEAD};

    private final Incidents incidents;
    private final Messages messages;
    private final ForwardLetters letters;
    private final RequestViews views;
    private final Logbook logbook;
    private final Clock clock;

    Forwards(
            Incidents incidents,
            Messages messages,
            ForwardLetters letters,
            RequestViews views,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.letters = letters;
        this.views = views;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Gives the request if the caller may know of its incident, or 404. */
    ForwardRequest.Shown show(Handle handle, Caller caller, String id, Locale locale) {
        ForwardRequest request = get(handle, id);
        incidents.readable(handle, caller, request.incident());
        return views.shown(handle, caller, request, null, locale);
    }

    /** Lists the requests of an incident that the caller may know of, newest first. */
    Page<ForwardRequest.Shown> ofIncident(Handle handle, Caller caller, String incident, Paging paging, Locale locale) {
        incidents.readable(handle, caller, incident);
        // Ids are hexadecimal: g comes after all of them.
        String before = paging.after() == null ? "g" : paging.after();
        List<ForwardRequest.Shown> found =
                handle.attach(ForwardDao.class).ofIncident(incident, before, paging.oneMore()).stream()
                        .map(request -> views.shown(handle, caller, request, null, locale))
                        .toList();
        return Page.of(found, paging, ForwardRequest.Shown::id);
    }

    /** All requests of an incident with their recipients, for the report: no address and no link. */
    public List<ForwardRequest.Shown> all(Handle handle, String incident, Locale locale) {
        return handle.attach(ForwardDao.class).ofIncident(incident, "g", Integer.MAX_VALUE).stream()
                .map(request -> views.shown(handle, null, request, null, locale).withoutAddresses())
                .toList();
    }

    /** Reminds, once, everybody who has not answered. Who never got the request, for want of an account, gets it now. */
    ForwardRequest.Shown remind(Handle handle, Caller caller, String id, Locale locale) {
        ForwardRequest request = get(handle, id);
        Incident incident =
                incidents.require(handle, caller, request.incident(), ASKERS).unlessClosed();
        ForwardDao requests = handle.attach(ForwardDao.class);
        List<Message> running = views.running(handle, requests.posts(id));
        if (request.stoppedAt() != null || running.isEmpty()) {
            throw Problem.conflict("forwarding.stopped");
        }
        ForwardLetters.From from = letters.from(handle, incident);
        if (from.mail().isEmpty() && from.sms().isEmpty()) {
            throw Problem.conflict("forwarding.trouble.TODO.MAIL");
        }
        RecipientDao people = handle.attach(RecipientDao.class);
        Instant now = clock.instant();
        int reminded = 0;
        for (Recipient one : people.ofRequest(id)) {
            boolean optedOut = requests.colleague(one.knownAs())
                    .filter(Colleague::isOptedOut)
                    .isPresent();
            if (!one.state().isWaiting() || !one.linkWorks(now) || optedOut) {
                continue;
            }
            Texts.About about = new Texts.About(
                    incident,
                    RequestViews.headlines(incident, running, one.lang()),
                    request.createdBy(),
                    request.note());
            if (write(handle, from, about, one, now)) {
                reminded++;
            }
        }
        if (reminded == 0) {
            throw Problem.conflict("forwarding.nobody-to-remind");
        }
        requests.touch(id);
        ForwardRequest.Shown shown = views.shown(handle, caller, get(handle, id), null, locale);
        log(handle, "forward.reminded", request, caller, Map.of("people", reminded));
        return shown;
    }

    /** @return whether anything leaves: the first letter of a way that had no account, or the one reminder */
    private boolean write(Handle handle, ForwardLetters.From from, Texts.About about, Recipient one, Instant now) {
        RecipientDao people = handle.attach(RecipientDao.class);
        Texts.To to = letters.to(one, about.incident(), now);
        List<Sending> again = new ArrayList<>();
        boolean leaves = false;
        for (Sending sending : people.sendings(one.id())) {
            Optional<Account> account = from.of(sending.way());
            if (account.isEmpty()) {
                continue;
            }
            if (sending.state() == SendingState.TODO) {
                people.moved(sending.id(), SendingState.TODO, SendingState.QUEUED, null);
                letters.request(handle, account.get(), about, sending, to, false);
                leaves = true;
            } else if (sending.state().mayBeThere()) {
                again.add(sending);
            }
        }
        if (!again.isEmpty() && people.reminded(one.id(), now) == 1) {
            again.forEach(
                    sending -> letters.request(handle, from.of(sending.way()).orElseThrow(), about, sending, to, true));
            return true;
        }
        return leaves;
    }

    /** Takes a personal link back: from now on it leads nowhere. */
    ForwardRequest.Shown revoke(Handle handle, Caller caller, String id, String recipient, Locale locale) {
        ForwardRequest request = mine(handle, caller, id);
        RecipientDao people = handle.attach(RecipientDao.class);
        Recipient one = recipient(handle, id, recipient);
        boolean first = people.revoke(one.id(), clock.instant()) == 1;
        letters.cancel(handle, people.sendings(one.id()));
        handle.attach(ForwardDao.class).touch(id);
        ForwardRequest.Shown shown = views.shown(handle, caller, get(handle, id), null, locale);
        if (first) {
            log(handle, "forward.revoked", request, caller, Map.of("name", one.name()));
        }
        return shown;
    }

    /** Notes that the link was given by hand, in a chat for instance. Saying it again changes nothing. */
    ForwardRequest.Shown given(Handle handle, Caller caller, String id, String recipient, Locale locale) {
        ForwardRequest request = mine(handle, caller, id);
        Recipient one = recipient(handle, id, recipient);
        Instant now = clock.instant();
        if (!one.linkWorks(now)) {
            throw Problem.conflict("forwarding.link-over");
        }
        RecipientDao people = handle.attach(RecipientDao.class);
        Optional<Sending> chat = people.sendings(one.id()).stream()
                .filter(sending -> sending.way() == Way.CHAT)
                .findFirst();
        boolean news;
        if (chat.isPresent()) {
            news = people.moved(chat.get().id(), SendingState.TODO, SendingState.SENT, now) == 1;
        } else {
            people.insertSendings(List.of(new Sending(Ids.next(), one.id(), Way.CHAT, null, SendingState.SENT, now)));
            news = true;
        }
        if (news) {
            people.settle(one.id(), RecipientState.SENT.name(), now);
            handle.attach(ForwardDao.class).touch(id);
        }
        ForwardRequest.Shown shown = views.shown(handle, caller, get(handle, id), null, locale);
        if (news) {
            log(handle, "forward.given", request, caller, Map.of("name", one.name()));
        }
        return shown;
    }

    /** Notes that somebody was told to stop by hand. Saying it again changes nothing. */
    ForwardRequest.Shown told(Handle handle, Caller caller, String id, String notice, Locale locale) {
        ForwardRequest request = mine(handle, caller, id);
        SharingDao sharing = handle.attach(SharingDao.class);
        StopNotice one = sharing.notice(notice).orElseThrow(() -> Problem.notFound("notice"));
        Recipient recipient = recipient(handle, id, one.recipient());
        boolean news =
                one.toldAt() == null && sharing.told(one.id(), one.state(), SendingState.SENT, clock.instant()) == 1;
        if (news) {
            handle.attach(ForwardDao.class).touch(id);
        }
        ForwardRequest.Shown shown = views.shown(handle, caller, get(handle, id), null, locale);
        if (news) {
            log(handle, "forward.told", request, caller, Map.of("name", recipient.name()));
        }
        return shown;
    }

    /** The requests of an incident with letters that have not left. */
    public List<OpenEnd> unfinished(Handle handle, String incident) {
        ForwardDao requests = handle.attach(ForwardDao.class);
        return requests.unsent(incident).stream()
                .map(request -> new OpenEnd(
                        OpenEnd.Kind.FORWARD,
                        request.id(),
                        messages.get(handle, requests.posts(request.id()).get(0).message())
                                .headline()))
                .toList();
    }

    /** A request that the caller may follow up; otherwise 403 or 404. */
    private ForwardRequest mine(Handle handle, Caller caller, String id) {
        ForwardRequest request = get(handle, id);
        incidents.require(handle, caller, request.incident(), ASKERS);
        return request;
    }

    private static ForwardRequest get(Handle handle, String id) {
        return handle.attach(ForwardDao.class).find(id).orElseThrow(() -> Problem.notFound("forward-request"));
    }

    private static Recipient recipient(Handle handle, String request, String id) {
        return handle.attach(RecipientDao.class)
                .find(id)
                .filter(found -> found.request().equals(request))
                .orElseThrow(() -> Problem.notFound("recipient"));
    }

    private void log(Handle handle, String kind, ForwardRequest request, Caller caller, Map<String, Object> data) {
        logbook.append(handle, Entry.of(kind, request.incident(), request.id(), caller.actor(), new TreeMap<>(data)));
    }
}
