package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Picture;
import org.baken.channel.Post;

/** The record of a post, as the lexicons {@code app.bsky.feed.post} and {@code app.bsky.embed.images} describe it. */
final class PostRecord {

    /**
     * Where a record is.
     *
     * @param did whose it is
     */
    record Place(String did, String key) {

        /** Ids come from the server and from the database: they may not lead to another part of the interface. */
        private static final Pattern URI = Pattern.compile(
                "at://(did:[a-z]+:[A-Za-z0-9._:%-]{1,200})/app\\.bsky\\.feed\\.post/([A-Za-z0-9._~:-]{1,200})");

        /** Null when it is not the address of a post. */
        static Place of(String uri) {
            Matcher parts = URI.matcher(uri);
            return parts.matches() ? new Place(parts.group(1), parts.group(2)) : null;
        }

        String uri() {
            return "at://" + did + "/" + Pds.POSTS + "/" + key;
        }
    }

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String PICTURES = "app.bsky.embed.images";

    private PostRecord() {}

    static ObjectNode of(Post post, ArrayNode facets) {
        ObjectNode written = JsonNodeFactory.instance
                .objectNode()
                .put("$type", Pds.POSTS)
                .put("text", post.text())
                .put("createdAt", MILLIS.format(post.createdAt()));
        written.putArray("langs").add(post.lang());
        if (!facets.isEmpty()) {
            written.set("facets", facets);
        }
        return written;
    }

    /** @param blobs what the server called the uploaded pictures, in their order */
    static void addPictures(ObjectNode written, List<Picture> pictures, List<JsonNode> blobs) {
        ArrayNode images = written.putObject("embed").put("$type", PICTURES).putArray("images");
        for (int at = 0; at < pictures.size(); at++) {
            Picture picture = pictures.get(at);
            ObjectNode image = images.addObject().put("alt", picture.alt());
            image.set("image", blobs.get(at));
            image.putObject("aspectRatio").put("width", picture.width()).put("height", picture.height());
        }
    }

    /** @param parent the record that is answered, as the server gave it */
    static void addReply(ObjectNode written, JsonNode parent) {
        ObjectNode strong = JsonNodeFactory.instance
                .objectNode()
                .put("uri", parent.path("uri").asText())
                .put("cid", parent.path("cid").asText());
        JsonNode root = parent.path("value").path("reply").path("root");
        ObjectNode reply = written.putObject("reply");
        reply.set("root", root.isObject() ? root : strong);
        reply.set("parent", strong);
    }

    /** Whether a live record says what the post says: words, links, language, pictures with their descriptions, and place. */
    static boolean same(JsonNode live, Post post) {
        return text(live).equals(post.text())
                && Facet.same(live.path("facets"), post.text())
                && live.path("langs").size() == 1
                && live.path("langs").path(0).asText().equals(post.lang())
                && samePictures(live.path("embed"), post.pictures())
                && live.path("reply")
                        .path("parent")
                        .path("uri")
                        .asText("")
                        .equals(post.inReplyTo() == null ? "" : post.inReplyTo());
    }

    private static boolean samePictures(JsonNode embed, List<Picture> pictures) {
        if (pictures.isEmpty()) {
            return embed.isMissingNode();
        }
        JsonNode images = embed.path("images");
        if (images.size() != pictures.size()) {
            return false;
        }
        for (int at = 0; at < pictures.size(); at++) {
            if (!images.path(at).path("alt").asText().equals(pictures.get(at).alt())) {
                return false;
            }
        }
        return true;
    }

    static String text(JsonNode live) {
        return live.path("text").asText("");
    }

    /** When it says it was made; the author's program decides that, so the later of both its times counts. */
    static Instant madeAt(JsonNode live, String key) {
        Instant inKey = RecordKey.time(key);
        try {
            Instant said = OffsetDateTime.parse(live.path("createdAt").asText()).toInstant();
            return said.isAfter(inKey) ? said : inKey;
        } catch (DateTimeException unreadable) {
            return inKey;
        }
    }

    /** Whether it stands alone or under a post of the same account, as against an answer to somebody else. */
    static boolean isOwnTalk(JsonNode live, String did) {
        String parent = live.path("reply").path("parent").path("uri").asText("");
        return parent.isEmpty() || parent.startsWith("at://" + did + "/");
    }
}
