package org.baken.channel.instagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.AttemptsFor;
import org.baken.channel.ChannelContract;
import org.baken.channel.Link;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;

/** An account on a stub of Instagram. */
final class InstagramDesk implements AutoCloseable {

    static final String SECRET = "app-secret-1234";
    static final String TOKEN = "page-token-1234";
    private static final MetaMediaStub.Words WORDS = new MetaMediaStub.Words(
            "/1784", "media", "media_publish", "media", "content_publishing_limit", "caption", "status_code");

    final StillClock clock = new StillClock(ChannelContract.CREATED.plusSeconds(10));
    final MetaMediaStub account = new MetaMediaStub(WORDS, clock, TOKEN);
    final HttpStub server;
    final Instagram instagram;

    InstagramDesk() {
        try {
            server = HttpStub.start(this::on);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        instagram = instagram(AttemptsFor.tests(clock));
    }

    /** The same, after a start of the process. */
    final Instagram instagram(Attempts attempts) {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        return new Instagram(
                outbound, clock, server.baseUrl() + "/v25.0", "https://www.facebook.com/v25.0/dialog/oauth", attempts);
    }

    private Reply on(Request request) {
        return switch (request.path().replaceFirst("^/v25\\.0", "")) {
            case "/oauth/access_token" ->
                Reply.json(
                        200,
                        Map.of("access_token", request.query().containsKey("fb_exchange_token") ? "long" : "short"));
            case "/debug_token" ->
                Reply.json(
                        200,
                        Map.of(
                                "data",
                                Map.of(
                                        "is_valid",
                                        account.goodToken.equals(request.query().get("input_token")))));
            case "/me/accounts" ->
                Reply.json(
                        200,
                        Map.of(
                                "data",
                                List.of(
                                        Map.of("id", "1002", "name", "Bibliotheek", "access_token", "library-token"),
                                        Map.of(
                                                "id",
                                                "1001",
                                                "name",
                                                "Gemeente",
                                                "access_token",
                                                TOKEN,
                                                "instagram_business_account",
                                                Map.of("id", "1784", "username", "gemeente")))));
            case "/me" -> Reply.json(200, Map.of("id", "1001", "instagram_business_account", Map.of("id", "1784")));
            default -> account.on(request);
        };
    }

    Link link() {
        return link(Map.of("clientId", "app-1", "instagramId", "1784"));
    }

    Link link(Map<String, Object> settings) {
        return new Link(
                "account-1",
                Instagram.PLATFORM,
                "@gemeente",
                settings,
                Map.of("clientSecret", SECRET, "accessToken", TOKEN));
    }

    static Picture picture(String name) {
        return new Picture(
                name,
                "image/jpeg",
                800,
                600,
                "Wat " + name + " toont",
                "https://gemeente.example/media/" + name,
                () -> new byte[1]);
    }

    @Override
    public void close() {
        server.close();
    }
}
