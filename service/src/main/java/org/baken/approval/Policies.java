package org.baken.approval;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.message.Content;
import org.baken.message.Purpose;
import org.baken.message.SignOffRules.Policy;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Problem;
import org.baken.platform.Wording;
import org.jdbi.v3.core.Handle;

/**
 * What a sign-off asks (guidelines A20, B10): for each purpose what comes with Baken, and above that what the house decided
 * for some purposes, scales and audiences. Thread-safe.
 */
public final class Policies {
    /** Who can be asked to sign off: who decides, speaks, knows, or is elected to answer for it. */
    static final Set<Role> SIGNING =
            EnumSet.of(Role.LEAD, Role.APPROVER, Role.SPOKESPERSON, Role.EXPERT, Role.OFFICIAL);

    private static final int REMIND_AFTER_MINUTES = 5;
    private static final int ESCALATE_AFTER_MINUTES = 10;
    /** Half a day: what was true and safe to say then may not be so any more. */
    private static final int VALID_MINUTES = 720;

    /** Who is in danger cannot wait: an unanswered question is written down as such and stops nothing. */
    private static final Set<Purpose> URGENT = EnumSet.of(Purpose.HOLDING, Purpose.INSTRUCTION, Purpose.CORRECTION);

    private final Map<Purpose, Policy> usual = new EnumMap<>(Purpose.class);
    private final Questions questions;

    public Policies(Questions questions) {
        this.questions = questions;
        for (Purpose purpose : Purpose.values()) {
            usual.put(
                    purpose,
                    new Policy(
                            1,
                            List.of(Role.APPROVER),
                            questions.before(purpose.name()),
                            !URGENT.contains(purpose),
                            false,
                            REMIND_AFTER_MINUTES,
                            ESCALATE_AFTER_MINUTES,
                            VALID_MINUTES));
        }
    }

    /** What comes with Baken for this purpose. */
    Policy usual(Purpose purpose) {
        return usual.get(purpose);
    }

    /** What holds for this content: the most specific policy of the house, or else what comes with Baken. */
    Policy policy(Handle handle, Incident incident, Content content) {
        return handle.attach(PolicyDao.class).all().stream()
                .filter(policy -> policy.isFor(content.purpose(), incident.scale(), content.audience()))
                .min(HousePolicy.MOST_SPECIFIC_FIRST)
                .map(this::asked)
                .orElseGet(() -> usual(content.purpose()));
    }

    /** The policies of the house, oldest first. */
    List<HousePolicy> all(Handle handle) {
        return handle.attach(PolicyDao.class).all();
    }

    /** Gives a policy of the house, or 404. */
    HousePolicy get(Handle handle, String id) {
        return handle.attach(PolicyDao.class).find(id).orElseThrow(() -> Problem.notFound("policy"));
    }

    void add(Handle handle, HousePolicy policy) {
        check(policy);
        handle.attach(PolicyDao.class).insert(policy);
    }

    /** Writes a changed policy, whose version is the one that was read. */
    HousePolicy change(Handle handle, HousePolicy changed) {
        check(changed);
        if (handle.attach(PolicyDao.class).update(changed) == 0) {
            HousePolicy now = get(handle, changed.id());
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        return get(handle, changed.id());
    }

    void remove(Handle handle, String id) {
        handle.attach(PolicyDao.class).delete(id);
    }

    /** In the form in which a sign-off is held against it. */
    Policy asked(HousePolicy policy) {
        return new Policy(
                policy.required(),
                policy.roles(),
                questions.named(policy.questions()),
                policy.strict(),
                policy.languagesSeparately(),
                policy.remindAfterMinutes(),
                policy.escalateAfterMinutes(),
                policy.validMinutes());
    }

    private void check(HousePolicy policy) {
        for (Role role : policy.roles()) {
            if (!SIGNING.contains(role)) {
                throw Problem.invalid("roles", "approval.policy.role", names(SIGNING));
            }
        }
        List<String> known = questions.all().stream().map(Question::id).toList();
        if (!known.containsAll(policy.questions())) {
            throw Problem.invalid("questions", "problem.one-of", String.join(", ", known));
        }
        if (policy.escalateAfterMinutes() < policy.remindAfterMinutes()) {
            throw Problem.invalid("escalateAfterMinutes", "approval.policy.escalate");
        }
    }

    /** The roles, in words of the reader's language. */
    static Wording names(Collection<Role> roles) {
        return new Wording(
                roles.stream().sorted().map(role -> "account.role." + role).toList());
    }
}
