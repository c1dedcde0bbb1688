package org.baken;

import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.watch.FindableResource;
import org.baken.watch.FindableWatch;
import org.baken.watch.WatchResource;

/** The watch list and the findability list, tied to what they look through. */
final class WatchPart {
    private WatchPart() {}

    static void add(Foundation base) {
        Outbound outbound = new Outbound(PrivateAddresses.parse(base.configuration().allowPrivate), base.clock());
        FindableWatch watch = new FindableWatch(base.database(), outbound, base.logbook(), base.clock());
        base.environment().lifecycle().manage(watch);
        base.serve(
                new WatchResource(base.database(), base.logbook(), base.clock()),
                new FindableResource(base.database(), watch, base.logbook(), base.clock()));
    }
}
