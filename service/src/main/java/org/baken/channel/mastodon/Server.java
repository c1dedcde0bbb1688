package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;
import org.baken.platform.Ids;

/** The interface of a Mastodon server, called with an account's access token. */
final class Server {

    private static final Duration READING = Duration.ofSeconds(4);

    /** The server that a token was given by, and which token that was: it is never sent to another server. */
    private static final String TOKEN_OF = "tokenServer";

    private static final String TOKEN = "tokenMark";

    private final Outbound outbound;

    Server(Outbound outbound) {
        this.outbound = outbound;
    }

    Outbound outbound() {
        return outbound;
    }

    /** What marks a token as one of the account's server. */
    static Map<String, String> bound(Link link, String token) throws Refused {
        return Map.of(TOKEN_OF, origin(link), TOKEN, Ids.digest(token));
    }

    /** Whether there is a token, and the server that is filled in now is the one that gave it or for which it was typed. */
    static boolean hasToken(Link link) {
        String token = link.hidden(OAuth.ACCESS_TOKEN).orElse("");
        boolean given = link.hidden(TOKEN).filter(Ids.digest(token)::equals).isPresent();
        try {
            return !token.isEmpty()
                    && (!given
                            || link.hidden(TOKEN_OF)
                                    .filter(origin(link)::equals)
                                    .isPresent());
        } catch (Refused noAddress) {
            return false;
        }
    }

    private static String origin(Link link) throws Refused {
        URI base = Outbound.parse(link.setting("baseUrl").orElse(""));
        return (base.getScheme() + "://" + base.getAuthority()).toLowerCase(Locale.ROOT);
    }

    static String host(Link link) throws Refused {
        return api(link, "").getHost();
    }

    /** The address of a part of the interface; the account's address may end in a slash. */
    static URI api(Link link, String path) throws Refused {
        return Requests.under(link.setting("baseUrl").orElse(""), path);
    }

    /** A request that sends JSON. */
    static HttpRequest.Builder to(Link link, String path) throws Refused {
        return Requests.to(api(link, path)).header("Authorization", bearer(link));
    }

    /** A request without a body, or with one that is no JSON: some servers refuse to read a JSON body that is not there. */
    static HttpRequest.Builder plain(Link link, String path) throws Refused {
        return HttpRequest.newBuilder(api(link, path))
                .header("Authorization", bearer(link))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken");
    }

    private static String bearer(Link link) throws Refused {
        if (!hasToken(link)) {
            throw new Refused(Trouble.of("channel.secret", OAuth.ACCESS_TOKEN));
        }
        return "Bearer " + Requests.token(link, OAuth.ACCESS_TOKEN);
    }

    JsonNode read(Link link, String path) throws ChannelException {
        return exchange(link, plain(link, path).timeout(READING).GET().build()).json();
    }

    /** Empty when there is no such thing. */
    Optional<JsonNode> find(Link link, String path) throws ChannelException {
        Answer answer =
                outbound.exchange(plain(link, path).timeout(READING).GET().build());
        if (isGone(answer)) {
            return Optional.empty();
        }
        return Optional.of(answer.orFail(link).json());
    }

    Answer exchange(Link link, HttpRequest request) throws ChannelException {
        return outbound.exchange(request).orFail(link);
    }

    static boolean isGone(Answer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    /** Who the token belongs to. */
    JsonNode account(Link link) throws ChannelException {
        return read(link, "/api/v1/accounts/verify_credentials");
    }

    static String status(String remoteId) throws Refused {
        return "/api/v1/statuses/" + segment(remoteId);
    }

    /** Ids come from the server: they may not lead to another part of its interface. */
    static String segment(String id) throws Refused {
        if (!id.matches("[A-Za-z0-9_.~-]{1,200}") || id.startsWith(".")) {
            throw new Refused(Trouble.of("channel.badAnswer", Mastodon.PLATFORM));
        }
        return id;
    }
}
