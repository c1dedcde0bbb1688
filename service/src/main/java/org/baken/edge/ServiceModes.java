package org.baken.edge;

import java.time.Clock;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes everything but the public pages, and opens it again. The node obeys at once, even while the database is away; what could
 * not be written then is written as soon as it is back. Thread-safe.
 */
public final class ServiceModes {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceModes.class);
    private static final Actor ADMIN_PORT = Actor.system("admin-port");

    private final Database database;
    private final Logbook logbook;
    private final Clock clock;
    private final Mode mode;
    /** What somebody asked for on the admin port while it could not be written; null when nothing is owed. */
    private Boolean owed;
    /** The version that this node obeys: what was read before a change and arrives after it is old. */
    private long obeyed;

    ServiceModes(Database database, Logbook logbook, Clock clock, Mode mode) {
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
        this.mode = mode;
    }

    /** How it is, as it was written down. */
    ServiceMode get() {
        return database.read(handle -> handle.attach(ServiceModeDao.class).find());
    }

    /** Changes it from a version that somebody saw. */
    ServiceMode change(ExpectedVersion expected, boolean publicOnly, Actor actor) {
        ServiceMode changed = database.write(handle -> {
            ServiceMode now = handle.attach(ServiceModeDao.class).lock();
            expected.check(now.version(), now.changedBy(), now.changedAt());
            return changed(handle, now, publicOnly, actor);
        });
        obey(changed);
        return changed;
    }

    /**
     * Changes it whatever it was, for who stands at the machine.
     *
     * @return whether it is written down, and will hold after a restart
     */
    synchronized boolean force(boolean publicOnly) {
        mode.set(publicOnly);
        owed = publicOnly;
        try {
            settle();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The service mode is changed but cannot be written down yet", e);
            return false;
        }
    }

    /** Does what another node was told, or writes down what this one was told while the database was away. */
    synchronized void refresh() {
        if (owed != null) {
            settle();
        } else {
            obey(get());
        }
    }

    private void settle() {
        ServiceMode settled = database.write(
                handle -> changed(handle, handle.attach(ServiceModeDao.class).lock(), owed, ADMIN_PORT));
        owed = null;
        obey(settled);
    }

    private void obey(ServiceMode written) {
        synchronized (mode) {
            if (written.version() >= obeyed) {
                obeyed = written.version();
                mode.set(written.publicOnly());
            }
        }
    }

    private ServiceMode changed(Handle handle, ServiceMode now, boolean publicOnly, Actor actor) {
        if (now.publicOnly() == publicOnly) {
            return now;
        }
        ServiceModeDao modes = handle.attach(ServiceModeDao.class);
        modes.change(publicOnly, actor.name(), clock.instant());
        ServiceMode changed = modes.find();
        logbook.append(
                handle,
                Entry.of(publicOnly ? "service.public-only" : "service.whole", null, "service", actor, Map.of()));
        return changed;
    }
}
