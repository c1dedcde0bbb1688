package org.baken.publishing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * What accounts are set to, read again only when somebody has changed it: every letter asks for its account, and one with ten
 * thousand recipients takes long to read. Thread-safe.
 */
final class KnownSettings {
    private final Map<String, AccountDao.Settings> known = new ConcurrentHashMap<>();

    /** @param bare an account as it was read, without its settings */
    Account into(Handle handle, Account bare) {
        AccountDao.Settings settings = known.get(bare.id());
        if (settings == null || settings.version() != bare.version()) {
            settings = handle.attach(AccountDao.class).settings(bare.id());
            known.put(bare.id(), settings);
        }
        return bare.with(
                bare.handle(),
                bare.name(),
                settings.settings(),
                bare.users(),
                bare.team(),
                bare.changedBy(),
                bare.changedAt());
    }
}
