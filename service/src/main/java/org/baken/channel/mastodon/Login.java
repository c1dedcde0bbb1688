package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.channel.Answer;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/**
 * Links an account with the authorization code flow. A Mastodon server takes every program that registers itself, so each
 * question registers this installation anew and no app has to be made by hand.
 *
 * @see <a href="https://docs.joinmastodon.org/spec/oauth/">Mastodon: OAuth</a>
 */
final class Login {

    /** What publishing, looking and listing need, and no more. */
    private static final List<String> NARROW =
            List.of("read:accounts", "read:notifications", "read:statuses", "write:media", "write:statuses");
    /** What a server without narrow ones has instead. */
    private static final List<String> WIDE = List.of("read", "write");

    private static final String NAME = "Baken";
    private static final String TOKEN_ENDPOINT = "tokenEndpoint";
    private static final String SCOPE = "scope";

    /** How a server wants to be asked (RFC 8414); Mastodon tells since 4.3. */
    private record Ways(URI authorize, URI token, List<String> scopes, boolean proves) {}

    private final Server server;
    private final Clock clock;

    Login(Server server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    Start begin(Link link, URI back, String state) throws ChannelException {
        String host = Server.host(link);
        Ways ways = Beforehand.of(host, () -> ways(link));
        String scope = String.join(" ", ways.scopes());
        JsonNode app = Beforehand.of(host, () -> register(link, back, scope));
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", text(app, "client_id", host));
        question.put("redirect_uri", back.toString());
        question.put(SCOPE, scope);
        question.put("state", state);
        // Staff are often logged in under a name of their own: the server asks which account is meant.
        question.put("force_login", "true");
        Map<String, String> remembered = new HashMap<>(Map.of(
                OAuth.CLIENT_ID,
                text(app, "client_id", host),
                OAuth.CLIENT_SECRET,
                text(app, "client_secret", host),
                TOKEN_ENDPOINT,
                ways.token().toString(),
                SCOPE,
                scope));
        if (ways.proves()) {
            String verifier = OAuth.verifier();
            remembered.put(OAuth.VERIFIER, verifier);
            question.put("code_challenge", OAuth.challenge(verifier));
            question.put("code_challenge_method", "S256");
        }
        return new Start(OAuth.address(ways.authorize().toString(), question), remembered);
    }

    Grant finish(Link link, Map<String, String> remembered, URI back, String code) throws ChannelException {
        URI endpoint = Outbound.parse(remembered.getOrDefault(TOKEN_ENDPOINT, ""));
        Map<String, String> question = new LinkedHashMap<>();
        question.put("grant_type", "authorization_code");
        question.put("code", code);
        question.put("client_id", remembered.getOrDefault(OAuth.CLIENT_ID, ""));
        question.put("client_secret", remembered.getOrDefault(OAuth.CLIENT_SECRET, ""));
        question.put("redirect_uri", back.toString());
        question.put(SCOPE, remembered.getOrDefault(SCOPE, ""));
        if (remembered.containsKey(OAuth.VERIFIER)) {
            question.put("code_verifier", remembered.get(OAuth.VERIFIER));
        }
        JsonNode given = OAuth.ask(
                server.outbound(),
                link.with(remembered).with(Map.of("code", code)),
                OAuth.question(endpoint, question).build());
        Map<String, String> secret = new HashMap<>(OAuth.secret(given, endpoint.getHost(), clock));
        secret.putAll(Server.bound(link, secret.get(OAuth.ACCESS_TOKEN)));
        Link linked = link.with(secret);
        JsonNode account = Beforehand.of(Server.host(link), () -> server.account(linked));
        return new Grant(secret, Map.of(), handle(account), OAuth.accessEndsAt(linked));
    }

    /** As others find the account: its own server does not name itself in {@code acct}. */
    private static String handle(JsonNode account) {
        String name = account.path("acct").asText("");
        if (name.isEmpty()) {
            return null;
        }
        if (name.indexOf('@') > 0) {
            return "@" + name;
        }
        try {
            return "@" + name + "@"
                    + Outbound.parse(account.path("url").asText()).getHost();
        } catch (Refused noAddress) {
            return "@" + name;
        }
    }

    private JsonNode register(Link link, URI back, String scope) throws ChannelException {
        Map<String, String> app = Map.of("client_name", NAME, "redirect_uris", back.toString(), "scopes", scope);
        return server.exchange(
                        link,
                        Requests.to(Server.api(link, "/api/v1/apps"))
                                .POST(Requests.body(app))
                                .build())
                .json();
    }

    private Ways ways(Link link) throws ChannelException {
        Answer answer = server.outbound()
                .exchange(Requests.to(Server.api(link, "/.well-known/oauth-authorization-server"))
                        .GET()
                        .build());
        if (!answer.ok() && answer.status() < 500 && answer.status() != 429) {
            return new Ways(Server.api(link, "/oauth/authorize"), Server.api(link, "/oauth/token"), NARROW, false);
        }
        JsonNode told = answer.orFail(link).json();
        Set<String> scopes = texts(told.path("scopes_supported"));
        return new Ways(
                endpoint(link, told, "authorization_endpoint", "/oauth/authorize"),
                endpoint(link, told, "token_endpoint", "/oauth/token"),
                scopes.isEmpty() || scopes.containsAll(NARROW) ? NARROW : WIDE,
                texts(told.path("code_challenge_methods_supported")).contains("S256"));
    }

    /** An address that the server names: never one inside our own network, and never less safe than the server's own. */
    private URI endpoint(Link link, JsonNode told, String name, String usual) throws ChannelException {
        String said = told.path(name).asText("");
        if (said.isEmpty()) {
            return Server.api(link, usual);
        }
        URI address = Outbound.parse(said);
        boolean safe = address.getScheme().equalsIgnoreCase("https")
                || Server.api(link, "").getScheme().equalsIgnoreCase("http");
        if (!safe) {
            throw new Refused(Trouble.of("channel.address.wrong"));
        }
        server.outbound().resolve(address.getHost());
        return address;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String text(JsonNode answer, String name, String host) throws ChannelException {
        String text = answer.path(name).asText("");
        if (text.isEmpty()) {
            throw new ChannelException.Retryable(Trouble.of("channel.beforehand", host));
        }
        return text;
    }
}
