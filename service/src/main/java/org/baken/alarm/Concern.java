package org.baken.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.Health;
import org.baken.channel.Trouble;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.Failure;
import org.jdbi.v3.core.Handle;

/**
 * Something that is wrong now, whether or not there is an alarm for it.
 *
 * @param incident null when it is about an account
 */
record Concern(boolean exercise, String incident, String message, String title, Part part) {
    private static final List<Integer> DAYS_AHEAD = List.of(1, 7, 14);

    /** What makes it this one. */
    String key() {
        return part.kind() + " " + part.thing();
    }

    /** All that is wrong now, but for what runs late. */
    static List<Concern> now(Handle handle, Accounts accounts, Instant now) {
        List<Concern> all = new ArrayList<>();
        Failure.now(handle).forEach(failure -> all.add(of(failure)));
        for (Account account : accounts.all(handle)) {
            if (account.linked() && account.health() == Health.State.FAILING) {
                all.add(of(account, AlarmKind.ACCOUNT_FAILING, account.id(), account.problem()));
            }
            if (account.linked() && account.expiresAt() != null) {
                expiring(account, now, all);
            }
        }
        return all;
    }

    /** Each stage is a concern of its own: two weeks, a week, a day ahead, and when it is over. */
    private static void expiring(Account account, Instant now, List<Concern> all) {
        Instant end = account.expiresAt();
        String thing = account.id() + " " + end.getEpochSecond() + " ";
        if (!now.isBefore(end)) {
            all.add(of(account, AlarmKind.ACCOUNT_EXPIRES, thing + 0, Trouble.of("alarm.expired")));
            return;
        }
        DAYS_AHEAD.stream()
                .filter(days -> !now.isBefore(end.minus(Duration.ofDays(days))))
                .findFirst()
                .ifPresent(days -> all.add(
                        of(account, AlarmKind.ACCOUNT_EXPIRES, thing + days, Trouble.of("alarm.expires-" + days))));
    }

    private static Concern of(Failure failure) {
        AlarmKind kind = AlarmKind.valueOf(failure.kind().name());
        Part part = new Part(
                null,
                kind,
                failure.delivery(),
                failure.account(),
                failure.accountName(),
                failure.delivery(),
                failure.lang(),
                failure.letters(),
                failure.problem(),
                failure.url(),
                null,
                null,
                null,
                null);
        return new Concern(failure.exercise(), failure.incident(), failure.message(), failure.messageTitle(), part);
    }

    static Concern of(Account account, AlarmKind kind, String thing, Trouble problem) {
        return of(account, kind, thing, problem, null);
    }

    static Concern of(Account account, AlarmKind kind, String thing, Trouble problem, String url) {
        Part part = new Part(
                null, kind, thing, account.id(), account.name(), null, null, 0, problem, url, null, null, null, null);
        return new Concern(account.sandbox(), null, null, null, part);
    }
}
