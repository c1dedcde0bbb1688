package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Markup;

/** Reads the words that readers see out of a post as X gives it. */
final class XText {

    /** The address that X adds for a picture. */
    private static final Pattern OF_MEDIA =
            Pattern.compile("https?://(?:x|twitter)\\.com/[^/\\s]+/status/\\d+/(?:photo|video)/\\d+");

    private static final Pattern PROTOCOL = Pattern.compile("(?i)https?://");
    private static final Pattern LAST_SLASH = Pattern.compile("/(?=[\\s.,;:!?)]|$)");

    private XText() {}

    /** X writes every address as one of its own and tells beside the text what it stands for. */
    static String of(JsonNode post) {
        JsonNode whole = post.path("note_tweet").path("text").isTextual() ? post.path("note_tweet") : post;
        String text = Markup.unescape(whole.path("text").asText(""));
        for (JsonNode url : whole.path("entities").path("urls")) {
            String real = url.path("expanded_url").asText("");
            String shown = OF_MEDIA.matcher(real).matches() ? "" : real;
            text = text.replaceAll(
                    Pattern.quote(url.path("url").asText("")) + "(?![A-Za-z0-9])", Matcher.quoteReplacement(shown));
        }
        return text.strip();
    }

    /** X completes addresses: it puts a protocol before a bare domain, and a slash behind it. */
    static boolean same(String live, String approved) {
        return Markup.same(bare(live), bare(approved));
    }

    private static String bare(String text) {
        return LAST_SLASH.matcher(PROTOCOL.matcher(text).replaceAll("")).replaceAll("");
    }
}
