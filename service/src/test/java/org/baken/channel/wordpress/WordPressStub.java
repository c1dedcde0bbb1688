package org.baken.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The part of WordPress' REST interface that the connector uses, as its handbook and a real site show it. */
final class WordPressStub implements HttpStub.Platform {

    static final String BASIC = "Basic "
            + java.util.Base64.getEncoder().encodeToString("redactie:abcd efgh ijkl".getBytes(StandardCharsets.UTF_8));

    private static final Pattern ONE = Pattern.compile("/wp-json/wp/v2/(posts|media)/(\\d+)");

    final Map<String, Map<String, Object>> posts = new LinkedHashMap<>();
    final Map<String, Map<String, Object>> media = new LinkedHashMap<>();
    /** Whether removed posts can be had back. */
    boolean bin = true;

    String stateOfNewPosts = "publish";
    private int last = 100;

    @Override
    public Reply on(Request request) {
        if (!BASIC.equals(request.header("Authorization"))) {
            return Reply.json(401, Map.of("code", "rest_not_logged_in", "message", "You are not currently logged in."));
        }
        Matcher one = ONE.matcher(request.path());
        if (one.matches()) {
            return one(request, one.group(1).equals("posts") ? posts : media, one.group(2));
        }
        return switch (request.method() + " " + request.path()) {
            case "GET /wp-json/wp/v2/users/me" -> Reply.json(200, me());
            case "GET /wp-json/wp/v2/posts" -> Reply.json(200, listed(request, posts));
            case "GET /wp-json/wp/v2/media" -> Reply.json(200, listed(request, media));
            case "POST /wp-json/wp/v2/posts" -> Reply.json(201, create(request.json()));
            case "POST /wp-json/wp/v2/media" -> Reply.json(201, upload(request.text()));
            default -> Reply.json(404, Map.of("code", "rest_no_route"));
        };
    }

    private static Map<String, Object> me() {
        Map<String, Boolean> capabilities = new LinkedHashMap<>();
        Site.RIGHTS.forEach(right -> capabilities.put(right, true));
        return Map.of("id", 7, "name", "Redactie", "capabilities", capabilities);
    }

    private static List<Map<String, Object>> listed(Request request, Map<String, Map<String, Object>> all) {
        List<String> states =
                Arrays.asList(request.query().getOrDefault("status", "").split(","));
        String slug = request.query().get("slug");
        return all.values().stream()
                .filter(thing -> states.get(0).isEmpty() || states.contains(thing.get("status")))
                .filter(thing -> slug == null || slug.equals(thing.get("slug")))
                .toList();
    }

    private Map<String, Object> create(JsonNode wanted) {
        String slug = wanted.path("slug").asText();
        while (taken(slug)) {
            slug += "-2";
        }
        Map<String, Object> post = new LinkedHashMap<>();
        post.put("id", ++last);
        post.put("slug", slug);
        post.put("status", stateOfNewPosts);
        post.put("link", "https://gemeente.example/" + slug + "/");
        post.put("date_gmt", "2026-11-21T09:30:05");
        put(post, wanted);
        posts.put(String.valueOf(last), post);
        return post;
    }

    private boolean taken(String slug) {
        return posts.values().stream().anyMatch(post -> post.get("slug").equals(slug));
    }

    private static void put(Map<String, Object> post, JsonNode wanted) {
        for (String part : List.of("title", "content")) {
            if (wanted.has(part)) {
                String raw = wanted.path(part).asText();
                post.put(part, Map.of("raw", raw, "rendered", raw));
            }
        }
    }

    private Map<String, Object> upload(String form) {
        String slug = part(form, "slug");
        Map<String, Object> picture = Map.of(
                "id",
                ++last,
                "slug",
                slug,
                "alt_text",
                part(form, "alt_text"),
                "source_url",
                "https://gemeente.example/uploads/" + slug + ".jpg");
        media.put(String.valueOf(last), picture);
        return picture;
    }

    private static String part(String form, String name) {
        Matcher found = Pattern.compile("name=\"" + name + "\"\r\n[^\r]*\r\n\r\n(.*?)\r\n--", Pattern.DOTALL)
                .matcher(form);
        return found.find() ? found.group(1) : "";
    }

    private Reply one(Request request, Map<String, Map<String, Object>> all, String id) {
        Map<String, Object> thing = all.get(id);
        if (thing == null) {
            return Reply.json(404, Map.of("code", "rest_post_invalid_id", "message", "Invalid post ID."));
        }
        return switch (request.method()) {
            case "GET" -> Reply.json(200, thing);
            case "POST" -> {
                put(thing, request.json());
                thing.put("status", request.json().path("status").asText());
                yield Reply.json(200, thing);
            }
            default -> delete(request, all, thing, id);
        };
    }

    private Reply delete(Request request, Map<String, Map<String, Object>> all, Map<String, Object> thing, String id) {
        if ("true".equals(request.query().get("force"))) {
            all.remove(id);
            return Reply.json(200, Map.of("deleted", true));
        }
        if (!bin || all == media) {
            return Reply.json(501, Map.of("code", "rest_trash_not_supported"));
        }
        if (thing.get("status").equals("trash")) {
            return Reply.json(410, Map.of("code", "rest_already_trashed"));
        }
        thing.put("status", "trash");
        thing.put("slug", thing.get("slug") + "__trashed");
        return Reply.json(200, thing);
    }

    /** Everything but what is in the bin. */
    List<Map<String, Object>> outside() {
        return new ArrayList<>(posts.values().stream()
                .filter(post -> !post.get("status").equals("trash"))
                .toList());
    }
}
