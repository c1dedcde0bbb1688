package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** How far deliveries and letters have come. Both tables have the same columns for it. */
@RegisterConstructorMapper(Course.class)
interface CourseDao {
    /** The accounts on which something is due that nothing stops, those that rest left out; of thousands one is looked at. */
    @SqlQuery("""
            SELECT p.account FROM lane p
            WHERE (p.rests_until IS NULL OR p.rests_until <= :now OR p.rests_until > :never)
                AND EXISTS (
                    SELECT 1 FROM <table> c LEFT JOIN last_hold h ON h.incident = c.incident
                    WHERE c.account = p.account AND c.next_at <= :now AND (c.lease_until IS NULL OR c.lease_until < :now)
                        AND c.state <> 'SENDING'
                        AND (c.state NOT IN ('QUEUED', 'RETRYING') OR c.hold_passed < 0
                            OR (NOT h.held AND h.seq <= c.hold_passed)))
            """)
    List<String> accountsWithWork(@Define String table, Instant now, Instant never);

    /** How many are in flight on an account. */
    record InFlight(String account, int calls) {}

    /** @param never no lease can last until then; without it H2 looks at everything that nobody has taken up, too */
    @SqlQuery("""
            SELECT p.account,
                (SELECT COUNT(*) FROM <table> c
                    WHERE c.account = p.account AND c.lease_until >= :now AND c.lease_until <= :never) AS calls
            FROM lane p WHERE p.account = ANY(:accounts)
            """)
    @RegisterConstructorMapper(InFlight.class)
    List<InFlight> inFlight(@Define String table, List<String> accounts, Instant now, Instant never);

    /** What is due next on each of these accounts that nothing stops, one of each, in the order of the accounts. */
    @SqlQuery("""
            SELECT d.id, d.incident, d.account, d.state, d.attempts, d.looks, d.absences, d.next_at, d.removing,
                d.hold_passed, d.node, d.lease_until, d.problem, d.remote_id, d.url, d.sent_at, d.read_at, d.done_by, d.proof,
                d.version
            FROM lane p JOIN <table> d ON d.id = (
                SELECT c.id
                FROM <table> c LEFT JOIN last_hold h ON h.incident = c.incident
                WHERE c.account = p.account AND c.next_at <= :now AND (c.lease_until IS NULL OR c.lease_until < :now)
                    AND c.state <> 'SENDING'
                    AND (c.state NOT IN ('QUEUED', 'RETRYING') OR c.hold_passed < 0
                        OR (NOT h.held AND h.seq <= c.hold_passed))
                ORDER BY c.account, c.next_at, c.id LIMIT 1)
            WHERE p.account = ANY(:accounts) ORDER BY p.account
            """)
    List<Course> firstDue(@Define String table, List<String> accounts, Instant now);

    /** What is due next on an account that nothing stops, in the order of the index, so that few of many are looked at. */
    @SqlQuery("""
            SELECT c.id, c.incident, c.account, c.state, c.attempts, c.looks, c.absences, c.next_at, c.removing,
                c.hold_passed, c.node, c.lease_until, c.problem, c.remote_id, c.url, c.sent_at, c.read_at, c.done_by, c.proof,
                c.version
            FROM <table> c LEFT JOIN last_hold h ON h.incident = c.incident
            WHERE c.account = :account AND c.next_at <= :now AND (c.lease_until IS NULL OR c.lease_until < :now)
                AND c.state <> 'SENDING'
                AND (c.state NOT IN ('QUEUED', 'RETRYING') OR c.hold_passed < 0
                    OR (NOT h.held AND h.seq <= c.hold_passed))
            ORDER BY c.account, c.next_at, c.id LIMIT :most
            """)
    List<Course> due(@Define String table, String account, Instant now, int most);

    @SqlQuery("""
            SELECT id, incident, account, state, attempts, looks, absences, next_at, removing, hold_passed, node,
                lease_until, problem, remote_id, url, sent_at, read_at, done_by, proof, version
            FROM <table> WHERE id = :id FOR UPDATE
            """)
    Optional<Course> lock(@Define String table, String id);

    /** Those of these ids that there are, the earliest first. */
    @SqlQuery("""
            SELECT id, incident, account, state, attempts, looks, absences, next_at, removing, hold_passed, node,
                lease_until, problem, remote_id, url, sent_at, read_at, done_by, proof, version
            FROM <table> WHERE id = ANY(:ids) ORDER BY id FOR UPDATE
            """)
    List<Course> lockAll(@Define String table, List<String> ids);

    /** The only statement that changes a state: lost, which shows as 0, where somebody else was first. */
    @SqlBatch("""
            UPDATE <table> SET state = :course.state, attempts = :course.attempts, looks = :course.looks,
                absences = :course.absences, next_at = :course.nextAt, removing = :course.removing,
                hold_passed = :course.holdPassed, node = :course.node, lease_until = :course.leaseUntil,
                problem = :course.problem, remote_id = :course.remoteId, url = :course.url, sent_at = :course.sentAt,
                read_at = :course.readAt, done_by = :course.doneBy, proof = :course.proof, version = version + 1, changed_at = :now
            WHERE id = :course.id AND state = :from AND version = :course.version
            """)
    int[] move(
            @Define String table,
            @Bind("from") List<DeliveryState> from,
            @BindMethods("course") List<Course> to,
            @Bind("now") Instant now);

    /** As above, one. */
    default int move(String table, DeliveryState from, Course to, Instant now) {
        return move(table, List.of(from), List.of(to), now)[0];
    }

    /** What a node had taken up when it ended. */
    @SqlQuery("""
            SELECT id, incident, account, state, attempts, looks, absences, next_at, removing, hold_passed, node,
                lease_until, problem, remote_id, url, sent_at, read_at, done_by, proof, version
            FROM <table> WHERE node = :node ORDER BY id FOR UPDATE
            """)
    List<Course> takenBy(@Define String table, String node);

    /**
     * What was taken up so long ago that nobody can be at work on it any more.
     *
     * @param never no lease can last until then: who took it up had a clock that was wrong
     */
    @SqlQuery("""
            SELECT id, incident, account, state, attempts, looks, absences, next_at, removing, hold_passed, node,
                lease_until, problem, remote_id, url, sent_at, read_at, done_by, proof, version
            FROM <table> WHERE (lease_until < :now OR lease_until > :never) AND node IS NOT NULL ORDER BY id FOR UPDATE
            """)
    List<Course> abandoned(@Define String table, Instant now, Instant never);

    /** The newest "stop all" of an incident, as its number in the logbook; 0 when there never was one. */
    @SqlQuery("SELECT seq FROM last_hold WHERE incident = :incident")
    long lastHold(String incident);

    /** What a delivery that is made now has passed: every "stop all" so far but one that still lasts. */
    @SqlQuery("SELECT CASE WHEN held THEN seq - 1 ELSE seq END FROM last_hold WHERE incident = :incident")
    long holdPassed(String incident);

    /** Whether a "stop all" lasts, of the incident or of the house. */
    @SqlQuery("SELECT held FROM last_hold WHERE incident = :incident")
    boolean held(String incident);

    @SqlQuery("SELECT COUNT(*) FROM <table> WHERE state IN ('QUEUED', 'RETRYING', 'SENDING')")
    long waiting(@Define String table);

    @SqlQuery("SELECT COUNT(*) FROM <table> WHERE state = 'UNCLEAR'")
    long unclear(@Define String table);

    /** Since when the oldest thing waits that could have been acted on. */
    @SqlQuery("""
            SELECT MIN(c.next_at) FROM <table> c
            LEFT JOIN last_hold h ON h.incident = c.incident
            JOIN lane p ON p.account = c.account
            WHERE c.next_at <= :now AND c.lease_until IS NULL AND (p.rests_until IS NULL OR p.rests_until <= :now)
                AND c.state <> 'SENDING'
                AND (c.state NOT IN ('QUEUED', 'RETRYING') OR c.hold_passed < 0
                    OR (NOT h.held AND h.seq <= c.hold_passed))
            """)
    Optional<Instant> oldestDue(@Define String table, Instant now);
}
