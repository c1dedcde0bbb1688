package org.baken.channel.facebook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.testing.HttpStub.Platform;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The part of Meta's Graph API that a Page needs, as its documentation describes it. */
final class FacebookStub implements Platform {

    static final String TOKEN = "page-token-1234";
    static final String SECRET = "app-secret-1234";
    static final String PAGE = "1001";

    record Entry(String id, String message, Instant at, String link, List<String> photos) {}

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final Pattern FIELD = Pattern.compile(
            "name=\"(\\w+)\"(?:; filename=\"[^\"]*\")?\r\n(?:[\\w-]+: [^\r]*\r\n)*\r\n(.*?)\r\n--", Pattern.DOTALL);

    final Map<String, Entry> posts = new LinkedHashMap<>();
    /** Alternative texts by photo. */
    final Map<String, String> photos = new LinkedHashMap<>();

    String goodToken = TOKEN;
    boolean refuseDuplicates;
    boolean linksUnreadable;
    long dataAccessEnds;
    /** What the next call is answered with, once. */
    Reply next;

    private final Clock clock;
    private int number = 500;

    FacebookStub(Clock clock) {
        this.clock = clock;
    }

    static Reply error(int status, int code, int subcode, String message) {
        Map<String, Object> error = new HashMap<>(Map.of("message", message, "type", "OAuthException", "code", code));
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        return Reply.json(status, Map.of("error", error));
    }

    @Override
    public Reply on(Request request) {
        if (next != null) {
            Reply once = next;
            next = null;
            return once;
        }
        String path = request.path().replaceFirst("^/v25\\.0", "");
        if (path.equals("/oauth/access_token")) {
            return token(request.query());
        }
        if (path.equals("/debug_token")) {
            return debug(request.query());
        }
        Map<String, String> form = parameters(request);
        if (path.equals("/me/accounts")) {
            return accounts(form);
        }
        if (!goodToken.equals(form.get("access_token"))) {
            return error(400, 190, 463, "Error validating access token: Session has expired");
        }
        if (form.get("appsecret_proof") == null) {
            return error(400, 100, 0, "API calls from the server require an appsecret_proof argument");
        }
        return switch (path) {
            case "/me" -> Reply.json(200, Map.of("id", PAGE, "name", "Gemeente"));
            case "/1001/feed" -> create(form);
            case "/1001/photos" -> photo(form);
            case "/1001/published_posts" -> list(form);
            default -> one(request.method(), path.substring(1), form);
        };
    }

    private Reply create(Map<String, String> form) {
        if (form.containsKey("scheduled_publish_time") || "false".equals(form.get("published"))) {
            return error(400, 100, 0, "This test allows no scheduling");
        }
        if (form.containsKey("link") && linksUnreadable) {
            return error(400, 100, 1609005, "The url you supplied is invalid");
        }
        String last =
                posts.values().stream().reduce((a, b) -> b).map(Entry::message).orElse(null);
        if (refuseDuplicates && form.get("message").equals(last)) {
            return error(400, 506, 0, "Duplicate status message");
        }
        List<String> attached = new ArrayList<>();
        for (int at = 0; form.containsKey("attached_media[" + at + "]"); at++) {
            attached.add(form.get("attached_media[" + at + "]").replaceAll("\\D", ""));
        }
        String id = PAGE + "_" + ++number;
        posts.put(id, new Entry(id, form.get("message"), clock.instant(), form.get("link"), attached));
        return Reply.json(200, Map.of("id", id));
    }

    private Reply photo(Map<String, String> form) {
        if (!"false".equals(form.get("published"))) {
            return error(400, 100, 0, "This test allows no photo by itself");
        }
        String id = String.valueOf(++number);
        photos.put(id, form.get("alt_text_custom"));
        return Reply.json(200, Map.of("id", id));
    }

    private Reply list(Map<String, String> form) {
        Instant since = Instant.ofEpochSecond(Long.parseLong(form.get("since")));
        List<Object> newest = new ArrayList<>();
        for (Entry entry : posts.values()) {
            if (!entry.at().isBefore(since)) {
                newest.add(0, shown(entry));
            }
        }
        int limit = Integer.parseInt(form.get("limit"));
        return Reply.json(200, Map.of("data", newest.subList(0, Math.min(limit, newest.size()))));
    }

    private Reply one(String method, String id, Map<String, String> form) {
        Entry entry = posts.get(id);
        if (entry == null) {
            return error(400, 100, 33, "Unsupported request. Object with ID '" + id + "' does not exist");
        }
        switch (method) {
            case "POST" -> posts.put(id, new Entry(id, form.get("message"), entry.at(), entry.link(), entry.photos()));
            case "DELETE" -> posts.remove(id);
            default -> {
                return Reply.json(200, shown(entry));
            }
        }
        return Reply.json(200, Map.of("success", true));
    }

    private static Map<String, String> shown(Entry entry) {
        return Map.of(
                "id", entry.id(),
                "message", entry.message(),
                "created_time", TIME.format(entry.at()),
                "permalink_url", "https://www.facebook.com/gemeente/posts/" + entry.id());
    }

    private Reply token(Map<String, String> query) {
        if (!SECRET.equals(query.get("client_secret")) || !"app-1".equals(query.get("client_id"))) {
            return error(400, 101, 0, "Error validating client secret.");
        }
        if ("fb_exchange_token".equals(query.get("grant_type"))) {
            return "short".equals(query.get("fb_exchange_token"))
                    ? Reply.json(200, Map.of("access_token", "long", "token_type", "bearer", "expires_in", 5184000))
                    : error(400, 190, 0, "Invalid token");
        }
        return "code-1".equals(query.get("code"))
                        && "https://gemeente.example/console/linked".equals(query.get("redirect_uri"))
                ? Reply.json(200, Map.of("access_token", "short", "token_type", "bearer"))
                : error(400, 100, 36009, "This authorization code has been used.");
    }

    private Reply debug(Map<String, String> query) {
        boolean app = ("app-1|" + SECRET).equals(query.get("access_token"));
        boolean valid = app && goodToken.equals(query.get("input_token"));
        return Reply.json(
                200,
                Map.of("data", Map.of("is_valid", valid, "expires_at", 0, "data_access_expires_at", dataAccessEnds)));
    }

    private Reply accounts(Map<String, String> form) {
        if (!"long".equals(form.get("access_token"))) {
            return error(400, 190, 0, "Invalid token");
        }
        return Reply.json(
                200,
                Map.of(
                        "data",
                        List.of(
                                Map.of("id", PAGE, "name", "Gemeente", "username", "gemeente", "access_token", TOKEN),
                                Map.of("id", "1002", "name", "Bibliotheek", "access_token", "library-token"))));
    }

    private static Map<String, String> parameters(Request request) {
        String type = request.header("Content-Type");
        if (type != null && type.startsWith("multipart/form-data")) {
            Map<String, String> form = new HashMap<>();
            Matcher field = FIELD.matcher(new String(request.body(), StandardCharsets.UTF_8));
            int from = 0;
            while (field.find(from)) {
                form.put(field.group(1), field.group(2));
                from = field.end() - 2;
            }
            return form;
        }
        return request.method().equals("POST") ? request.form() : request.query();
    }
}
