package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Markup;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.platform.Json;

/**
 * What is put in a room and read from it. Every event carries the post's key under a name of our own, so that it is found again also
 * when the server has forgotten the transaction.
 */
final class Event {

    static final String KEY = "org.baken.key";

    /** An event has 65,536 bytes, its envelope and the signatures of servers included. */
    private static final int LARGEST = 58_000;

    private Event() {}

    static Map<String, Object> message(Post post) {
        Map<String, Object> content = text(post);
        content.put(KEY, post.key());
        if (post.inReplyTo() != null) {
            content.put("m.relates_to", Map.of("m.in_reply_to", Map.of("event_id", first(post.inReplyTo()))));
        }
        return content;
    }

    /** What replaces an earlier message; programs that do not know of changes show its own body, as a new message. */
    static Map<String, Object> replacement(Post post, String event) {
        Map<String, Object> content = new HashMap<>();
        content.put("msgtype", "m.text");
        content.put("body", "*");
        content.put("m.new_content", text(post));
        content.put("m.relates_to", Map.of("rel_type", "m.replace", "event_id", event));
        content.put("m.mentions", Map.of());
        content.put(KEY, post.key());
        return content;
    }

    /** The text, and with links where there is room for it twice. Nobody is called by name: a room is no person. */
    private static Map<String, Object> text(Post post) {
        Map<String, Object> content = new HashMap<>();
        content.put("msgtype", "m.text");
        content.put("body", post.text());
        content.put("m.mentions", Map.of());
        String html = Markup.html(post.text());
        if (Json.canonical(List.of(html, post.text())).length < LARGEST) {
            content.put("format", "org.matrix.custom.html");
            content.put("formatted_body", html);
        }
        return content;
    }

    /** A picture with its description as the text under it, which screen readers read. */
    static Map<String, Object> picture(Post post, Picture picture, String address, long size) {
        return Map.of(
                "msgtype",
                "m.image",
                "body",
                picture.alt(),
                "filename",
                picture.name(),
                "url",
                address,
                "info",
                Map.of("mimetype", picture.type(), "w", picture.width(), "h", picture.height(), "size", size),
                "m.mentions",
                Map.of(),
                KEY,
                post.key());
    }

    static boolean isBy(JsonNode event, String user) {
        return event.path("sender").asText().equals(user);
    }

    static boolean has(JsonNode event, String type) {
        return event.path("content").path("msgtype").asText().equals(type);
    }

    static boolean hasKeyOf(JsonNode event, Post post) {
        return event.path("content").path(KEY).asText().equals(post.key());
    }

    static boolean isReplacement(JsonNode event) {
        return event.path("content")
                .path("m.relates_to")
                .path("rel_type")
                .asText()
                .equals("m.replace");
    }

    static boolean isReply(JsonNode event) {
        return event.path("content").path("m.relates_to").has("m.in_reply_to");
    }

    /** A redacted event has lost its content. */
    static boolean isGone(JsonNode event) {
        return !event.path("content").has("msgtype");
    }

    /** What readers see: the newest replacement, which the server tells along with the event. */
    static String liveText(JsonNode event) {
        JsonNode newest = event.path("unsigned").path("m.relations").path("m.replace");
        JsonNode changed = newest.path("content").path("m.new_content").path("body");
        return changed.isTextual()
                ? changed.asText()
                : event.path("content").path("body").asText();
    }

    static Instant at(JsonNode event) {
        return Instant.ofEpochMilli(event.path("origin_server_ts").asLong(0));
    }

    /** Of the events of a post, the one with the text. */
    static String first(String remoteId) {
        int space = remoteId.indexOf(' ');
        return space < 0 ? remoteId : remoteId.substring(0, space);
    }
}
