package org.baken.listening;

import java.util.Optional;
import org.baken.platform.Database;
import org.baken.platform.KeyRotation;

/** The keys of the doors for programs. */
public final class SealedIntakes implements KeyRotation.Sealed {
    @Override
    public String vault() {
        return Intakes.VAULT;
    }

    @Override
    public int renew(Database database, KeyRotation rotation) {
        int renewed = 0;
        for (Intake intake :
                database.read(handle -> handle.attach(IntakeDao.class).list())) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                IntakeDao intakes = handle.attach(IntakeDao.class);
                Optional<String> sealed =
                        intakes.lockSealed(intake.id()).flatMap(old -> rotation.renewed(intake.id(), old));
                sealed.ifPresent(anew -> intakes.resealed(intake.id(), anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        return renewed;
    }
}
