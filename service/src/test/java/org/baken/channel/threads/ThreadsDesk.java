package org.baken.channel.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.AttemptsFor;
import org.baken.channel.ChannelContract;
import org.baken.channel.Link;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;

/** An account on a stub of Threads. */
final class ThreadsDesk implements AutoCloseable {

    static final String SECRET = "app-secret-1234";
    static final String TOKEN = "long-token-1234";
    private static final MetaMediaStub.Words WORDS = new MetaMediaStub.Words(
            "/me", "threads", "threads_publish", "threads", "threads_publishing_limit", "text", "status");

    final StillClock clock = new StillClock(ChannelContract.CREATED.plusSeconds(10));
    final MetaMediaStub account = new MetaMediaStub(WORDS, clock, TOKEN);
    final HttpStub server;
    final Threads threads;

    ThreadsDesk() {
        try {
            server = HttpStub.start(this::on);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = threads(AttemptsFor.tests(clock));
    }

    /** The same, after a start of the process. */
    final Threads threads(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new Threads(outbound, clock, server.baseUrl(), "https://threads.net/oauth/authorize", attempts);
    }

    private Reply on(Request request) {
        Map<String, String> asked = request.query();
        switch (request.path()) {
            case "/oauth/access_token" -> {
                boolean right = SECRET.equals(request.form().get("client_secret"))
                        && "code-1".equals(request.form().get("code"));
                return right
                        ? Reply.json(200, Map.of("access_token", "short", "user_id", 17))
                        : Reply.json(
                                400, Map.of("error_type", "OAuthException", "code", 400, "error_message", "Invalid"));
            }
            case "/access_token" -> {
                return "short".equals(asked.get("access_token")) && "th_exchange_token".equals(asked.get("grant_type"))
                        ? Reply.json(200, Map.of("access_token", TOKEN, "token_type", "bearer", "expires_in", 5183944))
                        : MetaMediaStub.error(400, 190, 0, "Invalid token");
            }
            case "/refresh_access_token" -> {
                if (!account.goodToken.equals(asked.get("access_token"))) {
                    return MetaMediaStub.error(400, 190, 463, "Session has expired");
                }
                account.goodToken = "longer-token-1234";
                return Reply.json(200, Map.of("access_token", account.goodToken, "expires_in", 5183944));
            }
            default -> {
                return account.on(request);
            }
        }
    }

    Link link() {
        return link(Duration.ofDays(50));
    }

    Link link(Duration left) {
        return new Link(
                "account-1",
                Threads.PLATFORM,
                "@gemeente",
                Map.of("clientId", "app-1"),
                Map.of(
                        "clientSecret",
                        SECRET,
                        "accessToken",
                        TOKEN,
                        "accessEndsAt",
                        clock.instant().plus(left).toString()));
    }

    @Override
    public void close() {
        server.close();
    }
}
