package org.baken.channel.facebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.StillClock;

/** A page on a stub of Facebook. */
final class FacebookDesk implements AutoCloseable {

    final StillClock clock = new StillClock(ChannelContract.CREATED.plusSeconds(10));
    final FacebookStub page = new FacebookStub(clock);
    final HttpStub server;
    final Facebook facebook;

    FacebookDesk() {
        try {
            server = HttpStub.start(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        facebook = new Facebook(
                outbound, clock, server.baseUrl() + "/v25.0", "https://www.facebook.com/v25.0/dialog/oauth");
    }

    Link link() {
        return new Link(
                "account-1",
                Facebook.PLATFORM,
                "Gemeente",
                Map.of("clientId", "app-1", "pageId", FacebookStub.PAGE),
                Map.of("clientSecret", FacebookStub.SECRET, "accessToken", FacebookStub.TOKEN));
    }

    @Override
    public void close() {
        server.close();
    }
}
