package org.baken.rumour;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.platform.Dates;
import org.baken.platform.Ids;
import org.baken.platform.LinkKey;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.rumour.Question.Answer;
import org.jdbi.v3.core.Handle;

/**
 * Asks experts about rumours by personal links (guidelines V27, H17). A link works for a day, for one answer, and no longer than
 * its incident is open. An answer changes no verdict: a person on duty gives that. Thread-safe.
 */
public final class Questions {
    /** What stands before the token in an address. */
    static final String PATH = "/x/";

    static final Duration LASTS = Duration.ofHours(24);

    private final Rumours rumours;
    private final Incidents incidents;
    private final LinkKey key;
    private final Publisher house;
    private final Clock clock;
    private volatile ExpertLetters letters = ExpertLetters.NONE;

    public Questions(Rumours rumours, Incidents incidents, LinkKey key, Publisher house, Clock clock) {
        this.rumours = rumours;
        this.incidents = incidents;
        this.key = key;
        this.house = house;
        this.clock = clock;
    }

    /** From now on, letters leave this way. */
    public void mailedBy(ExpertLetters how) {
        letters = how;
    }

    /** Whom to ask what. Without an address, whoever asks passes the link on. */
    record Asked(String name, String service, String email, String lang, String question) {}

    /** A question with the rumour that it is about. */
    record Found(Question question, Rumour rumour, Incident incident) {}

    /**
     * Asks. The same question to the same person that still waits is not asked twice: its link comes back. Appends to the log:
     * call it last.
     */
    Question ask(Handle handle, Rumour rumour, Asked asked, Caller caller) {
        Instant now = clock.instant();
        QuestionDao questions = handle.attach(QuestionDao.class);
        handle.attach(RumourDao.class).lock(rumour.id());
        Optional<Question> waiting = questions.ofIncident(rumour.incident()).stream()
                .filter(one -> one.rumour().equals(rumour.id()) && one.isOpen(now) && isSame(one, asked, caller))
                .findFirst();
        return waiting.map(one -> shownTo(caller, one)).orElseGet(() -> made(handle, rumour, asked, caller, now));
    }

    private static boolean isSame(Question one, Asked asked, Caller caller) {
        return one.asker().equals(caller.id())
                && one.name().equals(asked.name())
                && one.question().equals(asked.question());
    }

    private Question made(Handle handle, Rumour rumour, Asked asked, Caller caller, Instant now) {
        String id = Ids.next();
        Instant until = now.plus(LASTS);
        boolean mailed = asked.email() != null && mail(handle, rumour, asked, caller, id, until);
        Question question = new Question(
                id,
                rumour.id(),
                Ids.digest(key.token(id)),
                asked.name(),
                asked.service(),
                asked.lang(),
                asked.question(),
                mailed,
                caller.id(),
                caller.name(),
                now,
                until,
                null,
                null,
                null,
                null,
                null,
                null);
        handle.attach(QuestionDao.class).insert(question);
        noted(handle, "rumour.asked", rumour, question, caller.actor(), Map.of("mailed", mailed));
        return shownTo(caller, question);
    }

    private boolean mail(Handle handle, Rumour rumour, Asked asked, Caller caller, String id, Instant until) {
        Incident incident = incidents.get(handle, rumour.incident());
        Words words = new Words("rumour.mail", asked.lang());
        DateTimeFormatter moment = Dates.moment(asked.lang()).withZone(house.zone());
        String mark = incident.isExercise() ? words.get("exercise") + " – " : "";
        String note = incident.isExercise() ? words.get("exercise-note") + "\n\n" : "";
        String text = words.of(
                "text",
                asked.name(),
                caller.name(),
                house.name(),
                rumour.claim(),
                asked.question(),
                house.publicUrl() + PATH + key.token(id),
                moment.format(until));
        return letters.write(
                handle,
                incident,
                new ExpertLetters.Letter(
                        asked.email(),
                        asked.lang(),
                        mark + words.of("subject", house.name()),
                        note + text,
                        "expert:" + id));
    }

    /** With its link when this person asked and an answer is awaited. */
    Question shownTo(Caller caller, Question question) {
        return question.asker().equals(caller.id()) && question.isOpen(clock.instant())
                ? question.linked(house.publicUrl() + PATH + key.token(question.id()))
                : question;
    }

    /** A rumour as this person may see it: with the links of what they asked themselves. */
    RumourView shownTo(Caller caller, RumourView view) {
        return view.asking(view.questions().stream()
                .map(question -> shownTo(caller, question))
                .toList());
    }

    /** Gives the question, or 404. */
    Question get(Handle handle, String id) {
        return handle.attach(QuestionDao.class).find(id).orElseThrow(() -> Problem.notFound("question"));
    }

    /** Takes the link back. 409 when it was answered; nothing when it was taken back before. */
    void revoke(Handle handle, Rumour rumour, Question question, Actor actor) {
        if (question.answer() != null) {
            throw Problem.conflict("rumour.question.answered", question.name());
        }
        if (handle.attach(QuestionDao.class).revoke(question.id(), clock.instant()) == 1) {
            noted(handle, "rumour.question-revoked", rumour, question, actor, Map.of());
        }
    }

    /** What this link leads to; empty when it leads nowhere, whatever the reason. */
    Optional<Found> find(Handle handle, String token) {
        Instant now = clock.instant();
        return handle.attach(QuestionDao.class)
                .byDigest(Ids.digest(token))
                .filter(question -> question.leadsSomewhere(now))
                .map(question -> {
                    Rumour rumour = rumours.get(handle, question.rumour());
                    return new Found(question, rumour, incidents.get(handle, rumour.incident()));
                })
                .filter(found -> found.incident().state() != IncidentState.CLOSED);
    }

    /** Keeps the answer, once: of two at the same moment the first stays. */
    void answer(Handle handle, Found found, Answer answer, String source, String note) {
        Question question = found.question();
        int first = handle.attach(QuestionDao.class).answer(question.id(), answer, source, note, clock.instant());
        if (first == 1) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("answer", answer);
            data.put("source", source);
            noted(handle, "rumour.answered", found.rumour(), question, Actor.guest("expert " + question.name()), data);
        }
    }

    private void noted(Handle handle, String kind, Rumour rumour, Question question, Actor actor, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("claim", rumour.claim());
        data.put("question", question.id());
        data.put("for", question.name());
        data.putAll(more);
        rumours.log(handle, kind, rumour, actor, data);
    }
}
