package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.SettableClock;

/** An account on a stub of its server, as the worker uses one: every call reads it anew, and what is renewed is kept. */
final class PdsDesk implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final PdsStub pds = new PdsStub(clock);
    final HttpStub server;
    final Bluesky bluesky = new Bluesky(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);
    private final AtomicReference<Map<String, String>> kept =
            new AtomicReference<>(Map.of("identifier", PdsStub.HANDLE, "appPassword", PdsStub.APP_PASSWORD));

    PdsDesk() throws IOException {
        server = HttpStub.start(pds);
    }

    Link link() {
        return link(server.baseUrl());
    }

    /** The same account on a service elsewhere. */
    Link link(String service) {
        Keyring keyring = (stale, renewal) -> {
            Link fresh = stale.with(renewal.renew(stale).secret());
            kept.set(fresh.secret());
            return fresh;
        };
        return new Link("account-1", Bluesky.PLATFORM, "", Map.of("service", service), kept.get(), keyring);
    }

    /** As when a person types something anew: the rest of the secret stays. */
    void type(String name, String value) {
        kept.set(link().with(Map.of(name, value)).secret());
    }

    static Post post(String key, String text) {
        return Post.of(key, Instant.parse("2026-11-21T09:30:00Z"), "nl", "Brand in de haven", text);
    }

    /** The only record there is. */
    JsonNode record() {
        return pds.records().get(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
