package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;

/**
 * What the connectors of platforms with OAuth 2 have in common: the authorization code flow (RFC 6749, 4.1) with PKCE (RFC 7636),
 * and access tokens that end and are renewed. Every account belongs to an app that the town registered with the platform itself.
 */
public final class OAuth {

    /** The setting and the secret of the town's app. */
    public static final String CLIENT_ID = "clientId";

    public static final String CLIENT_SECRET = "clientSecret";

    /** The entries of an account's secret that the platform gave. */
    public static final String ACCESS_TOKEN = "accessToken";

    public static final String REFRESH_TOKEN = "refreshToken";
    /** When the access token ends, as an ISO 8601 instant; missing when the platform does not say so. */
    public static final String ACCESS_ENDS_AT = "accessEndsAt";

    /** When a person has to link the account again, as an ISO 8601 instant; missing when the platform does not say so. */
    public static final String LINK_ENDS_AT = "linkEndsAt";

    /** The entry that is remembered between the question and the yes. */
    public static final String VERIFIER = "verifier";

    /** The trouble of a token that the platform no longer takes. */
    public static final String ENDED = "channel.ended";

    /** What nobody types: the platform gave it. */
    private static final Set<String> GIVEN = Set.of(ACCESS_TOKEN, REFRESH_TOKEN, ACCESS_ENDS_AT, LINK_ENDS_AT);

    /** A token that ends while a call is under way is of no use. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VERIFIER_BYTES = 48;

    /** A call with the credentials that hold now. */
    @FunctionalInterface
    public interface Call<T> {
        /**
         * @throws Refused with the trouble {@link #ENDED} when the platform says that the token has ended; nothing may have
         *     been published then
         */
        T make(Link current) throws ChannelException;
    }

    private OAuth() {}

    /** A secret that proves, when the code comes back, that it was asked for here (RFC 7636, 4.1). */
    public static String verifier() {
        byte[] bytes = new byte[VERIFIER_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is shown of the verifier beforehand: method {@code S256} of RFC 7636, 4.2. */
    public static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An address with these parameters added to it. */
    public static URI address(String base, Map<String, String> parameters) {
        return URI.create(base + (base.indexOf('?') < 0 ? "?" : "&") + encoded(parameters));
    }

    /** Parameters as {@code application/x-www-form-urlencoded}, in their order. */
    public static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> Requests.encode(entry.getKey()) + "=" + Requests.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A question to a token endpoint. */
    public static HttpRequest.Builder question(URI endpoint, Map<String, String> parameters) {
        return HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(parameters)));
    }

    /** The name and word of a confidential client for the header {@code Authorization} (RFC 6749, 2.3.1). */
    public static String basic(String clientId, String clientSecret) {
        byte[] both =
                (Requests.encode(clientId) + ":" + Requests.encode(clientSecret)).getBytes(StandardCharsets.US_ASCII);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /**
     * Asks a token endpoint.
     *
     * @param link with every word in its secret that the server could repeat
     * @throws Refused with the trouble {@link #ENDED} when the server does not take the code or the refresh token
     * @throws Retryable in every other case; nothing was published
     */
    public static JsonNode ask(Outbound outbound, Link link, HttpRequest request) throws Refused, Retryable {
        String host = request.uri().getHost();
        return Beforehand.of(host, () -> {
            Answer answer = outbound.exchange(request);
            if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
                throw new Refused(Trouble.of(ENDED, host, answer.says(link)));
            }
            return answer.orFail(link).json();
        });
    }

    /**
     * What a token endpoint gave (RFC 6749, 5.1) as entries of an account's secret. What it did not give is not among them, so
     * that no refresh token is lost.
     *
     * @throws Retryable when there is no access token in it
     */
    public static Map<String, String> secret(JsonNode given, String host, Clock clock) throws Retryable {
        String access = given.path("access_token").asText("");
        if (access.isEmpty()) {
            throw new Retryable(Trouble.of("channel.beforehand", host));
        }
        Map<String, String> secret = new HashMap<>();
        secret.put(ACCESS_TOKEN, access);
        String refresh = given.path("refresh_token").asText("");
        if (!refresh.isEmpty()) {
            secret.put(REFRESH_TOKEN, refresh);
        }
        long seconds = given.path("expires_in").asLong(0);
        if (seconds > 0) {
            secret.put(ACCESS_ENDS_AT, clock.instant().plusSeconds(seconds).toString());
        }
        return secret;
    }

    /** When the access token ends; null when nobody says so. */
    public static Instant accessEndsAt(Link link) {
        return instant(link, ACCESS_ENDS_AT);
    }

    /** When a person has to link the account again; null when nobody says so. */
    public static Instant linkEndsAt(Link link) {
        return instant(link, LINK_ENDS_AT);
    }

    private static Instant instant(Link link, String name) {
        try {
            return link.hidden(name).map(Instant::parse).orElse(null);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * Makes a call with credentials that hold: renews an access token that is known to have ended, and, when the platform says
     * that it has, renews it and makes the call once more.
     */
    public static <T> T with(Link link, Clock clock, Keyring.Renewal renewal, Call<T> call) throws ChannelException {
        Instant ends = accessEndsAt(link);
        if (ends != null && !clock.instant().isBefore(ends.minus(MARGIN))) {
            return call.make(link.renewed(renewal));
        }
        try {
            return call.make(link);
        } catch (Refused refused) {
            if (!refused.trouble().key().equals(ENDED)) {
                throw refused;
            }
            return call.make(link.renewed(renewal));
        }
    }

    /**
     * What is wrong with what a person typed. What the platform gave is no part of a form, and nothing to complain about.
     *
     * @param given the settings that the platform gave
     */
    public static List<SettingProblem> problems(Form form, Link link, Set<String> given) {
        Map<String, Object> settings = new HashMap<>(link.settings());
        settings.keySet().removeAll(given);
        Map<String, String> secret = new HashMap<>(link.secret());
        secret.keySet().removeAll(GIVEN);
        return new ArrayList<>(
                form.problems(new Link(link.account(), link.platform(), link.handle(), settings, secret)));
    }
}
