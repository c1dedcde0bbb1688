package org.baken.playbook;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Instant;
import org.baken.platform.Database;
import org.baken.platform.Ticks;

/** Tells the lead and the deputies of items that are late (guideline B10): once per item, however many nodes watch. */
public final class ChecklistWatch implements Managed {
    private static final long EVERY_MILLIS = 1_000;

    private final Database database;
    private final Checklists checklists;
    private final Clock clock;

    private final Ticks ticks = new Ticks("checklist-watch", EVERY_MILLIS, this::look);

    public ChecklistWatch(Database database, Checklists checklists, Clock clock) {
        this.database = database;
        this.checklists = checklists;
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

    /** Tells what is to be told now; each in a transaction of its own, because nothing may be locked after the log. */
    void look() {
        Instant now = clock.instant();
        for (ChecklistItem late :
                database.read(handle -> handle.attach(ChecklistDao.class).toEscalate(now))) {
            database.write(handle -> {
                checklists.escalate(handle, late);
                return null;
            });
        }
    }
}
