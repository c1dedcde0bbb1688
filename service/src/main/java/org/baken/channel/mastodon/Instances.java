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
import org.baken.channel.PictureRules;

/**
 * What servers say about the length of a status and about pictures; asked once an hour, or once a minute while a server does not answer.
 * Only the first question about a server makes the caller wait: a composer that counts at each keystroke never does.
 */
final class Instances {

    private static final Duration READING = Duration.ofSeconds(3);
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    private static final int LARGEST = 100_000_000;

    /** What a server takes. */
    record Rules(MastodonLimits limits, PictureRules pictures) {

        /** What a server has that does not say otherwise: Mastodon 4.5. */
        static final Rules USUAL =
                new Rules(MastodonLimits.USUAL, new PictureRules(4, 16 * 1024 * 1024, 1500, false, false));
    }

    private record Known(Rules rules, Instant until) {}

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
        return rules(link).limits();
    }

    Rules rules(Link link) {
        String server = link.setting("baseUrl").orElse("");
        Known last = known.get(server);
        if (last == null) {
            Known first = ask(link, Rules.USUAL);
            known.put(server, first);
            return first.rules();
        }
        Known asking = new Known(last.rules(), clock.instant().plus(UNKNOWN));
        if (!clock.instant().isBefore(last.until()) && known.replace(server, last, asking)) {
            background.execute(() -> known.put(server, ask(link, last.rules())));
        }
        return last.rules();
    }

    /** A server that does not answer now keeps the limits it told before. */
    private Known ask(Link link, Rules otherwise) {
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
        return outbound.exchange(HttpRequest.newBuilder(Server.api(link, path))
                .header("Accept", "application/json")
                .header("User-Agent", "Baken")
                .timeout(READING)
                .GET()
                .build());
    }

    private static Rules read(JsonNode instance) {
        JsonNode configuration = instance.path("configuration");
        JsonNode statuses = configuration.path("statuses");
        JsonNode media = configuration.path("media_attachments");
        MastodonLimits usual = MastodonLimits.USUAL;
        PictureRules pictures = Rules.USUAL.pictures();
        boolean compatible = instance.path("version").asText().contains("compatible");
        return new Rules(
                new MastodonLimits(
                        sane(
                                statuses.path("max_characters")
                                        .asInt(instance.path("max_toot_chars").asInt()),
                                usual.max()),
                        sane(statuses.path("characters_reserved_per_url").asInt(), usual.urlWeight()),
                        !compatible),
                new PictureRules(
                        sane(statuses.path("max_media_attachments").asInt(), pictures.most()),
                        sane(media.path("image_size_limit").asInt(), (int) pictures.largest()),
                        sane(media.path("description_limit").asInt(), pictures.altLimit()),
                        false,
                        false));
    }

    /** A number that can be meant, else the usual one. */
    private static int sane(int told, int usual) {
        return told > 0 && told <= LARGEST ? told : usual;
    }
}
