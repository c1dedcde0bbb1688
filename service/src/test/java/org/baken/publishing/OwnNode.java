package org.baken.publishing;

import com.codahale.metrics.MetricRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.publicpage.PublicPage;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Town;

/**
 * Another process that publishes, on the database of a town, with channels of its own. It can be made to go one step at a
 * time and to end in the middle, as {@code kill -9} ends a process: what it had taken up stays in the database as it is.
 */
final class OwnNode implements AutoCloseable {
    private final Accounts accounts;
    private final Dispatch dispatch;
    private final Courier courier;
    private final Worker worker;
    private final Node node;

    /**
     * @param folder keeps its name: the next one with the same folder takes itself for this one after a restart
     * @param channels those that its accounts are on, besides the public page
     */
    OwnNode(Town town, Database database, Path folder, List<Channel> channels) {
        Clock clock = town.clock();
        List<Channel> all = new ArrayList<>(channels);
        all.add(new PublicPage(clock));
        Channels known = new Channels(all);
        accounts = Accounts.open(town.data().resolve("keys"), database, known, clock);
        node = Node.in(folder);
        dispatch = new Dispatch(
                database,
                accounts,
                (handle, delivery) -> List.of(),
                new LetterTotals(clock),
                new DeliveryLog(new Logbook(database, clock)),
                clock,
                node.name());
        courier = new Courier(known, new Illustrations(null, null, null, ""), clock);
        worker = new Worker(dispatch, courier, clock, new MetricRegistry(), node);
    }

    Accounts accounts() {
        return accounts;
    }

    Worker worker() {
        return worker;
    }

    /** Takes up what is due next on an account, and commits that. */
    Parcel claim(Kind kind, String account) {
        return dispatch.claim(kind, account)
                .orElseThrow(() -> new AssertionError("Nothing is due on " + account + ": " + kind));
    }

    /** Calls the channel. */
    Done carry(Parcel parcel) {
        return new Done(parcel, courier.carry(parcel));
    }

    /** Keeps what the channel answered, and takes up nothing more. */
    void store(Done done) {
        dispatch.turn(done.parcel().kind(), done.parcel().account().id(), List.of(done), 0);
    }

    /** The process is gone, with nothing tidied up: the system lets go of its lock, and that is all. */
    void kill() {
        node.close();
    }

    /** Ends its worker as the service does. */
    @Override
    public void close() throws InterruptedException {
        worker.stop();
    }
}
