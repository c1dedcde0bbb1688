package org.baken.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.channel.Rate;
import org.jdbi.v3.core.Handle;

/** The turns of some lanes in one transaction: what was done is stored, then what is due is taken up as each account allows. */
final class Round {
    private final Handle handle;
    private final Kind kind;
    private final List<Turn> turns;
    private final Accounts accounts;
    private final Instant now;
    private final Map<String, Lane> held;
    private final Map<String, Account> known;
    private final Map<String, Lane> lanes;

    /** Holds the lanes. Nobody waits for one that somebody else holds, unless what was done there has to be stored. */
    Round(Handle handle, Kind kind, List<Turn> turns, Accounts accounts, Instant now) {
        this.handle = handle;
        this.kind = kind;
        this.turns = turns;
        this.accounts = accounts;
        this.now = now;
        this.held = held();
        this.known = accounts.of(handle, List.copyOf(held.keySet()));
        this.lanes = new HashMap<>(held);
    }

    private Map<String, Lane> held() {
        LaneDao all = handle.attach(LaneDao.class);
        Map<Boolean, List<String>> byDone = turns.stream()
                .collect(Collectors.partitioningBy(
                        turn -> turn.done().isEmpty(), Collectors.mapping(Turn::account, Collectors.toList())));
        List<Lane> waitedFor = byDone.get(false).isEmpty() ? List.of() : all.lock(byDone.get(false));
        List<Lane> free = byDone.get(true).isEmpty() ? List.of() : all.lockFree(byDone.get(true));
        return Stream.concat(waitedFor.stream(), free.stream()).collect(Collectors.toMap(Lane::account, lane -> lane));
    }

    /** Stores how the calls ended, and what that says about their accounts. */
    void settle(Settling settling, Moves moves) {
        settling.settle(
                handle,
                moves,
                turns.stream().flatMap(turn -> turn.done().stream()).toList());
        for (Turn turn : turns) {
            turn.done()
                    .forEach(done ->
                            lanes.computeIfPresent(turn.account(), (account, lane) -> lane.after(done.outcome(), now)));
        }
    }

    /** Takes up what is due, by account. */
    Map<String, List<Parcel>> claim(Claiming claiming) {
        Map<String, List<Parcel>> taken = claiming.claim(kind, rooms());
        taken.forEach((account, parcels) ->
                lanes.computeIfPresent(account, (id, lane) -> lane.called(parcels.size(), rate(id), now)));
        return taken;
    }

    /** The accounts on which more can be taken up. */
    private List<Claiming.Room> rooms() {
        if (turns.stream().allMatch(turn -> turn.most() == 0)) {
            return List.of();
        }
        Map<String, Integer> inFlight = handle
                .attach(CourseDao.class)
                .inFlight(kind.table(), List.copyOf(held.keySet()), now, now.plus(Pace.LONGEST))
                .stream()
                .collect(Collectors.toMap(CourseDao.InFlight::account, CourseDao.InFlight::calls));
        List<Claiming.Room> rooms = new ArrayList<>();
        for (Turn turn : turns) {
            String id = turn.account();
            if (held.containsKey(id)) {
                int calls = lanes.get(id).room(rate(id), now);
                int most = Math.min(Math.min(turn.most(), calls), kind.atOnce() - inFlight.get(id));
                rooms.add(new Claiming.Room(known.get(id), most));
            }
        }
        return rooms.stream().filter(room -> room.most() > 0).toList();
    }

    private Rate rate(String account) {
        return accounts.channel(known.get(account)).rate();
    }

    /** Keeps what became of the lanes. */
    void keep() {
        List<Lane> changed = lanes.values().stream()
                .filter(lane -> !lane.equals(held.get(lane.account())))
                .toList();
        if (!changed.isEmpty()) {
            handle.attach(LaneDao.class).keep(changed);
        }
    }
}
