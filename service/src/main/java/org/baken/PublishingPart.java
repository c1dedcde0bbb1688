package org.baken;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.manual.Manual;
import org.baken.channel.mastodon.Mastodon;
import org.baken.channel.publicpage.PublicPage;
import org.baken.channel.sandbox.Sandbox;
import org.baken.publishing.AccountResource;
import org.baken.publishing.PlatformResource;
import org.baken.publishing.Publishing;

/** Wires what sends: the channels, the accounts, the deliveries and their worker. */
final class PublishingPart {
    private PublishingPart() {}

    static Channels channels(Foundation base) {
        PrivateAddresses allowed = PrivateAddresses.parse(base.configuration().allowPrivate);
        Outbound outbound = new Outbound(allowed, base.clock());
        List<Channel> channels = new ArrayList<>(
                List.of(new PublicPage(base.clock()), new Mastodon(outbound, base.clock()), new Manual()));
        channels.add(
                new Sandbox(base.configuration().dataFolder().resolve("sandbox"), List.copyOf(channels), base.clock()));
        return new Channels(channels);
    }

    private static SSLContext trusted() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }

    static Publishing add(Foundation base, Channels channels) {
        Publishing publishing = Publishing.open(
                base.database(),
                base.logbook(),
                base.clock(),
                channels,
                base.configuration().dataFolder());
        base.serve(
                new AccountResource(
                        base.database(), publishing.accounts(), base.people(), base.logbook(), base.clock()),
                new PlatformResource(channels));
        return publishing;
    }
}
