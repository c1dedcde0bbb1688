package org.baken.exercise;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.time.Clock;
import java.util.HashMap;
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
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers, in exercises alone, what somebody tried with a message or an answer and the rules refused. The refusal was a
 * transaction that left nothing; this is one of its own, after it.
 */
public final class AttemptFilter implements ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptFilter.class);
    private static final Pattern PLACE = Pattern.compile("api/(messages|replies|reactions)/([^/]+)/([^/]+)");
    /** What is looked at, of each kind of thing. */
    private static final Map<String, Set<String>> ACTS = Map.of(
            "messages", Set.of("publication", "sign-offs", "emergency", "review"),
            "replies", Set.of("sign-offs"),
            "reactions", Set.of("replies"));

    private static final Set<Integer> REFUSALS = Set.of(403, 409, 422);
    private static final Set<MessageState> UNAPPROVED = Set.of(MessageState.DRAFT, MessageState.IN_REVIEW);

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Reactions reactions;
    private final Logbook logbook;
    private final Clock clock;

    AttemptFilter(
            Database database,
            Incidents incidents,
            Messages messages,
            Reactions reactions,
            Logbook logbook,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.reactions = reactions;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * What somebody tried.
     *
     * @param object what the log names: a message, or the reaction that was answered
     * @param title of the message; null for an answer, as the log never holds what people wrote
     */
    private record Tried(
            String incident, String object, String message, String reply, Attempt.Kind kind, String title) {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.POST) || !REFUSALS.contains(response.getStatus())) {
            return;
        }
        Matcher place = PLACE.matcher(request.getUriInfo().getPath());
        if (place.matches()
                && ACTS.get(place.group(1)).contains(place.group(3))
                && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            try {
                database.writeUnkept(handle -> {
                    tried(handle, caller, place, response).ifPresent(tried -> note(handle, caller, tried));
                    return null;
                });
            } catch (RuntimeException e) {
                // The answer is right without it.
                LOG.warn("What was tried in an exercise cannot be kept", e);
            }
        }
    }

    private Optional<Tried> tried(Handle handle, Caller caller, Matcher place, ContainerResponseContext response) {
        return switch (place.group(1)) {
            case "messages" -> withMessage(handle, caller, place.group(2), place.group(3), response);
            case "replies" -> withReply(handle, caller, place.group(2), response);
            default -> withReaction(handle, caller, place.group(2), response);
        };
    }

    private boolean isPlayed(Handle handle, Caller caller, String id) {
        Incident incident = incidents.get(handle, id);
        return incident.isExercise() && incidents.mayRead(handle, caller, incident);
    }

    private void note(Handle handle, Caller caller, Tried tried) {
        Attempt attempt = new Attempt(
                Ids.next(),
                tried.incident(),
                tried.message(),
                tried.reply(),
                caller.id(),
                caller.name(),
                tried.kind(),
                clock.instant());
        handle.attach(AttemptDao.class).insert(attempt);
        Map<String, Object> data = new HashMap<>();
        data.put("kind", tried.kind());
        data.put("title", tried.title());
        logbook.append(handle, Entry.of("exercise.attempt", tried.incident(), tried.object(), caller.actor(), data));
    }

    private Optional<Tried> withMessage(
            Handle handle, Caller caller, String id, String act, ContainerResponseContext response) {
        return messages.find(handle, id)
                .filter(message -> isPlayed(handle, caller, message.incident()))
                .flatMap(message -> kind(handle, caller, message, act, response)
                        .map(kind -> new Tried(message.incident(), id, id, null, kind, message.headline())));
    }

    /** To let an answer out that one wrote oneself, or without the right to. */
    private Optional<Tried> withReply(Handle handle, Caller caller, String id, ContainerResponseContext response) {
        return handle.attach(AttemptDao.class)
                .answered(id)
                .filter(reply -> isPlayed(handle, caller, reply.incident()))
                .flatMap(reply -> signOff(reply.writers().contains(caller.id()), response)
                        .map(kind -> new Tried(reply.incident(), reply.reaction(), null, id, kind, null)));
    }

    /** To answer with words that a check stops: then there is no answer yet. */
    private Optional<Tried> withReaction(Handle handle, Caller caller, String id, ContainerResponseContext response) {
        if (!isStopped(response)) {
            return Optional.empty();
        }
        String incident = reactions.get(handle, id).incident();
        return isPlayed(handle, caller, incident)
                ? Optional.of(new Tried(incident, id, null, null, Attempt.Kind.BLOCKED, null))
                : Optional.empty();
    }

    private Optional<Attempt.Kind> kind(
            Handle handle, Caller caller, Message message, String act, ContainerResponseContext response) {
        return switch (act) {
            case "publication" ->
                UNAPPROVED.contains(message.state()) ? Optional.of(Attempt.Kind.UNAPPROVED) : noRight(response);
            case "sign-offs" -> signOff(messages.history(handle, message).isAuthor(caller.id()), response);
            case "emergency" -> noRight(response);
            default ->
                message.state() == MessageState.DRAFT && isStopped(response)
                        ? Optional.of(Attempt.Kind.BLOCKED)
                        : Optional.empty();
        };
    }

    private static Optional<Attempt.Kind> signOff(boolean own, ContainerResponseContext response) {
        return own ? Optional.of(Attempt.Kind.OWN_WORK) : noRight(response);
    }

    private static Optional<Attempt.Kind> noRight(ContainerResponseContext response) {
        return response.getStatus() == 403 ? Optional.of(Attempt.Kind.NO_RIGHT) : Optional.empty();
    }

    /** Whether a check found something. */
    private static boolean isStopped(ContainerResponseContext response) {
        return response.getEntity() instanceof Map<?, ?> problem && problem.containsKey("findings");
    }
}
