package org.baken.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off what is due of one kind on one account. Several calls may be under way; as soon as one ends, its outcome is
 * stored together with those that ended meanwhile, and as many new ones are taken up.
 */
final class LaneWork {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWork.class);

    /** What a lane asks of the worker. */
    interface Shift {
        /** Stores these outcomes and takes up what is next; empty when nothing is, or when the service stops. */
        List<Parcel> turn(Kind kind, String account, List<Done> done, int most);
    }

    private final Kind kind;
    private final String account;
    private final Shift shift;
    private final Courier courier;
    private final CompletionService<Done> calls;
    private final Map<Future<Done>, Parcel> away = new HashMap<>();

    LaneWork(Kind kind, String account, Shift shift, Courier courier, ExecutorService callers) {
        this.kind = kind;
        this.account = account;
        this.shift = shift;
        this.courier = courier;
        this.calls = new ExecutorCompletionService<>(callers);
    }

    /**
     * Works until nothing is due; gives how many calls were made.
     *
     * @param first what was taken up for it already
     */
    int run(List<Parcel> first) throws InterruptedException {
        int made = 0;
        List<Parcel> next = first.isEmpty() ? shift.turn(kind, account, List.of(), kind.atOnce()) : first;
        while (!next.isEmpty() || !away.isEmpty()) {
            for (Parcel parcel : next) {
                away.put(calls.submit(() -> new Done(parcel, courier.carry(parcel))), parcel);
                made++;
            }
            List<Done> done = ended();
            next = shift.turn(kind, account, done, most());
        }
        return made;
    }

    /**
     * What is due after a post is taken up for all lanes together, in a transaction of its own: who stores outcomes holds
     * deliveries, and must not wait for others of the same message then.
     */
    private int most() {
        return kind == Kind.DELIVERY ? 0 : kind.atOnce() - away.size();
    }

    private List<Done> ended() throws InterruptedException {
        List<Done> done = new ArrayList<>();
        for (Future<Done> call = calls.take(); call != null; call = calls.poll()) {
            done.add(outcome(call));
        }
        return done;
    }

    private Done outcome(Future<Done> call) throws InterruptedException {
        Parcel parcel = away.remove(call);
        try {
            return call.get();
        } catch (ExecutionException e) {
            LOG.error("The call for {} ended in the middle", parcel, e.getCause());
            return new Done(parcel, courier.lost(parcel));
        }
    }
}
