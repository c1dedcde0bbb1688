package org.baken.publishing;

import java.util.Optional;
import org.baken.platform.Database;
import org.baken.platform.KeyRotation;

/** What is sealed about accounts: their secrets, and what is remembered while a person is on the way to a platform. */
public final class SealedAccounts implements KeyRotation.Sealed {
    @Override
    public String vault() {
        return Accounts.VAULT;
    }

    @Override
    public int renew(Database database, KeyRotation rotation) {
        int renewed = 0;
        for (String account :
                database.read(handle -> handle.attach(SecretDao.class).accounts())) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                SecretDao secrets = handle.attach(SecretDao.class);
                Optional<String> sealed = secrets.lock(account).flatMap(row -> rotation.renewed(account, row.sealed()));
                sealed.ifPresent(anew -> secrets.replace(account, anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        for (String state :
                database.read(handle -> handle.attach(AuthorizationDao.class).states())) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                AuthorizationDao begun = handle.attach(AuthorizationDao.class);
                Optional<String> sealed = begun.lock(state)
                        .flatMap(row -> rotation.renewed(Authorizations.owner(state), row.remembered()));
                sealed.ifPresent(anew -> begun.replace(state, anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        return renewed;
    }
}
