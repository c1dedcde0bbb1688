package org.baken.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.approval.ReviewLink.Ending;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Reviews;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Personal links for who must sign off and is not at a desk (guidelines V10, B10). A link is for one person and one revision; it
 * works for two hours, until it is used, until the message changes, or until five answers were wrong. What it cannot do is stand
 * in for the person: that takes a code or their password each time. Thread-safe.
 */
public final class ReviewLinks {
    static final Duration LASTS = Duration.ofHours(2);
    static final int MOST_WRONG = 5;

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final People people;
    private final Rights rights;
    private final Reviews reviews;
    private final Clock clock;
    private final String publicUrl;

    /** @param publicUrl where people reach the service, without a slash at the end */
    public ReviewLinks(
            Database database,
            Incidents incidents,
            Messages messages,
            People people,
            Rights rights,
            Reviews reviews,
            Clock clock,
            String publicUrl) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.people = people;
        this.rights = rights;
        this.reviews = reviews;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** A new link, which nobody can be shown again. */
    public record Made(String link, Instant expiresAt, String person, String name) {}

    /**
     * Makes a link for a person; an earlier one for them and this message ends. 409 unless the message is in review and they
     * could sign it off now. Appends to the log: call it last.
     */
    Made make(Handle handle, Caller caller, String id, String personId) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents
                .require(handle, caller, message.incident(), Role.AUTHOR)
                .unlessClosed();
        if (message.state() != MessageState.IN_REVIEW) {
            throw message.wrongState();
        }
        Person person = people.find(handle, personId)
                .filter(Person::active)
                .orElseThrow(() -> Problem.invalid("person", "approval.link.person"));
        if (!incidents.mayRead(handle, person.caller(), incident)) {
            throw Problem.conflict("approval.link.off-roster", person.name());
        }
        if (!rights.maySignOff(handle, person.caller(), incident, message, messages.history(handle, message))) {
            throw Problem.conflict("approval.link.cannot", person.name());
        }
        Instant now = clock.instant();
        String token = Ids.secret();
        ReviewLinkDao links = handle.attach(ReviewLinkDao.class);
        links.replace(id, personId, now);
        links.insert(new ReviewLink(
                Ids.next(),
                Ids.digest(token),
                id,
                message.review(),
                message.revision(),
                message.hash(),
                personId,
                caller.name(),
                now,
                now.plus(LASTS),
                0,
                null,
                null));
        reviews.noted(handle, "review-link-made", message, caller.actor(), Map.of("for", person.name()));
        return new Made(publicUrl + "/a/" + token, now.plus(LASTS), personId, person.name());
    }

    /** The link with this token, whatever became of it; empty when there never was one. */
    Optional<ReviewLink> find(Handle handle, String token) {
        return handle.attach(ReviewLinkDao.class).byDigest(Ids.digest(token));
    }

    /** Tells whether the link can still be used on this message. */
    boolean works(ReviewLink link, Message message) {
        return link.ending() == null
                && clock.instant().isBefore(link.expiresAt())
                && message.state() == MessageState.IN_REVIEW
                && message.review() == link.review()
                && message.hash().equals(link.hash());
    }

    /** Counts a wrong answer, and ends the link with the last one allowed. */
    void wrong(ReviewLink link, Person person) {
        database.write(handle -> {
            ReviewLinkDao links = handle.attach(ReviewLinkDao.class);
            if (links.wrong(link.id()) == 0) {
                return null;
            }
            int wrong = links.byDigest(link.tokenDigest()).orElseThrow().wrong();
            if (wrong >= MOST_WRONG) {
                links.end(link.id(), Ending.WRONG, clock.instant());
            }
            reviews.noted(
                    handle,
                    "review-link-refused",
                    messages.get(handle, link.message()),
                    Actor.guest("link for " + person.name()),
                    Map.of("for", person.name(), "wrong", wrong, "ended", wrong >= MOST_WRONG));
            return null;
        });
    }

    /** Uses the link up; 409 when somebody did at the same moment, or it no longer works. */
    void use(Handle handle, ReviewLink link, Ending ending) {
        Message message = messages.lock(handle, link.message());
        boolean first =
                works(link, message) && handle.attach(ReviewLinkDao.class).end(link.id(), ending, clock.instant()) == 1;
        if (!first) {
            throw Problem.conflict("approval.link.over");
        }
    }

    /** The language in which a person works. */
    static Locale locale(Person person) {
        return Locale.forLanguageTag(person.language());
    }
}
