package org.baken.channel.x;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;

/** An account on a stub of X. */
final class XDesk implements AutoCloseable {

    final StillClock clock = new StillClock(ChannelContract.CREATED.plusSeconds(10));
    final XStub account = new XStub(clock);
    final HttpStub server;
    final X x;

    /** What the next post is answered with, once. */
    Reply once;

    XDesk() {
        try {
            server = HttpStub.start(this::on);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        x = new X(outbound, clock, server.baseUrl(), "https://x.com/i/oauth2/authorize");
    }

    private Reply on(Request request) {
        Reply now = request.is("POST", "/2/tweets") ? once : null;
        once = now == null ? once : null;
        return now == null ? account.on(request) : now;
    }

    Link link() {
        return linked(Map.of("clientId", "app-1", "userId", "42"));
    }

    Link linked(Map<String, Object> settings) {
        return new Link(
                "account-1",
                X.PLATFORM,
                "@gemeente",
                settings,
                Map.of("clientSecret", XStub.SECRET, "accessToken", "access-1-aaaa", "refreshToken", "refresh-1-aaaa"));
    }

    @Override
    public void close() {
        server.close();
    }
}
