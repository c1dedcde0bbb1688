package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
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
 * OAuth 2 with PKCE at X (docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code). An access token lives two hours;
 * a refresh token is good for one use and brings the next one.
 */
final class XLogin {

    private static final String SCOPES = "tweet.read tweet.write users.read media.write offline.access";

    private final Outbound outbound;
    private final Clock clock;
    private final String dialog;
    private final URI tokens;

    XLogin(Outbound outbound, Clock clock, String dialog, String base) {
        this.outbound = outbound;
        this.clock = clock;
        this.dialog = dialog;
        this.tokens = URI.create(base + "/2/oauth2/token");
    }

    Start begin(Link link, URI back, String state) {
        String verifier = OAuth.verifier();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("redirect_uri", back.toString());
        parameters.put("scope", SCOPES);
        parameters.put("state", state);
        parameters.put("code_challenge", OAuth.challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        return new Start(OAuth.address(dialog, parameters), Map.of(OAuth.VERIFIER, verifier));
    }

    Map<String, String> finish(Link link, Map<String, String> remembered, URI back, String code)
            throws Refused, Retryable {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", back.toString());
        parameters.put("code_verifier", remembered.getOrDefault(OAuth.VERIFIER, ""));
        return ask(link.with(remembered), parameters);
    }

    Fresh renew(Link current) throws Refused, Retryable {
        Optional<String> refresh = current.hidden(OAuth.REFRESH_TOKEN);
        if (refresh.isEmpty()) {
            throw new Refused(Trouble.of(OAuth.ENDED, tokens.getHost(), ""));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "refresh_token");
        parameters.put("refresh_token", refresh.get());
        return new Fresh(ask(current, parameters), null);
    }

    /** An app with a secret shows it; one without says its name. */
    private Map<String, String> ask(Link link, Map<String, String> parameters) throws Refused, Retryable {
        String client = link.required(OAuth.CLIENT_ID);
        Optional<String> word = link.hidden(OAuth.CLIENT_SECRET);
        if (word.isEmpty()) {
            parameters.put("client_id", client);
        }
        HttpRequest.Builder request = OAuth.question(tokens, parameters);
        word.ifPresent(secret -> request.header("Authorization", OAuth.basic(client, secret)));
        JsonNode given = OAuth.ask(outbound, link, request.build());
        return OAuth.secret(given, tokens.getHost(), clock);
    }
}
