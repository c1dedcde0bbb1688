package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.Link;
import org.baken.channel.Outbound;

/**
 * What servers say about the length of a status; asked once an hour, or once a minute while a server does not answer.
 * Only the first question about a server makes the caller wait: a composer that counts at each keystroke never does.
 */
final class Instances {

    private static final Duration READING = Duration.ofSeconds(3);
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    private static final int LARGEST = 1_000_000;

    private record Known(MastodonLimits limits, Instant until) {}

    private final Outbound outbound;
    private final Clock clock;
    private final Executor background;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param background where a server is asked again */
    Instances(Outbound outbound, Clock clock, Executor background) {
        this.outbound = outbound;
        this.clock = clock;
        this.background = background;
    }

    MastodonLimits limits(Link link) {
        String server = link.setting("baseUrl").orElse("");
        Known last = known.get(server);
        if (last == null) {
            Known first = ask(link, MastodonLimits.USUAL);
            known.put(server, first);
            return first.limits();
        }
        Known asking = new Known(last.limits(), clock.instant().plus(UNKNOWN));
        if (!clock.instant().isBefore(last.until()) && known.replace(server, last, asking)) {
            background.execute(() -> known.put(server, ask(link, last.limits())));
        }
        return last.limits();
    }

    /** A server that does not answer now keeps the limits it told before. */
    private Known ask(Link link, MastodonLimits otherwise) {
        try {
            Answer answer = get(link, "/api/v2/instance");
            if (answer.status() == 404 || answer.status() == 410) {
                answer = get(link, "/api/v1/instance");
            }
            return new Known(read(answer.orFail(link).json()), clock.instant().plus(KNOWN));
        } catch (ChannelException failure) {
            return new Known(otherwise, clock.instant().plus(UNKNOWN));
        }
    }

    private Answer get(Link link, String path) throws ChannelException {
        return outbound.exchange(HttpRequest.newBuilder(Mastodon.api(link, path))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .timeout(READING)
                .GET()
                .build());
    }

    private static MastodonLimits read(JsonNode instance) {
        JsonNode statuses = instance.path("configuration").path("statuses");
        int max = statuses.path("max_characters")
                .asInt(instance.path("max_toot_chars").asInt(MastodonLimits.USUAL.max()));
        int url = statuses.path("characters_reserved_per_url").asInt(MastodonLimits.USUAL.urlWeight());
        boolean compatible = instance.path("version").asText().contains("compatible");
        return new MastodonLimits(
                max > 0 && max <= LARGEST ? max : MastodonLimits.USUAL.max(),
                url > 0 && url <= LARGEST ? url : MastodonLimits.USUAL.urlWeight(),
                !compatible);
    }
}
