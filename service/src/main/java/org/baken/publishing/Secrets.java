package org.baken.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.platform.Vault;
import org.jdbi.v3.core.Handle;

/** The secrets of accounts in the database: encrypted, and bound to their account. Thread-safe. */
final class Secrets {
    private final Vault vault;

    Secrets(Vault vault) {
        this.vault = vault;
    }

    /** The secret of an account: empty when it cannot be decrypted, without entries when there is none. */
    Optional<Map<String, String>> of(Handle handle, String account) {
        Optional<String> sealed = handle.attach(SecretDao.class).sealed(account);
        return sealed.isEmpty() ? Optional.of(Map.of()) : vault.open(account, sealed.get());
    }

    /** The secrets of accounts, by account: none for one whose secret cannot be decrypted. */
    Map<String, Map<String, String>> of(Handle handle, List<String> accounts) {
        Map<String, Map<String, String>> secrets = new HashMap<>();
        accounts.forEach(account -> secrets.put(account, Map.of()));
        for (SecretDao.Row row : handle.attach(SecretDao.class).of(accounts)) {
            open(row)
                    .ifPresentOrElse(secret -> secrets.put(row.account(), secret), () -> secrets.remove(row.account()));
        }
        return secrets;
    }

    /** Holds the secret until the transaction ends. */
    Optional<SecretDao.Row> lock(Handle handle, String account) {
        return handle.attach(SecretDao.class).lock(account);
    }

    Optional<Map<String, String>> open(SecretDao.Row row) {
        return vault.open(row.account(), row.sealed());
    }

    /**
     * Changes some entries and keeps the others, so that what a connector obtained by itself is not lost when a person types a
     * password anew. A secret that cannot be decrypted is replaced.
     *
     * @param entries by name; an empty one is removed
     */
    void merge(Handle handle, String account, Map<String, String> entries) {
        Optional<SecretDao.Row> kept = lock(handle, account);
        Map<String, String> merged = merged(kept.flatMap(this::open).orElse(Map.of()), entries);
        if (kept.isPresent()) {
            handle.attach(SecretDao.class).replace(account, vault.seal(account, merged));
        } else if (!merged.isEmpty()) {
            handle.attach(SecretDao.class).insert(account, vault.seal(account, merged));
        }
    }

    void forget(Handle handle, String account) {
        handle.attach(SecretDao.class).forget(account);
    }

    static Map<String, String> merged(Map<String, String> kept, Map<String, String> entries) {
        Map<String, String> merged = new TreeMap<>(kept);
        merged.putAll(entries);
        merged.values().removeIf(String::isEmpty);
        return merged;
    }
}
