package org.baken.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;

/**
 * What a server answered over HTTP.
 *
 * @param at when the answer came
 */
public record Answer(String host, int status, HttpHeaders headers, byte[] body, Instant at) {

    /** Other people's JSON: none of the strictness of our own interface. */
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /**
     * This answer when it is a yes, else the failure that its status means (platforms, rule 2): too busy (408, 425,
     * 429, 503) is retryable, any other failure of the server may have come after the post was stored and is
     * unclear, everything else is a refusal. A redirect is a refusal: following it could lead anywhere.
     */
    public Answer orFail(Link link) throws ChannelException {
        if (ok()) {
            return this;
        }
        switch (status) {
            case 408, 425, 429, 503 ->
                throw new Retryable(
                        Trouble.of("channel.busy", host), retryAfter().orElse(null));
            case 401, 403 -> throw new Refused(Trouble.of("channel.denied", host, status, says(link)));
            default -> {
                if (status >= 500) {
                    throw new Unclear(Trouble.of("channel.broken", host, status));
                }
                if (status >= 300 && status < 400) {
                    throw new Refused(Trouble.of("channel.redirect", host));
                }
                throw new Refused(Trouble.of("channel.rejected", host, status, says(link)));
            }
        }
    }

    /** The body as JSON; unclear when it is not, because a yes that cannot be read leaves the outcome open. */
    public JsonNode json() throws Unclear {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree != null && tree.isContainerNode()) {
                return tree;
            }
        } catch (IOException notJson) {
            // Told below, together with an empty body.
        }
        throw new Unclear(Trouble.of("channel.badAnswer", host));
    }

    /**
     * From {@code Retry-After} (RFC 9110), {@code X-RateLimit-Reset} as an instant, or {@code X-Rate-Limit-Reset} or
     * {@code RateLimit-Reset} as seconds since 1970; at least 1 s, at most an hour.
     */
    public Optional<Duration> retryAfter() {
        return Stream.of("Retry-After", "X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset")
                .flatMap(name -> headers.firstValue(name).stream())
                .flatMap(value -> wait(value.strip()).stream())
                .findFirst()
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .map(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
    }

    private Optional<Duration> wait(String value) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        if (value.matches("\\d{10,11}")) {
            return Optional.of(Duration.between(at, Instant.ofEpochSecond(Long.parseLong(value))));
        }
        try {
            return Optional.of(Duration.between(at, OffsetDateTime.parse(value).toInstant()));
        } catch (DateTimeException notIso) {
            try {
                return Optional.of(Duration.between(
                        at,
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant()));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }

    /** What the server says is wrong, when it says so in JSON; never a page, never a secret. */
    public String says(Link link) {
        try {
            JsonNode tree = MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
            return Stream.of("error_description", "error", "detail", "message", "title")
                    .map(name -> tree.path(name).asText(""))
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .map(link::redact)
                    .orElse("");
        } catch (JsonProcessingException notJson) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "Answer[host=" + host + ", status=" + status + "]";
    }
}
