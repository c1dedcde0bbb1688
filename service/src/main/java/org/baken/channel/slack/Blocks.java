package org.baken.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.baken.channel.Markup;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.WebAddresses;

/**
 * A post as Slack's Block Kit wants it: rich text, in which no sign is markup and a link is a link, and a block for each picture. The
 * text beside it is what notifications and screen readers say.
 */
final class Blocks {

    private static final String EVENT = "baken_post";

    /** As Slack gives a text back: {@code <https://x.example|x.example>}. */
    private static final Pattern LINK = Pattern.compile("<(https?://[^|>]*)(?:\\|[^>]*)?>");

    private Blocks() {}

    /** What {@code chat.postMessage} and {@code chat.update} have in common. */
    static Map<String, Object> written(String channel, Post post) {
        Map<String, Object> content = new HashMap<>();
        content.put("channel", channel);
        content.put("text", escaped(post.text()));
        content.put("blocks", blocks(post));
        content.put("metadata", Map.of("event_type", EVENT, "event_payload", Map.of("key", post.key())));
        return content;
    }

    private static List<Map<String, Object>> blocks(Post post) {
        List<Map<String, Object>> pieces = new ArrayList<>();
        for (WebAddresses.Piece piece : WebAddresses.pieces(post.text())) {
            pieces.add(
                    piece.address()
                            ? Map.of("type", "link", "url", piece.text())
                            : Map.of("type", "text", "text", piece.text()));
        }
        Map<String, Object> section = Map.of("type", "rich_text_section", "elements", pieces);
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(Map.of("type", "rich_text", "elements", List.of(section)));
        for (Picture picture : post.pictures()) {
            blocks.add(Map.of("type", "image", "image_url", picture.url(), "alt_text", picture.alt()));
        }
        return blocks;
    }

    /** The three signs that Slack wants escaped, so that nothing in a text becomes a link or a mention. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static boolean hasKeyOf(JsonNode message, Post post) {
        JsonNode metadata = message.path("metadata");
        return metadata.path("event_type").asText().equals(EVENT)
                && metadata.path("event_payload").path("key").asText().equals(post.key());
    }

    /** What readers see. */
    static String text(JsonNode message) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : message.path("blocks")) {
            if (block.path("type").asText().equals("rich_text")) {
                for (JsonNode section : block.path("elements")) {
                    section.path("elements")
                            .forEach(piece -> text.append(
                                    piece.path("text").asText(piece.path("url").asText())));
                }
            }
        }
        return text.length() > 0
                ? text.toString()
                : Markup.unescape(LINK.matcher(message.path("text").asText()).replaceAll("$1"));
    }
}
