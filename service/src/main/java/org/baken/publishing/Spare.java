package org.baken.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Rate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Whether an account has time for what can wait, such as asking for figures. It only reads and holds nothing, so nothing that is
 * published ever waits for who asks here.
 */
public final class Spare {
    /** Whoever asks now is done before what leaves after this. */
    private static final Duration SOON = Duration.ofSeconds(30);
    /** Of what an account may be called, this share stays for publishing. */
    private static final double KEPT = 0.5;

    private final Accounts accounts;
    private final Clock clock;

    public Spare(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Whether nothing is on its way through an account, about to leave, to be removed or to be looked for, the account does not rest, and
     * at least half of what it may be called is left. What a "stop all" keeps back does not count.
     */
    public boolean has(Handle handle, Account account) {
        Instant now = clock.instant();
        SpareDao rows = handle.attach(SpareDao.class);
        Rate rate = accounts.channel(account).rate();
        Optional<Lane> lane = rows.lane(account.id());
        return lane.isPresent()
                && lane.get().room(rate, now) >= Math.max(1, rate.burst() * KEPT)
                && rows.busy(List.of(account.id()), now, now.plus(SOON)) == 0;
    }

    /** Reads what others write, without holding it. */
    @RegisterConstructorMapper(Lane.class)
    interface SpareDao {
        @SqlQuery("SELECT account, tokens, filled_at, failures, rests_until FROM lane WHERE account = :account")
        Optional<Lane> lane(String account);

        @SqlQuery("""
                SELECT
                    (SELECT COUNT(*) FROM delivery c LEFT JOIN last_hold h ON h.incident = c.incident
                        WHERE c.account = ANY(:accounts)
                            AND (c.lease_until >= :now OR c.next_at <= :soon
                                AND (c.removing OR c.state = 'UNCLEAR'
                                    OR c.state IN ('QUEUED', 'RETRYING')
                                        AND (c.hold_passed < 0 OR (NOT h.held AND h.seq <= c.hold_passed)))))
                    + (SELECT COUNT(*) FROM letter c LEFT JOIN last_hold h ON h.incident = c.incident
                        WHERE c.account = ANY(:accounts)
                            AND (c.lease_until >= :now OR c.next_at <= :soon
                                AND (c.removing OR c.state = 'UNCLEAR'
                                    OR c.state IN ('QUEUED', 'RETRYING')
                                        AND (c.hold_passed < 0 OR (NOT h.held AND h.seq <= c.hold_passed)))))
                """)
        long busy(List<String> accounts, Instant now, Instant soon);
    }
}
