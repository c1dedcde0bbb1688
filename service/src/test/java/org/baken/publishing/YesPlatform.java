package org.baken.publishing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.channel.Authorizes;
import org.baken.channel.ChannelException;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/** A platform on which a person says yes, and that gives a new refresh token with every use and voids the one before. */
final class YesPlatform implements Authorizes {
    static final Instant EXPIRES = Instant.parse("2030-01-02T03:04:05Z");

    private final AtomicInteger generation = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    /** How often it was asked for new credentials. */
    int asked() {
        return asked.get();
    }

    void goAway(boolean gone) {
        away = gone;
    }

    /** What a connector does when its access token has ended. */
    Keyring.Fresh renew(Link current) throws ChannelException {
        asked.incrementAndGet();
        if (away) {
            throw new ChannelException.Retryable(Trouble.of("channel.busy", "yes.example"));
        }
        if (!current.hidden("refreshToken").orElse("").equals("refresh-" + generation.get())) {
            throw new ChannelException.Refused(Trouble.of("channel.denied", "yes.example", 401, "used before"));
        }
        int next = generation.incrementAndGet();
        return new Keyring.Fresh(Map.of("refreshToken", "refresh-" + next, "accessToken", "access-" + next), EXPIRES);
    }

    @Override
    public String platform() {
        return "yes";
    }

    @Override
    public Form form() {
        return new Form(
                List.of(Form.Field.optional("page", Form.Kind.TEXT)),
                List.of(
                        Form.Field.optional("clientId", Form.Kind.TEXT),
                        Form.Field.optional("clientSecret", Form.Kind.TEXT)));
    }

    @Override
    public Limits limits() {
        return new CodePoints(500);
    }

    @Override
    public Health check(Link link) {
        return Health.ok(Map.of());
    }

    @Override
    public Tried tried() {
        return Tried.CONTRACT;
    }

    @Override
    public Start begin(Link link, URI back, String state) {
        return new Start(
                URI.create("https://yes.example/authorize?state=" + state + "&redirect_uri=" + back),
                Map.of("verifier", "verifier of " + state));
    }

    @Override
    public Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        if (!code.equals("good") || !remembered.get("verifier").startsWith("verifier of ")) {
            throw new ChannelException.Refused(Trouble.of("channel.denied", "yes.example", 400, "invalid_grant"));
        }
        int now = generation.get();
        return new Grant(
                Map.of("refreshToken", "refresh-" + now, "accessToken", "access-" + now),
                Map.of("page", "Stad"),
                "@stad",
                EXPIRES);
    }
}
