package org.baken.channel.linkedin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.AttemptsFor;
import org.baken.channel.ChannelContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.StillClock;

/** A page on a stub of LinkedIn. */
final class LinkedInDesk implements AutoCloseable {

    final StillClock clock = new StillClock(ChannelContract.CREATED.plusSeconds(10));
    final LinkedInStub page = new LinkedInStub(clock);
    final HttpStub server;
    final LinkedIn linkedIn;

    LinkedInDesk() {
        try {
            server = HttpStub.start(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.baseUrl = server.baseUrl();
        linkedIn = linkedIn(AttemptsFor.tests(clock));
    }

    /** The same, after a start of the process. */
    final LinkedIn linkedIn(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new LinkedIn(outbound, clock, server.baseUrl(), server.baseUrl() + "/oauth/v2", attempts);
    }

    Link link() {
        return link(Map.of("clientId", "app-1", "organization", "5515715"), Map.of());
    }

    Link link(Map<String, Object> settings, Map<String, String> more) {
        Map<String, String> secret =
                new HashMap<>(Map.of("clientSecret", LinkedInStub.SECRET, "accessToken", "access-1-aaaa"));
        secret.putAll(more);
        return new Link("account-1", LinkedIn.PLATFORM, "Gemeente", settings, secret);
    }

    @Override
    public void close() {
        server.close();
    }
}
