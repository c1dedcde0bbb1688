package org.baken.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All platforms this installation knows, by name. */
public final class Channels {

    private final Map<String, Channel> byPlatform = new LinkedHashMap<>();

    public Channels(Collection<? extends Channel> channels) {
        for (Channel channel : channels) {
            if (byPlatform.put(channel.platform(), channel) != null) {
                throw new IllegalArgumentException("Two channels for " + channel.platform());
            }
        }
    }

    /** In the order they were given. */
    public Collection<Channel> all() {
        return byPlatform.values();
    }

    public Optional<Channel> named(String platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    /**
     * The channel that acts for this account; ask it for its capabilities with {@code instanceof}.
     *
     * @throws IllegalArgumentException when the account's platform is unknown
     */
    public Channel on(Link link) {
        return named(link.platform())
                .orElseThrow(() -> new IllegalArgumentException("No channel for " + link.platform()))
                .on(link);
    }
}
