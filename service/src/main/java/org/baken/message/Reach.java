package org.baken.message;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baken.platform.Catalogue;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.Json;

/**
 * Suggests channels for an audience (guidelines A01, A05, V04, V07): the one message goes where these people are, and never
 * only where one needs an account or the internet. Immutable.
 */
public final class Reach {
    /** What stands in the file: channels by audience, best first. */
    private record Written(Set<String> offline, Map<String, List<Channel>> audiences) {}

    private record Channel(String platform, Map<String, String> why) {}

    /** For whom the town has words of its own. */
    private static final String OTHER = "OTHER";

    private final Written written;

    private Reach(Written written) {
        this.written = written;
    }

    /** Reads what comes with Baken. */
    public static Reach shipped() {
        Content file = ContentFolder.read("reach/channels.yml");
        JsonNode fitting =
                file.fits(ContentFolder.text("schema/reach.schema.json")).as(JsonNode.class);
        return new Reach(Json.mapper().convertValue(fitting, new TypeReference<Written>() {}));
    }

    /**
     * A channel for this audience.
     *
     * @param linked whether an account is linked on it, so that it can be used now
     * @param suits whether it reaches these people
     * @param offline whether it reaches people without the internet
     * @param why it suits, in the caller's language; absent when it does not
     */
    public record Suggestion(String platform, boolean linked, boolean suits, boolean offline, String why) {}

    /** Those that suit first, best first; then what is linked besides. */
    List<Suggestion> of(String audience, Set<String> linked, Set<String> known, Locale locale) {
        String lang = Catalogue.language(locale);
        List<Channel> suiting = written.audiences()
                .getOrDefault(
                        audience == null ? OTHER : audience.strip().toUpperCase(Locale.ROOT),
                        written.audiences().get(OTHER));
        List<Suggestion> suggestions = new ArrayList<>();
        Set<String> rest = new TreeSet<>(linked);
        for (Channel channel : suiting) {
            if (known.contains(channel.platform())) {
                suggestions.add(new Suggestion(
                        channel.platform(),
                        linked.contains(channel.platform()),
                        true,
                        written.offline().contains(channel.platform()),
                        channel.why().get(lang)));
                rest.remove(channel.platform());
            }
        }
        rest.forEach(platform -> suggestions.add(
                new Suggestion(platform, true, false, written.offline().contains(platform), null)));
        return suggestions;
    }
}
