package org.baken.channel.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.OAuth;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Platform;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The part of X's interface that posts need, as its documentation describes it. */
public final class XStub implements Platform {

    /** The secret of the app {@code app-1}. */
    public static final String SECRET = "app-secret-1234";

    record Entry(String id, String text, Instant at, String replyTo, List<String> media) {}

    private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?[a-z]+\\.(?:example|be)(?:/[\\w/?=#-]*)?");

    final Map<String, Entry> posts = new LinkedHashMap<>();
    /** Alternative texts by picture. */
    final Map<String, String> media = new LinkedHashMap<>();

    String accessToken = "access-1-aaaa";
    String refreshToken = "refresh-1-aaaa";
    boolean refuseDuplicates;
    String challenge;

    private final Clock clock;
    private int number = 100;
    private int token = 1;

    public XStub(Clock clock) {
        this.clock = clock;
    }

    /** The connector, talking to this server instead of to X. */
    public static X connector(HttpStub server, Clock clock) {
        Outbound outbound = new Outbound(PrivateAddresses.parse("127.0.0.1"), clock);
        return new X(outbound, clock, server.baseUrl(), "https://x.com/i/oauth2/authorize");
    }

    /** The access token ends, as it does after two hours. */
    public void endAccess() {
        accessToken = "none";
    }

    /** The person takes back their yes: neither token is good for anything. */
    public void endLink() {
        endAccess();
        refreshToken = "none";
    }

    /** The person says yes again, and gets new tokens. */
    public void linkAgain() {
        give();
    }

    /** What the tokens are now, as entries of an account's secret. */
    public Map<String, String> tokens() {
        return Map.of(OAuth.ACCESS_TOKEN, accessToken, OAuth.REFRESH_TOKEN, refreshToken);
    }

    /** What is in the timeline, oldest first. */
    public List<String> texts() {
        return posts.values().stream().map(Entry::text).toList();
    }

    @Override
    public Reply on(Request request) {
        if (request.path().equals("/2/oauth2/token")) {
            return token(request);
        }
        if (!("Bearer " + accessToken).equals(request.header("Authorization"))) {
            return problem(401, "Unauthorized", "Unauthorized");
        }
        String path = request.path();
        if (request.is("GET", "/2/users/me")) {
            return Reply.json(200, Map.of("data", Map.of("id", "42", "name", "Gemeente", "username", "gemeente")));
        }
        if (request.is("POST", "/2/tweets")) {
            return create(request.json());
        }
        if (request.is("POST", "/2/media/upload")) {
            return upload(request.json());
        }
        if (request.is("POST", "/2/media/metadata")) {
            JsonNode said = request.json();
            media.put(
                    said.path("id").asText(),
                    said.path("metadata").path("alt_text").path("text").asText());
            return Reply.json(200, Map.of("data", Map.of("id", said.path("id").asText())));
        }
        if (request.is("GET", "/2/users/42/tweets")) {
            return list(request);
        }
        return one(request.method(), path.replaceFirst("^/2/tweets/", ""));
    }

    private Reply create(JsonNode content) {
        String text = content.path("text").asText();
        if (refuseDuplicates
                && posts.values().stream().anyMatch(entry -> entry.text().equals(text))) {
            return problem(403, "Forbidden", "You are not allowed to create a Tweet with duplicate content.");
        }
        List<String> along = new ArrayList<>();
        content.path("media").path("media_ids").forEach(id -> along.add(id.asText()));
        String id = String.valueOf(++number);
        posts.put(
                id,
                new Entry(
                        id,
                        text,
                        clock.instant(),
                        content.path("reply").path("in_reply_to_tweet_id").asText(null),
                        along));
        return Reply.json(201, Map.of("data", Map.of("id", id, "text", text)));
    }

    private Reply upload(JsonNode content) {
        Base64.getDecoder().decode(content.path("media").asText());
        if (!content.path("media_category").asText().equals("tweet_image")) {
            return problem(400, "Invalid Request", "media_category");
        }
        String id = String.valueOf(++number);
        media.put(id, null);
        return Reply.json(200, Map.of("data", Map.of("id", id, "media_key", "3_" + id, "expires_after_secs", 86400)));
    }

    private Reply list(Request request) {
        Instant since = Instant.parse(request.query().get("start_time"));
        List<Object> newest = new ArrayList<>();
        for (Entry entry : posts.values()) {
            boolean left = request.query().get("exclude").contains("replies") && entry.replyTo() != null;
            if (!entry.at().isBefore(since) && !left) {
                newest.add(0, shown(entry));
            }
        }
        int most = Integer.parseInt(request.query().get("max_results"));
        Map<String, Object> meta = new HashMap<>(Map.of("result_count", Math.min(most, newest.size())));
        if (newest.size() > most) {
            meta.put("next_token", "more");
        }
        return newest.isEmpty()
                ? Reply.json(200, Map.of("meta", meta))
                : Reply.json(200, Map.of("data", newest.subList(0, Math.min(most, newest.size())), "meta", meta));
    }

    private Reply one(String method, String id) {
        if (method.equals("DELETE")) {
            return Reply.json(200, Map.of("data", Map.of("deleted", posts.remove(id) != null)));
        }
        Entry entry = posts.get(id);
        return entry != null
                ? Reply.json(200, Map.of("data", shown(entry)))
                : Reply.json(
                        200,
                        Map.of(
                                "errors",
                                List.of(Map.of(
                                        "title",
                                        "Not Found Error",
                                        "detail",
                                        "Could not find tweet with id: [" + id + "].",
                                        "type",
                                        "https://api.twitter.com/2/problems/resource-not-found"))));
    }

    /** As X shows a text: escaped, with an address of its own in the place of every address, and one more for pictures. */
    private Map<String, Object> shown(Entry entry) {
        List<Map<String, Object>> urls = new ArrayList<>();
        Matcher address = ADDRESS.matcher(entry.text());
        String text = address.replaceAll(found -> {
            String real = found.group().startsWith("http") ? found.group() : "http://" + found.group();
            return own(urls, entry, real);
        });
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        if (!entry.media().isEmpty()) {
            text += " " + own(urls, entry, "https://x.com/gemeente/status/" + entry.id() + "/photo/1");
        }
        return Map.of(
                "id", entry.id(), "text", text, "created_at", entry.at().toString(), "entities", Map.of("urls", urls));
    }

    private static String own(List<Map<String, Object>> urls, Entry entry, String real) {
        String short_ = "https://t.co/A" + entry.id() + "b" + urls.size();
        urls.add(Map.of("url", short_, "expanded_url", real, "display_url", "…"));
        return short_;
    }

    private Reply token(Request request) {
        Map<String, String> form = request.form();
        String basic =
                "Basic " + Base64.getEncoder().encodeToString(("app-1:" + SECRET).getBytes(StandardCharsets.US_ASCII));
        boolean known = basic.equals(request.header("Authorization")) || "app-1".equals(form.get("client_id"));
        boolean right = "refresh_token".equals(form.get("grant_type"))
                ? refreshToken.equals(form.get("refresh_token"))
                : "code-1".equals(form.get("code"))
                        && OAuth.challenge(form.getOrDefault("code_verifier", ""))
                                .equals(challenge);
        if (!known || !right) {
            return Reply.json(
                    400,
                    Map.of(
                            "error",
                            "invalid_request",
                            "error_description",
                            "Value passed for the token was invalid: " + form.get("refresh_token")));
        }
        give();
        return Reply.json(
                200,
                Map.of(
                        "token_type",
                        "bearer",
                        "expires_in",
                        7200,
                        "access_token",
                        accessToken,
                        "refresh_token",
                        refreshToken));
    }

    private void give() {
        accessToken = "access-" + ++token + "-aaaa";
        refreshToken = "refresh-" + token + "-aaaa";
    }

    private static Reply problem(int status, String title, String detail) {
        return Reply.json(status, Map.of("title", title, "detail", detail, "type", "about:blank", "status", status));
    }
}
