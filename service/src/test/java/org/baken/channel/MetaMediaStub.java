package org.baken.channel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.testing.HttpStub.Platform;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/**
 * Containers and posts as the documentation of Instagram and of Threads describes them; both do it alike, in other words.
 *
 * <p>A container can be published once. It is gone after a day.
 */
public final class MetaMediaStub implements Platform {

    /** What one of the two platforms calls things. */
    public record Words(
            String account, String create, String publish, String list, String quota, String text, String state) {}

    /** A container as it was made, and what became of it. */
    public static final class Container {
        public final Map<String, String> form;
        public String state = "FINISHED";

        Container(Map<String, String> form) {
            this.form = form;
        }
    }

    /** A published post. */
    public record Entry(String id, String text, Instant at, Container container) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

    public final Map<String, Container> containers = new LinkedHashMap<>();
    public final Map<String, Entry> posts = new LinkedHashMap<>();
    public String goodToken;
    /** How often a new container is asked for its state before it is done. */
    public int work;
    /** The state in which a container of pictures ends. */
    public String end = "FINISHED";

    public int used;
    public int quota = 50;
    /** Whether new posts are not shown in the list yet. */
    public boolean late;

    private final Words words;
    private final Clock clock;
    private final Map<String, Integer> asked = new HashMap<>();
    private int number = 700;

    public MetaMediaStub(Words words, Clock clock, String goodToken) {
        this.words = words;
        this.clock = clock;
        this.goodToken = goodToken;
    }

    public static Reply error(int status, int code, int subcode, String message) {
        Map<String, Object> error = new HashMap<>(Map.of("message", message, "type", "OAuthException", "code", code));
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        return Reply.json(status, Map.of("error", error));
    }

    @Override
    public Reply on(Request request) {
        Map<String, String> form = request.method().equals("POST") ? request.form() : request.query();
        if (!goodToken.equals(form.get("access_token"))) {
            return error(400, 190, 463, "Error validating access token: Session has expired");
        }
        String path = request.path().replaceFirst("^/v[0-9.]+", "");
        if (path.equals(words.account())) {
            return Reply.json(200, Map.of("id", "17", "username", "gemeente"));
        }
        String edge = path.startsWith(words.account() + "/")
                ? path.substring(words.account().length() + 1)
                : "";
        if (edge.equals(words.quota())) {
            Object most = Map.of("quota_total", quota, "quota_duration", 86400);
            return Reply.json(
                    200,
                    Map.of(
                            "data",
                            List.of(Map.of(
                                    "quota_usage", used,
                                    "config", most,
                                    "reply_quota_usage", 0,
                                    "reply_config", most))));
        }
        if (request.method().equals("POST")) {
            return edge.equals(words.publish()) ? publish(form.get("creation_id")) : create(edge, form);
        }
        if (edge.equals(words.list()) || edge.equals("replies")) {
            return list(form, edge.equals("replies"));
        }
        return one(request.method(), path.substring(1));
    }

    private Reply create(String edge, Map<String, String> form) {
        if (!edge.equals(words.create())) {
            return error(400, 100, 0, "Unknown path " + edge);
        }
        for (String child : form.getOrDefault("children", "").split(",")) {
            if (!child.isEmpty() && !containers.get(child).state.equals("FINISHED")) {
                return error(400, 100, 0, "Media is not ready");
            }
        }
        String id = String.valueOf(++number);
        Container made = new Container(form);
        made.state = work > 0 ? "IN_PROGRESS" : form.containsKey("image_url") ? end : "FINISHED";
        containers.put(id, made);
        return Reply.json(200, Map.of("id", id));
    }

    private Reply publish(String id) {
        Container container = containers.get(id);
        if (container == null || !container.state.equals("FINISHED")) {
            return error(400, 9007, 2207027, "The media is not ready to be published");
        }
        container.state = "PUBLISHED";
        String post = String.valueOf(++number);
        posts.put(post, new Entry(post, container.form.getOrDefault(words.text(), ""), clock.instant(), container));
        return Reply.json(200, Map.of("id", post));
    }

    private Reply list(Map<String, String> form, boolean replies) {
        Instant since = Instant.ofEpochSecond(Long.parseLong(form.get("since")));
        List<Object> newest = new ArrayList<>();
        for (Entry entry : posts.values()) {
            boolean reply = entry.container() != null && entry.container().form.containsKey("reply_to_id");
            if (!late && reply == replies && !entry.at().isBefore(since)) {
                newest.add(0, shown(entry));
            }
        }
        int limit = Integer.parseInt(form.get("limit"));
        return Reply.json(200, Map.of("data", newest.subList(0, Math.min(limit, newest.size()))));
    }

    private Reply one(String method, String id) {
        Container container = containers.get(id);
        if (container != null) {
            if (container.state.equals("IN_PROGRESS") && asked.merge(id, 1, Integer::sum) > work) {
                container.state = container.form.containsKey("image_url") ? end : "FINISHED";
            }
            return Reply.json(
                    200,
                    Map.of(
                            "id",
                            id,
                            words.state(),
                            container.state,
                            "status".equals(words.state()) ? "error_message" : "status",
                            "Said by the platform"));
        }
        Entry entry = posts.get(id);
        if (entry == null) {
            return error(400, 100, 33, "Object with ID '" + id + "' does not exist");
        }
        if (method.equals("DELETE")) {
            posts.remove(id);
            return Reply.json(200, Map.of("success", true, "deleted_id", id));
        }
        return Reply.json(200, shown(entry));
    }

    private Map<String, String> shown(Entry entry) {
        return Map.of(
                "id",
                entry.id(),
                words.text(),
                entry.text(),
                "timestamp",
                TIME.format(entry.at()),
                "permalink",
                "https://platform.example/p/" + entry.id(),
                "media_type",
                entry.container() == null ? "REPOST_FACADE" : "TEXT_POST");
    }
}
