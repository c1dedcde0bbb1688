package org.baken.exercise;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in exercises alone, what somebody tried with a message and the rules refused. The refusal was a transaction that left
 * nothing; this is one of its own, after it.
 */
public final class AttemptFilter implements ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptFilter.class);
    private static final Pattern PLACE =
            Pattern.compile("api/messages/([^/]+)/(publication|sign-offs|emergency|review)");
    private static final Set<Integer> REFUSALS = Set.of(403, 409, 422);
    private static final Set<MessageState> UNAPPROVED = Set.of(MessageState.DRAFT, MessageState.IN_REVIEW);

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Logbook logbook;
    private final Clock clock;

    AttemptFilter(Database database, Incidents incidents, Messages messages, Logbook logbook, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.logbook = logbook;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.POST) || !REFUSALS.contains(response.getStatus())) {
            return;
        }
        Matcher place = PLACE.matcher(request.getUriInfo().getPath());
        if (place.matches() && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            try {
                database.writeUnkept(handle -> {
                    note(handle, caller, place.group(1), place.group(2), response);
                    return null;
                });
            } catch (RuntimeException e) {
                // The answer is right without it.
                LOG.warn("What was tried in an exercise cannot be kept", e);
            }
        }
    }

    private void note(Handle handle, Caller caller, String id, String act, ContainerResponseContext response) {
        Optional<Message> message = messages.find(handle, id);
        if (message.isEmpty()) {
            return;
        }
        Incident incident = incidents.get(handle, message.get().incident());
        if (!incident.isExercise() || !incidents.mayRead(handle, caller, incident)) {
            return;
        }
        Optional<Attempt.Kind> kind = kind(handle, caller, message.get(), act, response);
        kind.ifPresent(tried -> {
            Attempt attempt =
                    new Attempt(Ids.next(), incident.id(), id, caller.id(), caller.name(), tried, clock.instant());
            handle.attach(AttemptDao.class).insert(attempt);
            Map<String, Object> data =
                    Map.of("kind", tried, "title", message.get().headline());
            logbook.append(handle, Entry.of("exercise.attempt", incident.id(), id, caller.actor(), data));
        });
    }

    private Optional<Attempt.Kind> kind(
            Handle handle, Caller caller, Message message, String act, ContainerResponseContext response) {
        boolean refused = response.getStatus() == 403;
        return Optional.ofNullable(
                switch (act) {
                    case "publication" ->
                        UNAPPROVED.contains(message.state())
                                ? Attempt.Kind.UNAPPROVED
                                : refused ? Attempt.Kind.NO_RIGHT : null;
                    case "sign-offs" -> {
                        boolean own = messages.history(handle, message).isAuthor(caller.id());
                        yield own ? Attempt.Kind.OWN_WORK : refused ? Attempt.Kind.NO_RIGHT : null;
                    }
                    case "emergency" -> refused ? Attempt.Kind.NO_RIGHT : null;
                    default ->
                        message.state() == MessageState.DRAFT
                                        && response.getEntity() instanceof Map<?, ?> problem
                                        && problem.containsKey("findings")
                                ? Attempt.Kind.BLOCKED
                                : null;
                });
    }
}
