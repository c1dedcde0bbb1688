package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.channel.Requests;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.LiveServer;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole product against the real servers of {@code src/test/live}: from sign-off to what readers see, and back. */
@Tag("live")
@EnabledIfEnvironmentVariable(named = "BAKEN_LIVE", matches = ".+", disabledReason = "See src/test/live")
class RealServersLiveIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String TEXT = "Blijf binnen & sluit ramen.\n\nMeer op https://stad.example/i/brand-haven";

    private final LiveServer wordpress = LiveServer.named("wordpress");
    private final LiveServer matrix = LiveServer.named("matrix");
    private final LiveServer ntfy = LiveServer.named("ntfy");
    private final String topic = "gemeente-" + Ids.next();

    private static String account(String platform, Map<String, ?> settings, Map<String, ?> secret) {
        String id = Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", platform, "name", platform, "settings", settings, "secret", secret)));
        Answer check = TOWN.admin().post("/api/accounts/" + id + "/check", Map.of());
        assertThat(check.json().path("ok").asBoolean()).as(check.text()).isTrue();
        return id;
    }

    private JsonNode onMatrix(String method, String path, String token, Map<String, ?> content) {
        String authorization = token == null ? null : "Bearer " + token;
        String json = content == null ? null : Json.write(content);
        return matrix.ask(method, "/_matrix/client/v3" + path, authorization, json)
                .json();
    }

    private String token() {
        Map<String, ?> login = Map.of(
                "type", "m.login.password",
                "identifier", Map.of("type", "m.id.user", "user", matrix.get("user")),
                "password", matrix.get("password"));
        return onMatrix("POST", "/login", null, login).path("access_token").asText();
    }

    private static List<JsonNode> deliveries(String incident) {
        List<JsonNode> items = new ArrayList<>();
        TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?limit=200")
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    @Test
    void what_was_signed_off_stands_on_each_server_and_is_gone_once_it_is_withdrawn() {
        String token = token();
        String room = onMatrix("POST", "/createRoom", token, Map.of("preset", "public_chat"))
                .path("room_id")
                .asText();
        List<String> accounts = List.of(
                account(
                        "wordpress",
                        Map.of("baseUrl", wordpress.get("baseUrl")),
                        Map.of(
                                "username", wordpress.get("author.username"),
                                "applicationPassword", wordpress.get("author.applicationPassword"))),
                account(
                        "matrix",
                        Map.of("homeserver", matrix.get("baseUrl"), "room", room),
                        Map.of("accessToken", token)),
                account(
                        "ntfy",
                        Map.of("baseUrl", ntfy.get("baseUrl"), "topic", topic),
                        Map.of("token", ntfy.get("token"))));
        String incident = Scene.incident(TOWN, "Brand in de haven");

        Answer message = Publish.onto(TOWN, incident, Desk.words(TEXT), accounts);

        String page = pageOf(incident);
        assertThat(wordpress.ask("GET", page, null, null).text())
                .contains("Brand in de haven</h1>")
                .doesNotContain("<p>Brand in de haven</p>")
                .contains("<p>Blijf binnen &amp; sluit ramen.</p>")
                .contains("<a href=\"https://stad.example/i/brand-haven\">");
        assertThat(inRoom(room, token).path("content").path("body").asText()).isEqualTo("Brand in de haven\n\n" + TEXT);
        assertThat(lastOnTopic().path("title").asText()).isEqualTo("Brand in de haven");
        assertThat(lastOnTopic().path("message").asText()).isEqualTo(TEXT);

        Answer withdrawn = TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + message.id() + "/publication");
        assertThat(withdrawn.status()).as(withdrawn.text()).isLessThan(300);

        Town.eventually(
                "it is gone everywhere",
                () -> wordpress.ask("GET", page, null, null).status() == 404
                        && inRoom(room, token).path("content").isEmpty()
                        && lastOnTopic().path("event").asText().equals("message_delete"));
    }

    private String pageOf(String incident) {
        return deliveries(incident).stream()
                .filter(delivery -> delivery.path("platform").asText().equals("wordpress"))
                .map(delivery -> delivery.path("url")
                        .asText()
                        .substring(wordpress.get("baseUrl").length()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode inRoom(String room, String token) {
        String filter = Requests.encode("{\"types\":[\"m.room.message\"]}");
        return onMatrix("GET", "/rooms/" + Requests.encode(room) + "/messages?dir=b&filter=" + filter, token, null)
                .path("chunk")
                .path(0);
    }

    private JsonNode lastOnTopic() {
        String events = ntfy.ask("GET", "/" + topic + "/json?poll=1&since=all", "Bearer " + ntfy.get("token"), null)
                .text()
                .strip();
        return Json.read(events.substring(events.lastIndexOf('\n') + 1));
    }
}
