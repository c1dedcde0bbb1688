package org.baken.channel.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.testing.HttpStub.Platform;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The part of LinkedIn's interface that a Page needs, as its documentation describes it. */
final class LinkedInStub implements Platform {

    static final String SECRET = "app-secret-1234";
    static final String PAGE = "urn:li:organization:5515715";

    /** @param commentary as LinkedIn keeps it: cut at the first reserved sign that was not escaped */
    record Entry(String urn, String commentary, Instant at, JsonNode content, boolean passedOn) {
        String seen() {
            return seenOf(commentary);
        }
    }

    final Map<String, Entry> posts = new LinkedHashMap<>();
    /** Sizes of the uploaded files by picture. */
    final Map<String, Integer> images = new LinkedHashMap<>();

    String accessToken = "access-1-aaaa";
    String refreshToken;
    String versions = "202607";
    boolean refuseDuplicates;
    /** How often a new picture is asked for before it is ready. */
    int work;

    String baseUrl;

    private final Clock clock;
    private int number = 100;
    private int asked;

    LinkedInStub(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Reply on(Request request) {
        if (request.path().equals("/oauth/v2/accessToken")) {
            return token(request.form());
        }
        if (!("Bearer " + accessToken).equals(request.header("Authorization"))) {
            return error(401, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired");
        }
        if (request.method().equals("PUT")) {
            images.put(request.path().replaceAll("^/upload/", "urn:li:image:"), request.body().length);
            return Reply.empty(201);
        }
        if (!versions.contains(request.header("LinkedIn-Version"))) {
            return error(426, "NONEXISTENT_VERSION", "Requested version is not active");
        }
        if (!"2.0.0".equals(request.header("X-Restli-Protocol-Version"))) {
            return error(400, "ILLEGAL_ARGUMENT", "Protocol version");
        }
        if (request.path().equals("/rest/images")) {
            String id = "I" + ++number;
            return Reply.json(
                    200,
                    Map.of("value", Map.of("uploadUrl", baseUrl + "/upload/" + id, "image", "urn:li:image:" + id)));
        }
        if (request.path().startsWith("/rest/images/")) {
            return Reply.json(200, Map.of("status", asked++ < work ? "PROCESSING" : "AVAILABLE"));
        }
        if (request.is("POST", "/rest/posts")) {
            return create(request.json());
        }
        return request.is("GET", "/rest/posts")
                ? list(request)
                : one(request, request.path().replaceFirst("^/rest/posts/", ""));
    }

    private Reply create(JsonNode content) {
        if (!content.path("author").asText().equals(PAGE)
                || !content.path("lifecycleState").asText().equals("PUBLISHED")
                || !content.path("visibility").asText().equals("PUBLIC")) {
            return error(403, "ACCESS_DENIED", "Not enough permissions");
        }
        String commentary = cut(content.path("commentary").asText());
        if (refuseDuplicates
                && posts.values().stream().anyMatch(entry -> entry.commentary().equals(commentary))) {
            return error(422, "DUPLICATE_POST", "Content is a duplicate of urn:li:share:101");
        }
        String urn = "urn:li:share:" + ++number;
        posts.put(urn, new Entry(urn, commentary, clock.instant(), content.path("content"), false));
        return Reply.empty(201).with("x-restli-id", urn);
    }

    private Reply list(Request request) {
        if (!"FINDER".equals(request.header("X-RestLi-Method"))
                || !PAGE.equals(request.query().get("author"))) {
            return error(400, "ILLEGAL_ARGUMENT", "Finder");
        }
        List<Object> newest = new ArrayList<>();
        posts.values().forEach(entry -> newest.add(0, shown(entry)));
        int most = Integer.parseInt(request.query().get("count"));
        return Reply.json(200, Map.of("elements", newest.subList(0, Math.min(most, newest.size()))));
    }

    private Reply one(Request request, String urn) {
        if (request.method().equals("DELETE")) {
            posts.remove(urn);
            return Reply.empty(204);
        }
        Entry entry = posts.get(urn);
        if (entry == null) {
            return error(404, "NOT_FOUND", "Could not find entity");
        }
        if (request.method().equals("POST")) {
            String text =
                    request.json().path("patch").path("$set").path("commentary").asText();
            posts.put(urn, new Entry(urn, cut(text), entry.at(), entry.content(), false));
            return Reply.empty(204);
        }
        return Reply.json(200, shown(entry));
    }

    private static Map<String, Object> shown(Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", entry.urn());
        shown.put("author", PAGE);
        shown.put("commentary", entry.commentary());
        shown.put("createdAt", entry.at().toEpochMilli());
        shown.put("publishedAt", entry.at().toEpochMilli());
        shown.put("lifecycleState", "PUBLISHED");
        if (entry.passedOn()) {
            shown.put("reshareContext", Map.of("parent", "urn:li:share:1"));
        }
        return shown;
    }

    private Reply token(Map<String, String> form) {
        boolean app = "app-1".equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        boolean right = "refresh_token".equals(form.get("grant_type"))
                ? form.get("refresh_token").equals(refreshToken)
                : "code-1".equals(form.get("code"));
        if (!app || !right) {
            return Reply.json(400, Map.of("error", "invalid_request", "error_description", "The token is not valid"));
        }
        accessToken = "access-2-aaaa";
        Map<String, Object> given = new LinkedHashMap<>(Map.of("access_token", accessToken, "expires_in", 5184000));
        if (refreshToken != null) {
            given.put("refresh_token", refreshToken);
            given.put("refresh_token_expires_in", 31536000);
        }
        return Reply.json(200, given);
    }

    private static Reply error(int status, String code, String message) {
        return Reply.json(status, Map.of("status", status, "code", code, "message", message));
    }

    /** What LinkedIn silently does. */
    private static String cut(String little) {
        int at = 0;
        while (at < little.length()) {
            char sign = little.charAt(at);
            if (sign == '\\') {
                at += 2;
            } else if (little.startsWith("{hashtag|\\#|", at)) {
                at = little.indexOf('}', at) + 1;
            } else if ("|{}@[]()<>#*_~".indexOf(sign) >= 0) {
                return little.substring(0, at);
            } else {
                at++;
            }
        }
        return little;
    }

    private static String seenOf(String little) {
        StringBuilder seen = new StringBuilder();
        for (int at = 0; at < little.length(); at++) {
            if (little.startsWith("{hashtag|\\#|", at)) {
                int end = little.indexOf('}', at);
                seen.append('#').append(seenOf(little.substring(at + 12, end)));
                at = end;
            } else {
                at += little.charAt(at) == '\\' ? 1 : 0;
                seen.append(little.charAt(at));
            }
        }
        return seen.toString();
    }
}
