package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Deadline;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** The client-server API of one homeserver, for one account. */
final class Homeserver {

    private static final String CLIENT = "/_matrix/client/v3";
    private static final Duration READING = Duration.ofSeconds(4);
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final Duration UPLOADING = Duration.ofSeconds(6);
    /** The longest wait that a caller is asked to keep. */
    private static final long HOUR = 3_600_000;

    private final Outbound outbound;
    private final Link link;
    private final Deadline deadline = new Deadline();
    private String room;

    Homeserver(Outbound outbound, Link link) {
        this.outbound = outbound;
        this.link = link;
    }

    String host() throws Refused {
        return at("").getHost();
    }

    /** The user that the access token belongs to. */
    String me() throws ChannelException {
        return read(CLIENT + "/account/whoami").path("user_id").asText();
    }

    JsonNode joinedRooms() throws ChannelException {
        return read(CLIENT + "/joined_rooms").path("joined_rooms");
    }

    /** The id of the account's room, also when the account names it by an address. */
    String room() throws ChannelException {
        if (room == null) {
            String named = link.setting("room").orElse("");
            if (named.matches("#[^\\s:]+:\\S+")) {
                room = read(CLIENT + "/directory/room/" + Requests.encode(named))
                        .path("room_id")
                        .asText();
            } else if (named.matches("!\\S+")) {
                room = named;
            } else {
                throw new Refused(Trouble.of("channel.matrix.room"));
            }
        }
        return room;
    }

    /** A part of the room's state; empty when it was never set. */
    Optional<JsonNode> state(String type) throws ChannelException {
        return found(inRoom("/state/" + type + "/"));
    }

    /** Puts a message in the room. The same transaction again gives the same event as long as the server remembers it. */
    String send(String transaction, Map<String, ?> content) throws ChannelException {
        return put(inRoom("/send/m.room.message/" + Requests.encode(transaction)), content);
    }

    /** Takes an event's content away for everybody; nothing happens when it is gone already. */
    void redact(String event, String transaction) throws ChannelException {
        put(inRoom("/redact/" + Requests.encode(event) + "/" + Requests.encode(transaction)), Map.of());
    }

    Optional<JsonNode> event(String id) throws ChannelException {
        return found(inRoom("/event/" + Requests.encode(id)));
    }

    /** The events that replace this one, the newest first. */
    JsonNode replacements(String id) throws ChannelException {
        String path = "/_matrix/client/v1/rooms/" + Requests.encode(room()) + "/relations/" + Requests.encode(id)
                + "/m.replace?limit=50";
        return read(path).path("chunk");
    }

    /** A page of the room's messages, the newest first. */
    JsonNode messages(String from) throws ChannelException {
        String filter = Requests.encode("{\"types\":[\"m.room.message\"]}");
        return read(inRoom("/messages?dir=b&limit=100&filter=" + filter)
                + (from == null ? "" : "&from=" + Requests.encode(from)));
    }

    /** Uploads a picture, which nobody sees until a message shows it; gives its address on Matrix. */
    String upload(Picture picture, byte[] bytes) throws ChannelException {
        HttpRequest request = to("/_matrix/media/v3/upload?filename=" + Requests.encode(picture.name()))
                .setHeader("Content-Type", picture.type())
                .timeout(deadline.preparing(UPLOADING, host()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build();
        String address =
                orFail(outbound.exchange(request)).json().path("content_uri").asText();
        if (!address.startsWith("mxc://")) {
            throw new Retryable(Trouble.of("channel.beforehand", host()));
        }
        return address;
    }

    private String put(String path, Map<String, ?> content) throws ChannelException {
        HttpRequest request = to(path).timeout(deadline.publishing(WRITING))
                .PUT(Requests.body(content))
                .build();
        String event =
                orFail(outbound.exchange(request)).json().path("event_id").asText("");
        if (event.isEmpty()) {
            throw new ChannelException.Unclear(Trouble.of("channel.badAnswer", host()));
        }
        return event;
    }

    private JsonNode read(String path) throws ChannelException {
        return orFail(outbound.exchange(to(path).timeout(READING).GET().build()))
                .json();
    }

    private Optional<JsonNode> found(String path) throws ChannelException {
        Answer answer = outbound.exchange(to(path).timeout(READING).GET().build());
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(orFail(answer).json());
    }

    /** Older servers say in the body only how long to wait. */
    private Answer orFail(Answer answer) throws ChannelException {
        if (answer.status() == 429 && answer.retryAfter().isEmpty()) {
            long wait = answer.json().path("retry_after_ms").asLong(0);
            if (wait > 0) {
                throw new Retryable(Trouble.of("channel.busy", answer.host()), Duration.ofMillis(Math.min(wait, HOUR)));
            }
        }
        return answer.orFail(link);
    }

    private String inRoom(String path) throws ChannelException {
        return CLIENT + "/rooms/" + Requests.encode(room()) + path;
    }

    private HttpRequest.Builder to(String path) throws Refused {
        return Requests.bearer(at(path), link, "accessToken");
    }

    private URI at(String path) throws Refused {
        return Requests.under(link.setting("homeserver").orElse(""), path);
    }
}
