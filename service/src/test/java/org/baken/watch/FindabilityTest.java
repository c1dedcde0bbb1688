package org.baken.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class FindabilityTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private HttpStub web;
    private volatile String link = "/onze-site";

    @BeforeEach
    void start() throws Exception {
        web = HttpStub.start(request -> switch (request.path()) {
            case "/gids" ->
                new Reply(
                        200,
                        Map.of(),
                        "text/html; charset=utf-8",
                        ("<!doctype html><p>Tekst " + web.baseUrl() + "/onze-site <a href='" + link + "'>Gemeente</a>")
                                .getBytes(StandardCharsets.UTF_8));
            case "/verhuisd" -> Reply.empty(301).with("Location", "/gids");
            case "/rondje" -> Reply.empty(302).with("Location", "/rondje");
            case "/binnen" -> Reply.empty(302).with("Location", "http://169.254.169.254/latest/meta-data");
            case "/onze-site", "/onze-site/", "/onze-site/nieuws" -> Reply.text(200, "Welkom");
            case "/stuk" -> Reply.text(500, "Stuk");
            default -> Reply.text(404, "Weg");
        });
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private String findable(String page, String wanted) {
        return Scene.created(TOWN.as(Role.MONITOR)
                .post("/api/findability", Map.of("name", "Stadsgids", "url", web.baseUrl() + page, "wanted", wanted)));
    }

    private JsonNode checked(String id) {
        Answer answer = TOWN.as(Role.MONITOR).post("/api/findability/" + id + "/check", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String state(String page, String wanted) {
        return checked(findable(page, wanted)).path("state").asText();
    }

    @Test
    void a_page_that_leads_to_us_is_told_from_one_that_only_names_us() {
        String ours = web.baseUrl() + "/onze-site";
        assertThat(state("/gids", ours)).isEqualTo("LINKED");
        assertThat(state("/verhuisd", ours + "/")).isEqualTo("LINKED");
        link = ours + "/nieuws#vandaag";
        assertThat(state("/gids", ours)).as("deeper in our site").isEqualTo("LINKED");
        link = "/iets-anders";
        assertThat(state("/gids", ours)).isEqualTo("MISSING");
        link = "/weg";
        assertThat(state("/gids", web.baseUrl() + "/weg")).isEqualTo("BROKEN");
    }

    @Test
    void what_cannot_be_looked_at_says_why_and_leads_nowhere_inside() {
        String ours = web.baseUrl() + "/onze-site";
        assertThat(state("/stuk", ours)).isEqualTo("UNREACHABLE");
        assertThat(state("/bestaat-niet", ours)).isEqualTo("REFUSED");
        assertThat(state("/rondje", ours)).isEqualTo("REFUSED");
        JsonNode inside = checked(findable("/binnen", ours));
        assertThat(inside.path("state").asText()).isEqualTo("REFUSED");
        assertThat(inside.path("problem").asText()).contains("169.254.169.254");
    }

    @Test
    void every_page_is_looked_at_daily_by_itself() {
        String id = findable("/gids", web.baseUrl() + "/onze-site");
        Town.eventually("looked at", () -> state(id).equals("LINKED"));
        link = "/iets-anders";
        TOWN.as(Role.OBSERVER);
        TOWN.stayUp(Duration.ofHours(25));
        Town.eventually("and the next day again", () -> state(id).equals("MISSING"));
        assertThat(TOWN.as(Role.LEAD).delete("/api/findability/" + id).status()).isEqualTo(204);
    }

    private String state(String id) {
        for (JsonNode item :
                TOWN.as(Role.OBSERVER).get("/api/findability").json().path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item.path("state").asText();
            }
        }
        return "NONE";
    }

    @Test
    void another_address_is_looked_at_anew_and_observers_only_read() {
        String id = findable("/gids", web.baseUrl() + "/onze-site");
        checked(id);
        Answer changed = TOWN.as(Role.MONITOR)
                .put(
                        "/api/findability/" + id,
                        Map.of("name", "Gids", "url", web.baseUrl() + "/stuk", "wanted", web.baseUrl() + "/onze-site"),
                        1);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("state").asText()).isEqualTo("UNCHECKED");
        assertThat(TOWN.as(Role.OBSERVER)
                        .post("/api/findability/" + id + "/check", null)
                        .status())
                .isEqualTo(403);
    }
}
