package org.baken.approval;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.check.Finding;
import org.baken.check.Finding.Advice;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Proof;
import org.baken.message.Proofreader;
import org.baken.message.Reviews;
import org.baken.message.Rulebook;
import org.baken.message.SignOffRules.Policy;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * The decisions in a review. Each holds the message locked, so that of two people who decide at the same moment the second
 * sees what the first decided. Methods append to the log: call them last. Thread-safe.
 */
public final class Approvals {
    private final Incidents incidents;
    private final Messages messages;
    private final Reviews reviews;
    private final Proofreader proofreader;
    private final Rights rights;
    private final Rulebook rulebook;

    public Approvals(
            Incidents incidents,
            Messages messages,
            Reviews reviews,
            Proofreader proofreader,
            Rights rights,
            Rulebook rulebook) {
        this.incidents = incidents;
        this.messages = messages;
        this.reviews = reviews;
        this.proofreader = proofreader;
        this.rights = rights;
        this.rulebook = rulebook;
    }

    /**
     * What somebody says about exactly what they saw.
     *
     * @param answers by the id of the question
     * @param comment may be null
     * @param languages that it holds for; null for all that still wait
     * @param byLink whether it comes over a personal link with a second factor
     */
    public record Given(
            int revision,
            String hash,
            Map<String, Boolean> answers,
            String comment,
            List<String> languages,
            boolean byLink) {}

    /**
     * Asks for sign-off of the newest revision. 409, with the findings, when a check stops it, or when one that warns is not
     * acknowledged.
     *
     * @param acknowledged the ids of the findings that the author saw and leaves as they are; null for all there are now
     */
    public Message submit(Handle handle, Caller caller, Locale locale, String id, List<String> acknowledged) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents
                .require(handle, caller, message.incident(), Role.AUTHOR)
                .unlessClosed();
        if (message.state() != MessageState.DRAFT) {
            throw message.wrongState();
        }
        List<Advice> warnings = warnings(handle, locale, incident, message);
        List<Advice> missed = warnings.stream()
                .filter(advice -> acknowledged != null && !acknowledged.contains(advice.id()))
                .toList();
        if (!missed.isEmpty()) {
            throw Problem.conflict("approval.unacknowledged").with("findings", missed);
        }
        return reviews.submitted(handle, message, warnings, caller.actor());
    }

    /** Ends a review to go on writing. */
    public Message takeBack(Handle handle, Caller caller, String id) {
        Message message = messages.lock(handle, id);
        incidents.require(handle, caller, message.incident(), Role.AUTHOR);
        if (message.state() != MessageState.IN_REVIEW) {
            throw message.wrongState();
        }
        return reviews.takenBack(handle, message, caller.actor());
    }

    /**
     * Signs off exactly what the caller saw (guidelines A14, A15, V08). 403 for who wrote any of it, let it out by their mandate,
     * or holds none of the policy's roles; 400 for a question that a strict policy wants answered; 409 for another revision or
     * hash than the newest, a second sign-off of the same languages by the same person, or an answer that is no.
     */
    public Message signOff(Handle handle, Caller caller, Locale locale, String id, Given given) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents.readable(handle, caller, message.incident());
        History history = messages.history(handle, message);
        rights.require(handle, caller, incident.unlessClosed(), message, history);
        message.requireNewest(given.revision(), given.hash());
        Policy policy = rights.policy(handle, incident, message.content());
        Map<String, Boolean> answers = Objects.requireNonNullElse(given.answers(), Map.of());
        answered(policy, answers, locale);
        List<String> languages = languages(message, rights.left(message, history, caller.id()), given.languages());
        return reviews.signedOff(
                handle,
                message,
                new Reviews.Given(languages, answers, given.comment(), given.byLink()),
                policy,
                caller.actor());
    }

    /**
     * Asks for changes: the message is a draft again. What is out already by the emergency road stays out; the objection says
     * that it should be corrected or withdrawn.
     */
    public Message object(Handle handle, Caller caller, String id, int revision, String comment) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents.readable(handle, caller, message.incident());
        Policy policy = rights.policy(handle, incident, message.content());
        incidents.require(handle, caller, incident.id(), policy.roles().toArray(Role[]::new));
        if (message.revision() != revision) {
            message.requireNewest(revision, "");
        }
        History history = messages.history(handle, message);
        if (message.state() != MessageState.PUBLISHED || history.emergency() == null) {
            return reviews.objected(handle, message, comment, caller.actor());
        }
        incident.unlessClosed();
        rights.requireOutsider(caller, history);
        if (history.isObjectedAfterwards()) {
            throw Problem.conflict("approval.owed.objected");
        }
        if (history.unsigned(message).isEmpty()) {
            throw message.wrongState();
        }
        return reviews.objectedAfterwards(handle, message, comment, caller.actor());
    }

    /**
     * Approves the newest revision without a second pair of eyes, because waiting would harm people; the review is owed. 403
     * for who holds no mandate; 409 when a check stops it.
     */
    public Message emergency(
            Handle handle, Caller caller, Locale locale, String id, int revision, String hash, String reason) {
        Message message = messages.lock(handle, id);
        Incident incident =
                incidents.readable(handle, caller, message.incident()).unlessClosed();
        rights.requireMandate(handle, caller, incident, message);
        message.requireNewest(revision, hash);
        List<Advice> warnings = warnings(handle, locale, incident, message);
        Duration within = Duration.ofMinutes(rulebook.rules(handle).emergencyReviewMinutes());
        return reviews.emergency(handle, message, warnings, reason, within, caller.actor());
    }

    /** What warns, once nothing stops. */
    private List<Advice> warnings(Handle handle, Locale locale, Incident incident, Message message) {
        messages.requireUpToDate(handle, message);
        Proof proof = proofreader.read(handle, incident, message);
        if (proof.isBlocked()) {
            throw Problem.conflict("approval.blocked").with("findings", proof.advice(locale));
        }
        return proof.advice(locale).stream()
                .filter(advice -> advice.level() == Finding.Level.WARN)
                .toList();
    }

    /** @param left what still waits for this person */
    private static List<String> languages(Message message, List<String> left, List<String> asked) {
        if (asked == null) {
            return left;
        }
        List<String> distinct = asked.stream().distinct().toList();
        if (distinct.isEmpty() || !message.languages().containsAll(distinct)) {
            throw Problem.invalid("languages", "problem.one-of", String.join(", ", message.languages()));
        }
        if (!left.containsAll(distinct)) {
            throw Problem.conflict("approval.language-done", String.join(", ", left));
        }
        return distinct;
    }

    private static void answered(Policy policy, Map<String, Boolean> answers, Locale locale) {
        List<String> known = policy.questions().stream().map(Question::id).toList();
        for (String id : answers.keySet()) {
            if (!known.contains(id)) {
                throw Problem.invalid("answers." + id, "problem.one-of", String.join(", ", known));
            }
        }
        for (Question question : policy.questions()) {
            if (Boolean.FALSE.equals(answers.get(question.id()))) {
                String text = question.text().get(locale.getLanguage());
                throw Problem.conflict("approval.answered-no", text).with("question", question.id());
            }
        }
        if (policy.strict()) {
            requireAll(known, answers);
        }
    }

    private static void requireAll(List<String> questions, Map<String, Boolean> answers) {
        Problem unanswered = null;
        for (String question : questions) {
            if (!answers.containsKey(question)) {
                String field = "answers." + question;
                unanswered = unanswered == null
                        ? Problem.invalid(field, "approval.unanswered")
                        : unanswered.and(field, "approval.unanswered");
            }
        }
        if (unanswered != null) {
            throw unanswered;
        }
    }
}
