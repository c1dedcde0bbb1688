package org.baken.auth;

import java.util.Optional;
import org.baken.platform.Database;
import org.baken.platform.KeyRotation;

/** What is sealed about people: the secrets of their second factors. */
public final class SealedFactors implements KeyRotation.Sealed {
    @Override
    public String vault() {
        return SecondFactors.VAULT;
    }

    @Override
    public int renew(Database database, KeyRotation rotation) {
        int renewed = 0;
        for (String person :
                database.read(handle -> handle.attach(SecondFactorDao.class).people())) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                SecondFactorDao factors = handle.attach(SecondFactorDao.class);
                Optional<String> sealed = factors.lock(person).flatMap(row -> rotation.renewed(person, row.secret()));
                sealed.ifPresent(anew -> factors.reseal(person, anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        return renewed;
    }
}
