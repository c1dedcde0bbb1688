package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baken.channel.Trouble;
import org.baken.platform.Database;
import org.jdbi.v3.core.Handle;

/**
 * Hands out what is due and takes in how it ended. What was handed out stands in the database as SENDING before the channel
 * is called: a process that is killed leaves that behind, and it is looked for, never sent again. Thread-safe; any number of
 * nodes may work on one database.
 *
 * <p>Everybody locks in one order, so that nobody waits in a circle: an account's lane, deliveries (earlier ones first),
 * letters, the head of the log.
 */
final class Dispatch {
    private final Database database;
    private final Accounts accounts;
    private final Claiming.Stock stock;
    private final LetterTotals totals;
    private final DeliveryLog log;
    private final Clock clock;
    private final String node;
    private final Settling settling;
    private final SharedTurns posts = new SharedTurns(turns -> turns(Kind.DELIVERY, turns));

    Dispatch(
            Database database,
            Accounts accounts,
            Illustrations.Finder illustrations,
            LetterTotals totals,
            DeliveryLog log,
            Clock clock,
            String node) {
        this.database = database;
        this.accounts = accounts;
        this.stock = new Claiming.Stock(new Posts(), accounts, illustrations);
        this.totals = totals;
        this.log = log;
        this.clock = clock;
        this.node = node;
        this.settling = new Settling(clock, node);
    }

    /** The accounts on which something of this kind is due. */
    List<String> accountsWithWork(Kind kind) {
        Instant now = clock.instant();
        return database.read(
                handle -> handle.attach(CourseDao.class).accountsWithWork(kind.table(), now, now.plus(Pace.LONGEST)));
    }

    /** Takes up what is due next on an account; nothing when nothing is, or when enough is in flight there already. */
    Optional<Parcel> claim(Kind kind, String account) {
        return turn(kind, account, List.of(), 1).stream().findFirst();
    }

    /** Takes up what is due next on each of these accounts, in one transaction. */
    Map<String, List<Parcel>> claim(Kind kind, List<String> accounts) {
        List<Turn> turns = accounts.stream()
                .map(account -> new Turn(account, List.of(), kind.atOnce()))
                .toList();
        List<List<Parcel>> taken = turns(kind, turns);
        return IntStream.range(0, taken.size()).boxed().collect(Collectors.toMap(accounts::get, taken::get));
    }

    /**
     * Takes in how calls ended, and takes up what is due next on their account: one transaction for both, because thousands of
     * letters would need thousands of each. Posts of many accounts share one.
     *
     * @param done of this kind, on this account
     * @param most how many the caller can take up
     */
    List<Parcel> turn(Kind kind, String account, List<Done> done, int most) {
        Turn turn = new Turn(account, done, most);
        return kind == Kind.DELIVERY
                ? posts.take(turn)
                : turns(kind, List.of(turn)).get(0);
    }

    private List<List<Parcel>> turns(Kind kind, List<Turn> turns) {
        return database.write(handle -> {
            Instant now = clock.instant();
            Moves moves = new Moves(handle, totals, now);
            Round round = new Round(handle, kind, turns, accounts, now);
            round.settle(settling, moves);
            Map<String, List<Parcel>> taken = round.claim(new Claiming(handle, moves, stock, now, node));
            round.keep();
            moves.log(log);
            return turns.stream()
                    .map(turn -> taken.getOrDefault(turn.account(), List.of()))
                    .toList();
        });
    }

    /** Turns what this node had in flight when it was ended into UNCLEAR. At the start, before anything is handed out. */
    void recoverOwn() {
        database.write(handle -> {
            Moves moves = new Moves(handle, totals, clock.instant());
            for (Kind kind : Kind.values()) {
                interrupted(handle, moves, kind, handle.attach(CourseDao.class).takenBy(kind.table(), node));
            }
            moves.log(log);
            return null;
        });
    }

    /**
     * The same for what any node took up so long ago that it must be dead, or has lost sight of it.
     *
     * @param inHand the ids of what this node is really at work on
     */
    void recoverAbandoned(Set<String> inHand) {
        boolean any = database.read(handle -> {
            for (Kind kind : Kind.values()) {
                if (!abandoned(handle, kind, inHand).isEmpty()) {
                    return true;
                }
            }
            return false;
        });
        if (any) {
            database.write(handle -> {
                Moves moves = new Moves(handle, totals, clock.instant());
                for (Kind kind : Kind.values()) {
                    interrupted(handle, moves, kind, abandoned(handle, kind, inHand));
                }
                moves.log(log);
                return null;
            });
        }
    }

    private List<Course> abandoned(Handle handle, Kind kind, Set<String> inHand) {
        Instant now = clock.instant();
        return handle.attach(CourseDao.class).abandoned(kind.table(), now, now.plus(Pace.LONGEST)).stream()
                .filter(course -> !node.equals(course.node()) || !inHand.contains(course.id()))
                .toList();
    }

    private void interrupted(Handle handle, Moves moves, Kind kind, List<Course> taken) {
        LetterDao letters = handle.attach(LetterDao.class);
        for (Course course : taken) {
            Course next = course.state() == DeliveryState.SENDING
                    ? course.unclear(Trouble.of("publishing.interrupted"), clock.instant())
                    : course.freed();
            if (kind == Kind.LETTER && letters.deliveryOf(course.id()).isPresent()) {
                moves.tryMoveQuietly(kind, List.of(new Moves.Step(course, next)));
            } else {
                moves.move(kind, course, next);
            }
        }
        if (kind == Kind.LETTER) {
            TreeSet<String> wholes = new TreeSet<>();
            taken.forEach(course -> letters.deliveryOf(course.id()).ifPresent(wholes::add));
            wholes.forEach(id -> moves.lock(Kind.DELIVERY, id).ifPresent(moves::together));
        }
    }
}
