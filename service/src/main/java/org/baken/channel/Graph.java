package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;

/**
 * How the interfaces of Meta are spoken to: Facebook, Instagram and Threads. Failures are told apart by Meta's own error codes
 * (developers.facebook.com/docs/graph-api/guides/error-handling), because nearly all of them come with status 400.
 */
public final class Graph {

    /** The version that the connectors are written for: introduced on 18 February 2026, gone after 29 July 2028. */
    public static final String VERSION = "v25.0";

    private static final Duration READING = Duration.ofSeconds(5);
    private static final Duration PUBLISHING = Duration.ofSeconds(9);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int NO_SUCH_OBJECT = 33;
    private static final int LINK_NOT_READ = 1_609_005;

    /** The link of a post could not be read for its preview. Nothing was published. */
    public static final String LINK = "channel.meta.link";

    private final Outbound outbound;
    private final String base;
    private final boolean proves;

    /**
     * @param base with the version at its end and no slash
     * @param proves whether calls prove that they come from the app ({@code appsecret_proof}), which an app may demand
     */
    public Graph(Outbound outbound, String base, boolean proves) {
        this.outbound = outbound;
        this.base = base;
        this.proves = proves;
    }

    /** The host, as people may read it. */
    public String host() {
        return URI.create(base).getHost();
    }

    /** Reads; a call that nobody saw has no effect. */
    public JsonNode get(Link link, String path, Map<String, String> parameters) throws Refused, Retryable {
        return Beforehand.of(host(), () -> exchange(link, reading(link, path, parameters)));
    }

    /** Reads something that may be gone; empty when it is. */
    public Optional<JsonNode> find(Link link, String path, Map<String, String> parameters) throws Refused, Retryable {
        return Beforehand.of(host(), () -> {
            Answer answer = outbound.exchange(reading(link, path, parameters));
            return isGone(answer) ? Optional.empty() : Optional.of(told(link, answer));
        });
    }

    /** Does something. */
    public JsonNode post(Link link, String path, Map<String, String> parameters) throws ChannelException {
        HttpRequest request = OAuth.question(URI.create(base + path), signed(link, parameters))
                .timeout(PUBLISHING)
                .build();
        return exchange(link, request);
    }

    /** Sends a file along. */
    public JsonNode upload(Link link, String path, Map<String, String> parameters, Picture picture, byte[] file)
            throws ChannelException {
        Multipart body = new Multipart();
        signed(link, parameters).forEach(body::field);
        body.file("source", picture, file);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", body.type())
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .timeout(PUBLISHING)
                .POST(body.body())
                .build();
        return exchange(link, request);
    }

    /** Takes something away; what is gone already counts as taken away. */
    public void delete(Link link, String path) throws ChannelException {
        HttpRequest request = HttpRequest.newBuilder(OAuth.address(base + path, signed(link, Map.of())))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .timeout(PUBLISHING)
                .DELETE()
                .build();
        Answer answer = outbound.exchange(request);
        if (!isGone(answer)) {
            told(link, answer);
        }
    }

    /** Asks without the account's token, for what gives tokens; everything goes in the parameters. */
    public JsonNode ask(Link link, String path, Map<String, String> parameters) throws Refused, Retryable {
        return Beforehand.of(host(), () -> exchange(link, plain(path, parameters)));
    }

    /** An instant as Meta writes it, {@code 2026-11-21T09:30:00+0000}; null when it is none. */
    public static Instant time(JsonNode at) {
        try {
            return OffsetDateTime.parse(at.asText(), TIME).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** An id that came from Meta; it may not lead to another part of the interface. */
    public static String id(JsonNode from, String host) throws Unclear {
        String id = from.path("id").asText("");
        if (!id.matches("\\d{1,40}(_\\d{1,40})?")) {
            throw new Unclear(Trouble.of("channel.badAnswer", host));
        }
        return id;
    }

    /** An id that is kept with a delivery, as part of a path. */
    public static String path(String remoteId) throws Refused {
        if (!remoteId.matches("\\d{1,40}(_\\d{1,40})?")) {
            throw new Refused(Trouble.of("channel.badAnswer", remoteId));
        }
        return "/" + remoteId;
    }

    private HttpRequest reading(Link link, String path, Map<String, String> parameters) throws Refused {
        return plain(path, signed(link, parameters));
    }

    private HttpRequest plain(String path, Map<String, String> parameters) {
        return HttpRequest.newBuilder(OAuth.address(base + path, parameters))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .timeout(READING)
                .GET()
                .build();
    }

    private Map<String, String> signed(Link link, Map<String, String> parameters) throws Refused {
        String token = Requests.token(link, OAuth.ACCESS_TOKEN);
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("access_token", token);
        if (proves) {
            link.hidden(OAuth.CLIENT_SECRET).ifPresent(word -> all.put("appsecret_proof", proof(token, word)));
        }
        return all;
    }

    /** HMAC with SHA-256 over the token (developers.facebook.com/docs/graph-api/guides/secure-requests). */
    static String proof(String token, String clientSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonNode exchange(Link link, HttpRequest request) throws ChannelException {
        return told(link, outbound.exchange(request));
    }

    private static boolean isGone(Answer answer) {
        JsonNode error = error(answer);
        return answer.status() == 404
                || error.path("code").asInt() == 100
                        && error.path("error_subcode").asInt() == NO_SUCH_OBJECT
                || error.path("code").asInt() == 803;
    }

    private static JsonNode told(Link link, Answer answer) throws ChannelException {
        JsonNode error = error(answer);
        if (answer.ok() && error.isMissingNode()) {
            return answer.json();
        }
        if (error.isMissingNode()) {
            return answer.orFail(link).json();
        }
        throw failure(link, answer, error);
    }

    private static ChannelException failure(Link link, Answer answer, JsonNode error) {
        String host = answer.host();
        int code = error.path("code").asInt();
        String says = link.redact(
                error.path("error_user_msg").asText(error.path("message").asText("")));
        if (code == 190 || code == 102) {
            return new Refused(Trouble.of(OAuth.ENDED, host, says));
        }
        if (code == 4 || code == 17 || code == 32 || code == 341 || code == 613 || code >= 80_000 && code <= 80_014) {
            return new Retryable(Trouble.of("channel.busy", host), wait(answer));
        }
        if (answer.status() == 429) {
            return new Retryable(Trouble.of("channel.busy", host), wait(answer));
        }
        if (code == 506) {
            return new Refused(Trouble.of(Attempts.DUPLICATE, host));
        }
        if (code == LINK_NOT_READ || error.path("error_subcode").asInt() == LINK_NOT_READ) {
            return new Refused(Trouble.of(LINK, host));
        }
        if (code == 3 || code == 10 || code >= 200 && code < 300) {
            return new Refused(Trouble.of("channel.denied", host, code, says));
        }
        if (code == 1 || code == 2 || error.path("is_transient").asBoolean() || answer.status() >= 500) {
            return new Unclear(Trouble.of("channel.broken", host, code));
        }
        return new Refused(Trouble.of("channel.rejected", host, code, says));
    }

    /** The longest of the minutes in the header {@code X-Business-Use-Case-Usage}; null when there are none. */
    private static Duration wait(Answer answer) {
        Optional<Duration> named = answer.retryAfter();
        if (named.isPresent()) {
            return named.get();
        }
        long minutes = 0;
        for (String usage : answer.headers().allValues("X-Business-Use-Case-Usage")) {
            for (JsonNode uses : read(usage.getBytes(StandardCharsets.UTF_8))) {
                for (JsonNode use : uses) {
                    minutes = Math.max(
                            minutes, use.path("estimated_time_to_regain_access").asLong(0));
                }
            }
        }
        return minutes == 0 ? null : Duration.ofMinutes(Math.min(minutes, 60));
    }

    private static JsonNode error(Answer answer) {
        return read(answer.body()).path("error");
    }

    private static JsonNode read(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            return tree == null ? MAPPER.missingNode() : tree;
        } catch (IOException notJson) {
            return MAPPER.missingNode();
        }
    }
}
