package org.baken.message;

import java.util.List;
import org.baken.channel.Limits;
import org.baken.incident.Incident;
import org.jdbi.v3.core.Handle;

/** Knows through which channels an incident's messages can go out. Publishing provides it. */
@FunctionalInterface
public interface LinkedChannels {
    /** The limits of every linked account that messages of this incident may go to. */
    List<ChannelLimit> of(Handle handle, Incident incident);

    /**
     * The limits of one account.
     *
     * @param platform the account's platform, or the one that a sandbox account imitates: its variant is what goes out
     */
    record ChannelLimit(String platform, Limits limits) {}
}
