package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.ChannelException;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;

/** What can be read in a room. */
final class Room {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int MOST_PAGES = 3;
    private static final int LONGEST_SEEN = 1_000;
    private static final int MOST_SEEN = 100;

    private final Homeserver server;

    Room(Homeserver server) {
        this.server = server;
    }

    Look find(Post post, String remoteId) throws ChannelException {
        List<String> gone = new ArrayList<>();
        JsonNode text = null;
        for (String id : remoteId.split(" ")) {
            Optional<JsonNode> event = server.event(id).filter(there -> !Event.isGone(there));
            if (event.isEmpty()) {
                gone.add(id);
            }
            text = text == null ? event.orElse(null) : text;
        }
        if (text == null || gone.contains(Event.first(remoteId))) {
            return new Look.Absent();
        }
        return found(post, text, remoteId, gone.isEmpty());
    }

    /** Goes back through the room until its messages are older than the post can be. */
    Look search(Post post) throws ChannelException {
        String me = server.me();
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        List<JsonNode> mine = new ArrayList<>();
        String from = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode messages = server.messages(from);
            Instant oldest = Instant.MIN;
            for (JsonNode event : messages.path("chunk")) {
                oldest = Event.at(event);
                if (Event.isBy(event, me) && Event.hasKeyOf(event, post)) {
                    mine.add(0, event);
                }
            }
            from = messages.path("end").asText("");
            if (from.isEmpty() || oldest.isBefore(earliest)) {
                return among(mine, post);
            }
        }
        return mine.isEmpty() ? new Look.CannotTell(Trouble.of("channel.tooManyPosts")) : among(mine, post);
    }

    /** @param mine the events of the post, the oldest first */
    private Look among(List<JsonNode> mine, Post post) throws ChannelException {
        Optional<JsonNode> text = mine.stream()
                .filter(event -> Event.has(event, "m.text") && !Event.isReplacement(event))
                .findFirst();
        if (text.isEmpty()) {
            return new Look.Absent();
        }
        List<String> ids = new ArrayList<>(List.of(id(text.get())));
        mine.stream().filter(event -> Event.has(event, "m.image")).map(Room::id).forEach(ids::add);
        if (ids.size() <= post.pictures().size()) {
            return new Look.CannotTell(Trouble.of("channel.matrix.partly", server.host()));
        }
        return found(post, text.get(), String.join(" ", ids), true);
    }

    private Look found(Post post, JsonNode event, String remoteId, boolean whole) throws ChannelException {
        String text = Event.liveText(event);
        Receipt receipt = new Receipt(remoteId, Matrix.address(server.room(), id(event)), Event.at(event));
        return new Look.Found(receipt, text, whole && Markup.same(text, post.text()));
    }

    /** A text and the pictures that follow it count as one, as in the receipt that was given for them. */
    List<Seen> recent(Instant since) throws ChannelException {
        String me = server.me();
        Map<String, List<JsonNode>> posts = new LinkedHashMap<>();
        for (JsonNode event : server.messages(null).path("chunk")) {
            boolean own = Event.isBy(event, me) && !Event.isGone(event);
            boolean counts = own && !Event.isReplacement(event) && !Event.isReply(event);
            if (counts && !Event.at(event).isBefore(since)) {
                String key = event.path("content").path(Event.KEY).asText(id(event));
                posts.computeIfAbsent(key, none -> new ArrayList<>()).add(0, event);
            }
        }
        List<Seen> seen = new ArrayList<>();
        for (List<JsonNode> post : posts.values()) {
            seen.add(seen(post));
        }
        return seen.subList(0, Math.min(seen.size(), MOST_SEEN));
    }

    private Seen seen(List<JsonNode> post) throws ChannelException {
        JsonNode first = post.get(0);
        String text = Event.liveText(first);
        return new Seen(
                String.join(" ", post.stream().map(Room::id).toList()),
                Matrix.address(server.room(), id(first)),
                Event.at(first),
                text.substring(0, Math.min(text.length(), LONGEST_SEEN)));
    }

    private static String id(JsonNode event) {
        return event.path("event_id").asText();
    }
}
