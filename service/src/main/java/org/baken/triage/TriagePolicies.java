package org.baken.triage;

import java.time.Clock;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What the house decided about reactions. Thread-safe. */
public final class TriagePolicies {
    private final Logbook logbook;
    private final Clock clock;

    public TriagePolicies(Logbook logbook, Clock clock) {
        this.logbook = logbook;
        this.clock = clock;
    }

    /** The policy that holds now: what the house decided, or what comes with Baken while it has decided nothing. */
    public TriagePolicy current(Handle handle) {
        return handle.attach(TriagePolicyDao.class).find().orElse(TriagePolicy.USUAL);
    }

    /** Decides anew, and logs it. */
    TriagePolicy decide(Handle handle, ExpectedVersion expected, TriagePolicy decided, Caller caller) {
        TriagePolicyDao policies = handle.attach(TriagePolicyDao.class);
        TriagePolicy before = current(handle);
        expected.check(before.version(), before.changedBy(), before.changedAt());
        int rows = before.version() == 0
                ? policies.insert(decided, caller.name(), clock.instant())
                : policies.update(decided, before.version(), caller.name(), clock.instant());
        TriagePolicy after = current(handle);
        if (rows == 0) {
            throw Problem.stale(after.changedBy(), after.changedAt(), after.version());
        }
        Map<String, Object> data = Map.of(
                "political", after.political(),
                "commercial", after.commercial(),
                "positive", after.positive(),
                "strikes", after.strikes(),
                "exchanges", after.exchanges(),
                "answerWithinMinutes", after.answerWithinMinutes(),
                "crisisAnswerWithinMinutes", after.crisisAnswerWithinMinutes(),
                "freeTextNeedsSignOff", after.freeTextNeedsSignOff(),
                "templatesNeedSignOff", after.templatesNeedSignOff(),
                "retentionDays", after.retentionDays());
        logbook.append(handle, Entry.of("triage-policy.changed", null, null, caller.actor(), data));
        return after;
    }
}
