package org.baken.channel.threads;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Figures;
import org.baken.channel.Graph;
import org.baken.channel.Keyring.Fresh;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;

/**
 * How a Threads account is linked (developers.facebook.com/docs/threads/get-started): the token of the login lives an hour, the
 * long one that it becomes 60 days. A long one can be renewed from its second day until it ends, and never after that; so it is
 * renewed whenever it has less than half of its life left.
 */
final class ThreadsLogin {

    private static final String SCOPES =
            "threads_basic,threads_content_publish,threads_manage_replies,threads_read_replies,threads_delete";
    private static final Duration EARLY = Duration.ofDays(30);

    private final Outbound outbound;
    private final Clock clock;
    private final Graph graph;
    private final String dialog;
    private final URI tokens;

    /** @param root the platform's interface without a version */
    ThreadsLogin(Outbound outbound, Clock clock, String dialog, String root) {
        this.outbound = outbound;
        this.clock = clock;
        this.graph = new Graph(outbound, root, false);
        this.dialog = dialog;
        this.tokens = URI.create(root + "/oauth/access_token");
    }

    Start begin(Link link, URI back, String state) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("redirect_uri", back.toString());
        parameters.put("scope", Figures.chosen(link) ? SCOPES + ",threads_manage_insights" : SCOPES);
        parameters.put("response_type", "code");
        parameters.put("state", state);
        return new Start(OAuth.address(dialog, parameters), Map.of());
    }

    Map<String, String> finish(Link link, URI back, String code) throws Refused, Retryable {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("client_secret", link.hidden(OAuth.CLIENT_SECRET).orElse(""));
        parameters.put("grant_type", "authorization_code");
        parameters.put("redirect_uri", back.toString());
        parameters.put("code", code);
        JsonNode brief =
                OAuth.ask(outbound, link, OAuth.question(tokens, parameters).build());
        String token = OAuth.secret(brief, graph.host(), clock).get(OAuth.ACCESS_TOKEN);
        Map<String, String> exchange = new LinkedHashMap<>();
        exchange.put("grant_type", "th_exchange_token");
        exchange.put("client_secret", link.hidden(OAuth.CLIENT_SECRET).orElse(""));
        exchange.put("access_token", token);
        JsonNode lasting = graph.ask(link.with(Map.of(OAuth.ACCESS_TOKEN, token)), "/access_token", exchange);
        return OAuth.secret(lasting, graph.host(), clock);
    }

    /** The account with a token that lives long enough; with the old one when it cannot be renewed and still lives. */
    Link fresh(Link link) throws ChannelException {
        Instant ends = OAuth.accessEndsAt(link);
        if (ends == null || clock.instant().isBefore(ends.minus(EARLY))) {
            return link;
        }
        try {
            return link.renewed(this::renew);
        } catch (Refused | Retryable failure) {
            if (clock.instant().isBefore(ends)) {
                return link;
            }
            throw failure;
        }
    }

    private Fresh renew(Link current) throws ChannelException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "th_refresh_token");
        parameters.put("access_token", current.hidden(OAuth.ACCESS_TOKEN).orElse(""));
        Map<String, String> secret =
                OAuth.secret(graph.ask(current, "/refresh_access_token", parameters), graph.host(), clock);
        return new Fresh(secret, OAuth.accessEndsAt(current.with(secret)));
    }
}
