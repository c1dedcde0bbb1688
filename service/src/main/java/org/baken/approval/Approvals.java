package org.baken.approval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final Policies policies;

    public Approvals(
            Incidents incidents, Messages messages, Reviews reviews, Proofreader proofreader, Policies policies) {
        this.incidents = incidents;
        this.messages = messages;
        this.reviews = reviews;
        this.proofreader = proofreader;
        this.policies = policies;
    }

    /** Asks for sign-off of the newest revision. 409, with the findings, when a check stops it. */
    public Message submit(Handle handle, Caller caller, Locale locale, String id) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents
                .require(handle, caller, message.incident(), Role.AUTHOR)
                .unlessClosed();
        messages.requireUpToDate(handle, message);
        Proof proof = proofreader.read(handle, incident, message.content());
        if (proof.isBlocked()) {
            throw Problem.conflict("approval.blocked").with("findings", proof.advice(locale));
        }
        List<Advice> acknowledged = proof.advice(locale).stream()
                .filter(advice -> advice.level() == Finding.Level.WARN)
                .toList();
        return reviews.submitted(handle, message, acknowledged, caller.actor());
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
     * Signs off exactly what the caller saw (guidelines A14, A15, V08). 403 for who wrote any of it or is no approver; 409
     * for another revision or hash than the newest, a second sign-off by the same person, or an answer that is no.
     *
     * @param answers by the id of the question; an unknown one is 400
     * @param comment may be null
     */
    public Message signOff(
            Handle handle,
            Caller caller,
            Locale locale,
            String id,
            int revision,
            String hash,
            Map<String, Boolean> answers,
            String comment) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents.readable(handle, caller, message.incident());
        History history = messages.history(handle, message);
        policies.require(handle, caller, incident.unlessClosed(), message, history);
        message.requireNewest(revision, hash);
        Policy policy = policies.policy(handle, incident, message.content());
        answered(policy.questions(), answers, locale);
        return reviews.signedOff(
                handle, message, new Reviews.Given(null, answers, comment, false), policy, caller.actor());
    }

    /** Asks for changes: the message is a draft again. */
    public Message object(Handle handle, Caller caller, String id, int revision, String comment) {
        Message message = messages.lock(handle, id);
        Incident incident = incidents.get(handle, message.incident());
        Policy policy = policies.policy(handle, incident, message.content());
        incidents.require(handle, caller, incident.id(), policy.roles().toArray(Role[]::new));
        if (message.revision() != revision) {
            message.requireNewest(revision, "");
        }
        return reviews.objected(handle, message, comment, caller.actor());
    }

    private static void answered(List<Question> questions, Map<String, Boolean> answers, Locale locale) {
        List<String> known = questions.stream().map(Question::id).toList();
        for (String id : answers.keySet()) {
            if (!known.contains(id)) {
                throw Problem.invalid("answers." + id, "problem.one-of", String.join(", ", known));
            }
        }
        for (Question question : questions) {
            if (Boolean.FALSE.equals(answers.get(question.id()))) {
                String text = question.text().get(locale.getLanguage());
                throw Problem.conflict("approval.answered-no", text).with("question", question.id());
            }
        }
    }
}
