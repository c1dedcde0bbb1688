package org.baken.message;

import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Keeps what the organisation decided for all its messages. Thread-safe. */
public final class Rulebook {
    private final Logbook logbook;

    public Rulebook(Logbook logbook) {
        this.logbook = logbook;
    }

    /** Gives the rules as they stand. */
    public HouseRules rules(Handle handle) {
        return handle.attach(HouseRulesDao.class).rules();
    }

    /** Writes changed rules, whose version is the one that was read, and logs it: call it last. */
    HouseRules change(Handle handle, HouseRules changed, Actor actor) {
        int rows = handle.attach(HouseRulesDao.class).update(changed);
        HouseRules now = rules(handle);
        if (rows == 0) {
            throw Problem.stale(now.changedBy(), now.changedAt(), now.version());
        }
        // How many, not which: what is confidential is not for everybody who reads the log.
        logbook.append(
                handle,
                Entry.of(
                        "house-rules.changed",
                        null,
                        "house",
                        actor,
                        Map.of(
                                "ownNumbers", now.ownNumbers().size(),
                                "ownAddresses", now.ownAddresses().size(),
                                "confidentialTerms", now.confidentialTerms().size(),
                                "emergencyMandate", now.emergencyMandate(),
                                "emergencyReviewMinutes", now.emergencyReviewMinutes(),
                                "levels", now.levels())));
        return now;
    }
}
