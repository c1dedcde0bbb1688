package org.baken.guide;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.message.Content;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Purpose;
import org.baken.message.Reviews;
import org.baken.message.SignOffRules;
import org.baken.message.SignOffRules.Policy;
import org.baken.platform.Database;
import org.baken.platform.Ticks;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who writes with a newcomer and signs off what they wrote: nobody signs off their own work, in an exercise neither (guidelines A20,
 * B10). Acts in guided exercises alone, and the database takes its name nowhere else. Thread-safe.
 */
public final class Colleague implements Managed {
    /** The id of the person who stands behind it: somebody without a role or a password, who is found nowhere. */
    static final String ID = "practice-colleague";
    /** So long it reads. */
    static final Duration READS = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(Colleague.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final Reviews reviews;
    private final SignOffRules rules;
    private final FirstSteps.Story story;
    private final Clock clock;
    private final Ticks ticks = new Ticks("practice-colleague", EVERY_MILLIS, this::look);

    Colleague(
            Database database,
            Incidents incidents,
            Messages messages,
            Reviews reviews,
            SignOffRules rules,
            FirstSteps.Story story,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.reviews = reviews;
        this.rules = rules;
        this.story = story;
        this.clock = clock;
    }

    @Override
    public void start() {
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    private Actor as(String lang) {
        return Actor.person(ID, story.colleague().get(lang));
    }

    /** Writes a message that waits for a second pair of eyes, and gives its id. Logs it: call it last. */
    String writes(Handle handle, Incident incident, String lang) {
        FirstSteps.Draft draft = story.message();
        Content content = new Content(
                Purpose.UPDATE,
                draft.audience().get(lang),
                new TreeMap<>(Map.of(
                        lang,
                        new Content.Text(draft.title().get(lang), draft.body().get(lang)))),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
        Message written = messages.create(handle, incident, content, as(lang));
        return reviews.submitted(handle, messages.lock(handle, written.id()), List.of(), as(lang))
                .id();
    }

    /** Signs off what has waited for long enough. One message that cannot be does not keep another waiting. */
    private void look() {
        try {
            List<GuidedDao.Waiting> waiting = database.read(handle ->
                    handle.attach(GuidedDao.class).waiting(clock.instant().minus(READS)));
            waiting.forEach(this::tryToSign);
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            LOG.warn("The practice colleague cannot look", e);
        }
    }

    private void tryToSign(GuidedDao.Waiting waiting) {
        try {
            database.<Boolean, RuntimeException>write(handle -> sign(handle, waiting));
        } catch (RuntimeException e) {
            LOG.warn("The practice colleague cannot sign off {}", waiting.message(), e);
        }
    }

    /** Once, however many nodes look: false when there is nothing left to sign off. */
    private boolean sign(Handle handle, GuidedDao.Waiting waiting) {
        Message message = messages.lock(handle, waiting.message());
        Incident incident = incidents.get(handle, waiting.incident());
        History history = messages.history(handle, message);
        if (message.state() != MessageState.IN_REVIEW
                || incident.state() == IncidentState.CLOSED
                || history.isAuthor(ID)
                || message.languages().stream().allMatch(language -> history.hasSignedOff(ID, language))) {
            return false;
        }
        reviews.signedOff(
                handle,
                message,
                new Reviews.Given(null, Map.of(), null, false),
                alone(rules.policy(handle, incident, message.content())),
                as(waiting.lang()));
        return true;
    }

    /** There is one colleague: where a house asks for two, one is enough to practise. */
    private static Policy alone(Policy house) {
        return new Policy(
                1,
                house.roles(),
                house.questions(),
                house.strict(),
                house.languagesSeparately(),
                house.remindAfterMinutes(),
                house.escalateAfterMinutes(),
                house.validMinutes());
    }
}
