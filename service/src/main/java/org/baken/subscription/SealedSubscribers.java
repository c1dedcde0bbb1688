package org.baken.subscription;

import java.util.List;
import java.util.Optional;
import org.baken.platform.Database;
import org.baken.platform.KeyRotation;

/** The addresses of those who get mails, and of those who were asked whether they want them. */
public final class SealedSubscribers implements KeyRotation.Sealed {
    @Override
    public String vault() {
        return AddressBook.VAULT;
    }

    @Override
    public int renew(Database database, KeyRotation rotation) {
        int renewed = 0;
        List<String> subscribers =
                database.read(handle -> handle.attach(SubscriberDao.class).sealed());
        for (String id : subscribers) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                SubscriberDao all = handle.attach(SubscriberDao.class);
                Optional<String> sealed =
                        all.lock(id).filter(Subscriber::isActive).flatMap(one -> rotation.renewed(id, one.sealed()));
                sealed.ifPresent(anew -> all.reseal(id, anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        List<String> wishes =
                database.read(handle -> handle.attach(WishDao.class).sealed());
        for (String id : wishes) {
            renewed += database.<Integer, RuntimeException>write(handle -> {
                WishDao all = handle.attach(WishDao.class);
                Optional<String> sealed = all.lock(id).flatMap(one -> rotation.renewed(id, one.sealed()));
                sealed.ifPresent(anew -> all.reseal(id, anew));
                return sealed.isPresent() ? 1 : 0;
            });
        }
        return renewed;
    }
}
