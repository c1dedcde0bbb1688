package org.baken.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.Scene;
import org.baken.testing.Town;

/** A server of the AT Protocol that keeps the posts of one account and counts what readers do with them. */
final class SkyServer implements AutoCloseable {
    private static final String DID = "did:plc:gemeente234567abcdefghij";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, JsonNode> records = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> counts = new LinkedHashMap<>();
    private final HttpStub server;

    SkyServer() throws IOException {
        server = HttpStub.start(this::on);
    }

    /** Links an account here and gives its id. */
    String link(Town town, String name) {
        return Scene.created(town.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "bluesky",
                                "handle",
                                "@stad.example",
                                "name",
                                name,
                                "settings",
                                Map.of("service", server.baseUrl()),
                                "secret",
                                Map.of("identifier", "stad.example", "appPassword", "abcd-efgh-2345-6789"))));
    }

    /** What the posts are called, oldest first. */
    synchronized List<String> posts() {
        return List.copyOf(records.keySet());
    }

    /** What readers did with a post: names and numbers as the platform writes them; what is not named it does not tell. */
    synchronized void counted(String post, Map<String, Object> told) {
        counts.put(post, told);
    }

    /** Somebody removed a post past the town. */
    synchronized void lose(String post) {
        records.remove(post);
    }

    /** How often figures were asked for. */
    int asked() {
        return (int) server.requests().stream().filter(SkyServer::isQuestion).count();
    }

    void failToCount(Failure... failures) {
        server.fail(SkyServer::isQuestion, failures);
    }

    void failToPost(Failure... failures) {
        server.fail(request -> request.path().endsWith("putRecord"), failures);
    }

    private static boolean isQuestion(Request request) {
        return request.path().endsWith("app.bsky.feed.getPosts");
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized Reply on(Request request) {
        return switch (request.path().replaceFirst("^/xrpc/", "")) {
            case "com.atproto.server.createSession", "com.atproto.server.refreshSession" ->
                Reply.json(
                        200,
                        Map.of(
                                "did",
                                DID,
                                "handle",
                                "stad.example",
                                "accessJwt",
                                "access-1",
                                "refreshJwt",
                                "refresh-1"));
            case "com.atproto.server.getSession" ->
                Reply.json(200, Map.of("did", DID, "handle", "stad.example", "active", true));
            case "com.atproto.repo.putRecord" -> {
                String uri = uri(request.json().path("rkey").asText());
                records.put(uri, request.json().path("record"));
                counts.putIfAbsent(uri, Map.of("likeCount", 0, "repostCount", 0, "quoteCount", 0, "replyCount", 0));
                yield Reply.json(200, Map.of("uri", uri, "cid", "bafy1"));
            }
            case "com.atproto.repo.getRecord" -> record(uri(request.query().get("rkey")));
            case "com.atproto.repo.listRecords" -> Reply.json(200, Map.of("records", List.of()));
            case "app.bsky.notification.listNotifications" -> Reply.json(200, Map.of("notifications", List.of()));
            case "app.bsky.feed.getPosts" -> posts(request);
            default -> Reply.json(501, Map.of("error", "MethodNotImplemented"));
        };
    }

    private static String uri(String key) {
        return "at://" + DID + "/app.bsky.feed.post/" + key;
    }

    private Reply record(String uri) {
        return records.containsKey(uri)
                ? Reply.json(200, Map.of("uri", uri, "cid", "bafy1", "value", records.get(uri)))
                : Reply.json(400, Map.of("error", "RecordNotFound"));
    }

    private Reply posts(Request request) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode posts = answer.putArray("posts");
        for (String pair : request.target().replaceFirst("^.*\\?", "").split("&")) {
            String uri = URLDecoder.decode(pair.replaceFirst("^uris=", ""), StandardCharsets.UTF_8);
            if (records.containsKey(uri)) {
                ObjectNode post = MAPPER.valueToTree(counts.get(uri));
                posts.add(post.put("uri", uri));
            }
        }
        return Reply.json(200, answer);
    }
}
