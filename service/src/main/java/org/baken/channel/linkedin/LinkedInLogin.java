package org.baken.channel.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Keyring.Fresh;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Trouble;

/**
 * OAuth 2 at LinkedIn (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow). An access token lives 60 days;
 * some apps get a refresh token too, which lives a year from the moment that a person said yes, however often it is used.
 */
final class LinkedInLogin {

    private static final String SCOPES = "w_organization_social r_organization_social";

    private final Outbound outbound;
    private final Clock clock;
    private final String base;

    /** @param base where both the question and the tokens are */
    LinkedInLogin(Outbound outbound, Clock clock, String base) {
        this.outbound = outbound;
        this.clock = clock;
        this.base = base;
    }

    Start begin(Link link, URI back, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("redirect_uri", back.toString());
        parameters.put("state", state);
        parameters.put("scope", SCOPES);
        return new Start(OAuth.address(base + "/authorization", parameters), Map.of());
    }

    Map<String, String> finish(Link link, URI back, String code) throws Refused, Retryable {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", back.toString());
        return ask(link, parameters);
    }

    Fresh renew(Link current) throws Refused, Retryable {
        Optional<String> refresh = current.hidden(OAuth.REFRESH_TOKEN);
        if (refresh.isEmpty()) {
            throw new Refused(Trouble.of(OAuth.ENDED, URI.create(base).getHost(), ""));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "refresh_token");
        parameters.put("refresh_token", refresh.get());
        Map<String, String> secret = ask(current, parameters);
        return new Fresh(secret, OAuth.linkEndsAt(current.with(secret)));
    }

    private Map<String, String> ask(Link link, Map<String, String> parameters) throws Refused, Retryable {
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("client_secret", link.hidden(OAuth.CLIENT_SECRET).orElse(""));
        URI tokens = URI.create(base + "/accessToken");
        JsonNode given =
                OAuth.ask(outbound, link, OAuth.question(tokens, parameters).build());
        Map<String, String> secret = OAuth.secret(given, tokens.getHost(), clock);
        String lives = secret.containsKey(OAuth.REFRESH_TOKEN) ? "refresh_token_expires_in" : "expires_in";
        long seconds = given.path(lives).asLong(0);
        if (seconds > 0) {
            Instant ends = clock.instant().plusSeconds(seconds);
            secret.put(OAuth.LINK_ENDS_AT, ends.toString());
        }
        return secret;
    }
}
