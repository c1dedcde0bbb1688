package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.baken.platform.Ids;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** A server of the AT Protocol with one account, as the protocol's documents and its reference server describe it. */
final class PdsStub implements HttpStub.Platform {

    static final String DID = "did:plc:gemeente234567abcdefghij";
    static final String OTHER_DID = "did:plc:brandweer34567abcdefghij";
    static final String HANDLE = "gemeente.example";
    static final String APP_PASSWORD = "abcd-efgh-2345-6789";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Clock clock;
    private final Map<String, ObjectNode> records = new TreeMap<>();
    private final Set<String> blobs = new HashSet<>();
    private final Set<String> refreshTokens = new HashSet<>();
    private final Map<String, Long> accessTokens = new HashMap<>();
    private int logins;
    private int refreshes;
    private int tokens;
    private boolean failsOnKnownKeys;
    private String password = APP_PASSWORD;
    private final PdsNotices notices = new PdsNotices();

    PdsStub(Clock clock) {
        this.clock = clock;
    }

    synchronized int logins() {
        return logins;
    }

    synchronized int refreshes() {
        return refreshes;
    }

    /** Somebody does something that the account is told of. */
    synchronized void notice(String reason, String text, String subject, Instant at) {
        notices.add(reason, text, subject, at);
    }

    /** Like some servers: an error of its own when a key is there already. */
    synchronized void failOnKnownKeys() {
        failsOnKnownKeys = true;
    }

    /** All sessions end at once, as when somebody takes the app password back and makes another. */
    synchronized void password(String other) {
        password = other;
        refreshTokens.clear();
        accessTokens.clear();
    }

    /** The access tokens end before their time. */
    synchronized void endAccess() {
        accessTokens.clear();
    }

    synchronized List<JsonNode> records() {
        return List.copyOf(records.values());
    }

    /** Puts a record there in another way, or changes one. */
    synchronized void put(String key, ObjectNode value) {
        records.put(key, value);
    }

    static ObjectNode record(String text, String createdAt) {
        return MAPPER.createObjectNode()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", createdAt);
    }

    @Override
    public synchronized Reply on(Request request) throws Exception {
        String method = request.path().replaceFirst("^/xrpc/", "");
        if (method.equals("com.atproto.server.createSession")) {
            return login(request.json());
        }
        String token = request.header("Authorization") == null
                ? ""
                : request.header("Authorization").substring(7);
        if (method.equals("com.atproto.server.refreshSession")) {
            return refresh(token);
        }
        if (accessTokens.getOrDefault(token, 0L) <= clock.instant().getEpochSecond()) {
            return error(400, "ExpiredToken", "Token has expired");
        }
        return switch (method) {
            case "com.atproto.server.getSession" ->
                Reply.json(200, Map.of("did", DID, "handle", HANDLE, "active", true));
            case "com.atproto.repo.putRecord" -> write(request.json());
            case "com.atproto.repo.getRecord" ->
                read(request.query().get("repo"), request.query().get("rkey"));
            case "com.atproto.repo.listRecords" -> list();
            case "com.atproto.repo.deleteRecord" -> {
                if (request.json().path("repo").asText().equals(DID)) {
                    records.remove(request.json().path("rkey").asText());
                }
                yield Reply.json(200, Map.of());
            }
            case "com.atproto.repo.uploadBlob" -> upload(request);
            case "app.bsky.notification.listNotifications" -> Reply.json(200, notices.page(request.query()));
            case "com.atproto.identity.resolveHandle" ->
                request.query().get("handle").equals("brandweer.example")
                        ? Reply.json(200, Map.of("did", OTHER_DID))
                        : error(400, "InvalidRequest", "Unable to resolve handle");
            default -> error(501, "MethodNotImplemented", "Method Not Implemented");
        };
    }

    private Reply login(JsonNode who) {
        logins++;
        boolean known = Set.of(HANDLE, DID).contains(who.path("identifier").asText());
        if (!known || !who.path("password").asText().equals(password)) {
            return error(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        return session();
    }

    private Reply refresh(String token) {
        refreshes++;
        return refreshTokens.remove(token) ? session() : error(400, "ExpiredToken", "Token has been revoked");
    }

    private Reply session() {
        long end = clock.instant().plus(Duration.ofHours(2)).getEpochSecond();
        String body = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"exp\":" + end + ",\"n\":" + tokens++ + "}").getBytes(StandardCharsets.UTF_8));
        String access = "eyJ0eXAiOiJhdCtqd3QifQ." + body + ".c2lnbmF0dXJl";
        String refresh = "refresh-" + tokens;
        accessTokens.put(access, end);
        refreshTokens.add(refresh);
        return Reply.json(200, Map.of("did", DID, "handle", HANDLE, "accessJwt", access, "refreshJwt", refresh));
    }

    private Reply write(JsonNode input) {
        ObjectNode record = (ObjectNode) input.path("record");
        String key = input.path("rkey").asText();
        String wrong = wrong(record);
        if (wrong != null) {
            return error(400, "InvalidRequest", wrong);
        }
        ObjectNode known = records.get(key);
        if (known != null && failsOnKnownKeys) {
            return error(500, "InternalServerError", "Internal Server Error");
        }
        if (known != null && !known.equals(record) && input.path("swapRecord").isNull()) {
            return error(400, "InvalidSwap", "Record was at bafyother");
        }
        records.put(key, record);
        return Reply.json(200, Map.of("uri", uri(key), "cid", "bafy" + record.hashCode()));
    }

    /** What the lexicons say about a record; null when nothing is wrong. */
    private String wrong(JsonNode record) {
        String text = record.path("text").asText();
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int count = 0;
        while (letters.next() != BreakIterator.DONE) {
            count++;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (count > 300 || bytes > 3000) {
            return "Invalid app.bsky.feed.post record: text too big";
        }
        for (JsonNode facet : record.path("facets")) {
            if (facet.path("index").path("byteEnd").asInt() > bytes) {
                return "Facet behind the text";
            }
        }
        for (JsonNode image : record.path("embed").path("images")) {
            if (!blobs.contains(image.path("image").path("ref").path("$link").asText())) {
                return "Could not find blob";
            }
        }
        return null;
    }

    private Reply read(String repo, String key) {
        return repo.equals(DID) && records.containsKey(key)
                ? Reply.json(200, one(key))
                : error(400, "RecordNotFound", "Could not locate record");
    }

    private Reply list() {
        List<ObjectNode> newest = new ArrayList<>();
        records.keySet().forEach(key -> newest.add(0, one(key)));
        return Reply.json(200, Map.of("records", newest));
    }

    private static String uri(String key) {
        return "at://" + DID + "/app.bsky.feed.post/" + key;
    }

    private ObjectNode one(String key) {
        ObjectNode one = MAPPER.createObjectNode()
                .put("uri", uri(key))
                .put("cid", "bafy" + records.get(key).hashCode());
        one.set("value", records.get(key));
        return one;
    }

    private Reply upload(Request request) {
        String ref = "bafy" + Ids.digest(new String(request.body(), StandardCharsets.ISO_8859_1));
        blobs.add(ref);
        return Reply.json(
                200,
                Map.of(
                        "blob",
                        Map.of(
                                "$type",
                                "blob",
                                "ref",
                                Map.of("$link", ref),
                                "mimeType",
                                request.header("Content-Type"),
                                "size",
                                request.body().length)));
    }

    private static Reply error(int status, String name, String message) {
        return Reply.json(status, Map.of("error", name, "message", message));
    }
}
