package org.baken.forwarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.forwarding.Addressees.Addressee;
import org.baken.forwarding.ForwardRequest.Left;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnd;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.baken.publishing.Account;
import org.jdbi.v3.core.Handle;

/**
 * The requests to pass messages on (guidelines V17, H30): making, showing and following them up. What changes one is logged
 * here, last in the transaction. Thread-safe.
 */
public final class Forwards {
    private static final Role[] ASKERS = {Role.OFFICIAL, Role.SPOKESPERSON, Role.LEAD};
    private static final Duration LINK_LASTS = Duration.ofDays(14);

    private final Incidents incidents;
    private final Messages messages;
    private final ForwardLetters letters;
    private final Logbook logbook;
    private final Clock clock;

    Forwards(Incidents incidents, Messages messages, ForwardLetters letters, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.letters = letters;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** The published message, of an incident in which the caller may ask colleagues; otherwise 403, 404 or 409. */
    Message toForward(Handle handle, Caller caller, String id) {
        Message message = messages.get(handle, id);
        incidents.require(handle, caller, message.incident(), ASKERS).unlessClosed();
        if (message.state() != MessageState.PUBLISHED) {
            throw Problem.conflict("forwarding.not-published");
        }
        return message;
    }

    /** Asks these people, none who opted out. A letter goes to each, if there is an account to write from. */
    ForwardRequest.Shown ask(
            Handle handle, Caller caller, Message message, Addressees asked, String note, Locale locale) {
        ForwardDao forwards = handle.attach(ForwardDao.class);
        List<Left> left = new ArrayList<>();
        asked.without().forEach(name -> left.add(new Left(name, Catalogue.text(locale, "forwarding.left.no-email"))));
        List<Addressee> willing = new ArrayList<>();
        for (Addressee one : asked.found()) {
            if (isOptedOut(forwards, one.email())) {
                left.add(new Left(one.name(), Catalogue.text(locale, "forwarding.left.opted-out")));
            } else {
                willing.add(one);
            }
        }
        if (willing.isEmpty()) {
            throw Problem.invalid("people", "forwarding.nobody").with("left", left);
        }
        Incident incident = incidents.get(handle, message.incident());
        Optional<Account> from = letters.account(handle, incident);
        ForwardRequest request = new ForwardRequest(
                Ids.next(), message.id(), incident.id(), note, caller.id(), caller.name(), clock.instant(), null, 1);
        List<Recipient> recipients = willing.stream()
                .map(one -> recipient(request, one, from.isPresent()))
                .toList();
        forwards.insert(request);
        forwards.insert(recipients);
        Message told = messages.forReaders(handle, message);
        from.ifPresent(account ->
                recipients.forEach(one -> letters.request(handle, account, incident, told, request, one, false)));
        ForwardRequest.Shown shown = shown(handle, caller, request, left, locale);
        log(handle, "forward.requested", request, caller.actor(), Map.of("people", willing.size()));
        return shown;
    }

    /** Gives the request if the caller may know of its incident, or 404. */
    ForwardRequest.Shown show(Handle handle, Caller caller, String id, Locale locale) {
        ForwardRequest request = get(handle, id);
        incidents.readable(handle, caller, request.incident());
        return shown(handle, caller, request, null, locale);
    }

    /** Lists the requests of an incident that the caller may know of, newest first. */
    Page<ForwardRequest.Shown> ofIncident(Handle handle, Caller caller, String incident, Paging paging, Locale locale) {
        incidents.readable(handle, caller, incident);
        // Ids are hexadecimal: g comes after all of them.
        String before = paging.after() == null ? "g" : paging.after();
        List<ForwardRequest.Shown> found =
                handle.attach(ForwardDao.class).ofIncident(incident, before, paging.oneMore()).stream()
                        .map(request -> shown(handle, caller, request, null, locale))
                        .toList();
        return Page.of(found, paging, ForwardRequest.Shown::id);
    }

    /** All requests of an incident with their recipients, for the report: no address and no link. */
    public List<ForwardRequest.Shown> all(Handle handle, String incident, Locale locale) {
        return handle.attach(ForwardDao.class).ofIncident(incident, "g", Integer.MAX_VALUE).stream()
                .map(request -> shown(handle, null, request, null, locale))
                .toList();
    }

    /** Reminds, once, everybody who has not answered. Who never got the request, for want of an account, gets it now. */
    ForwardRequest.Shown remind(Handle handle, Caller caller, String id, Locale locale) {
        ForwardRequest request = get(handle, id);
        Incident incident =
                incidents.require(handle, caller, request.incident(), ASKERS).unlessClosed();
        Message message = messages.forReaders(handle, messages.get(handle, request.message()));
        if (request.stoppedAt() != null || message.state() != MessageState.PUBLISHED) {
            throw Problem.conflict("forwarding.stopped");
        }
        ForwardDao forwards = handle.attach(ForwardDao.class);
        Account from =
                letters.account(handle, incident).orElseThrow(() -> Problem.conflict("forwarding.trouble.NO_ACCOUNT"));
        Instant now = clock.instant();
        int people = 0;
        for (Recipient one : forwards.recipients(id)) {
            if (!one.state().isWaiting() || !one.linkWorks(now) || isOptedOut(forwards, one.email())) {
                continue;
            }
            if (one.trouble() == Recipient.Trouble.NO_ACCOUNT) {
                forwards.written(one.id());
                letters.request(handle, from, incident, message, request, one, false);
                people++;
            } else if (one.sentAt() != null && forwards.reminded(one.id(), now) == 1) {
                letters.request(handle, from, incident, message, request, one, true);
                people++;
            }
        }
        if (people == 0) {
            throw Problem.conflict("forwarding.nobody-to-remind");
        }
        forwards.touch(id);
        ForwardRequest.Shown shown = shown(handle, caller, get(handle, id), null, locale);
        log(handle, "forward.reminded", request, caller.actor(), Map.of("people", people));
        return shown;
    }

    /** Takes a personal link back: from now on it leads nowhere. */
    ForwardRequest.Shown revoke(Handle handle, Caller caller, String id, String recipient, Locale locale) {
        ForwardRequest request = get(handle, id);
        incidents.require(handle, caller, request.incident(), ASKERS);
        ForwardDao forwards = handle.attach(ForwardDao.class);
        Recipient one = forwards.recipient(recipient)
                .filter(found -> found.request().equals(id))
                .orElseThrow(() -> Problem.notFound("recipient"));
        boolean first = forwards.revoke(one.id(), clock.instant()) == 1;
        letters.cancel(handle, one);
        forwards.touch(id);
        ForwardRequest.Shown shown = shown(handle, caller, get(handle, id), null, locale);
        if (first) {
            log(handle, "forward.revoked", request, caller.actor(), Map.of("name", one.name()));
        }
        return shown;
    }

    /** The requests of an incident with letters that have not left. */
    public List<OpenEnd> unfinished(Handle handle, String incident) {
        return handle.attach(ForwardDao.class).unsent(incident).stream()
                .map(request -> new OpenEnd(
                        OpenEnd.Kind.FORWARD,
                        request.id(),
                        messages.get(handle, request.message()).headline()))
                .toList();
    }

    private static ForwardRequest get(Handle handle, String id) {
        return handle.attach(ForwardDao.class).find(id).orElseThrow(() -> Problem.notFound("forward-request"));
    }

    private Recipient recipient(ForwardRequest request, Addressee one, boolean written) {
        String id = Ids.next();
        return new Recipient(
                id,
                request.id(),
                one.name(),
                one.email(),
                one.lang(),
                RecipientState.QUEUED,
                letters.digest(id),
                request.createdAt().plus(LINK_LASTS),
                null,
                null,
                null,
                null,
                null,
                null,
                written ? null : Recipient.Trouble.NO_ACCOUNT);
    }

    /** @param caller null for who may see neither addresses nor links */
    private ForwardRequest.Shown shown(
            Handle handle, Caller caller, ForwardRequest request, List<Left> left, Locale locale) {
        Incident incident = incidents.get(handle, request.incident());
        List<Role> roles = caller == null ? List.of() : List.copyOf(incidents.rolesOf(handle, caller, incident));
        boolean addresses = roles.contains(Role.OFFICIAL) || roles.contains(Role.SPOKESPERSON);
        boolean links = caller != null && caller.id().equals(request.asker()) || roles.contains(Role.LEAD);
        Instant now = clock.instant();
        List<Recipient.Shown> recipients = handle.attach(ForwardDao.class).recipients(request.id()).stream()
                .map(one -> new Recipient.Shown(
                        one.id(),
                        one.name(),
                        addresses ? one.email() : null,
                        one.state(),
                        one.sentAt(),
                        one.openedAt(),
                        one.answeredAt(),
                        one.sharedWhere(),
                        one.remindedAt(),
                        links && one.linkWorks(now) ? letters.link(one) : null,
                        one.linkExpiresAt(),
                        one.trouble() == null ? null : Catalogue.text(locale, "forwarding.trouble." + one.trouble())))
                .toList();
        return new ForwardRequest.Shown(
                request.id(),
                request.message(),
                messages.get(handle, request.message()).headline(),
                request.incident(),
                request.note(),
                request.createdBy(),
                request.createdAt(),
                request.stoppedAt(),
                recipients,
                left,
                request.version());
    }

    private void log(Handle handle, String kind, ForwardRequest request, Actor actor, Map<String, Object> data) {
        Map<String, Object> all = new TreeMap<>(data);
        all.put("message", request.message());
        logbook.append(handle, Entry.of(kind, request.incident(), request.id(), actor, all));
    }

    private static boolean isOptedOut(ForwardDao forwards, String email) {
        return forwards.colleague(email).filter(Colleague::isOptedOut).isPresent();
    }
}
