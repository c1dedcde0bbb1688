package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The log-in of {@link MastodonStub}: apps register themselves, a person says yes, and a code becomes a token. */
final class MastodonStubLogin {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CODE = "code-of-the-yes";

    private final Map<String, String> redirectsByClient = new HashMap<>();
    private final Map<String, String> question = new HashMap<>();
    private List<String> scopes =
            List.of("read:accounts", "read:notifications", "read:statuses", "write:media", "write:statuses", "read");
    private boolean tells = true;
    private String authorizeAt;

    /** Like servers before 4.3: nothing tells how to ask. */
    void tellNothing() {
        tells = false;
    }

    /** Like a server that knows other scopes. */
    void scopes(List<String> known) {
        scopes = known;
    }

    /** Like a server that sends people elsewhere. */
    void authorizeAt(String address) {
        authorizeAt = address;
    }

    /** Null when there is none. */
    ObjectNode metadata(String baseUrl) {
        if (!tells) {
            return null;
        }
        ObjectNode told = MAPPER.createObjectNode()
                .put("issuer", baseUrl + "/")
                .put("authorization_endpoint", authorizeAt == null ? baseUrl + "/oauth/authorize" : authorizeAt)
                .put("token_endpoint", baseUrl + "/oauth/token");
        scopes.forEach(told.putArray("scopes_supported")::add);
        told.putArray("code_challenge_methods_supported").add("S256");
        return told;
    }

    ObjectNode register(JsonNode app) {
        String id = "client-" + redirectsByClient.size();
        redirectsByClient.put(id, app.path("redirect_uris").asText());
        return MAPPER.createObjectNode().put("client_id", id).put("client_secret", "secret-of-" + id);
    }

    /** A person opens the address and says yes; gives what comes back with them. */
    Map<String, String> yes(URI address) {
        question.clear();
        question.putAll(parameters(address.getRawQuery()));
        if (!question.get("redirect_uri").equals(redirectsByClient.get(question.get("client_id")))) {
            throw new AssertionError("This app did not register the address to come back to");
        }
        return Map.of("code", CODE, "state", question.get("state"));
    }

    /** Null when the question is not the one that was said yes to. */
    ObjectNode token(String body, String token) {
        Map<String, String> asked = parameters(body);
        boolean same = CODE.equals(asked.get("code"))
                && "authorization_code".equals(asked.get("grant_type"))
                && question.getOrDefault("client_id", "none").equals(asked.get("client_id"))
                && ("secret-of-" + asked.get("client_id")).equals(asked.get("client_secret"))
                && question.get("redirect_uri").equals(asked.get("redirect_uri"))
                && proven(question.get("code_challenge"), asked.get("code_verifier"));
        question.clear();
        return same
                ? MAPPER.createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("scope", asked.get("scope"))
                : null;
    }

    private static boolean proven(String challenge, String verifier) {
        if (challenge == null) {
            return verifier == null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return challenge.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : encoded.split("&")) {
            int at = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
