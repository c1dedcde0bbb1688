package org.baken.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.baken.account.Role;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ServiceModeTest {
    private static final String SWITCH = "/api/service-mode";

    @RegisterExtension
    static final Town TOWN = new Town();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Visitor lead = TOWN.as(Role.LEAD);

    @AfterEach
    void open() {
        Answer mode = lead.get(SWITCH);
        lead.put(SWITCH, Map.of("publicOnly", false), mode.version());
    }

    private void close() {
        Answer closed =
                lead.put(SWITCH, Map.of("publicOnly", true), lead.get(SWITCH).version());
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().path("publicOnly").asBoolean()).isTrue();
    }

    private List<LogEntry> log() {
        return new Logbook(TOWN.database(), TOWN.clock()).after(0, 10_000);
    }

    @Test
    void a_lead_leaves_only_the_public_pages_open_and_opens_all_again() {
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Brand en drukte", "REAL")));
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren."));
        Visitor reader = TOWN.nobody().with("Accept", "text/html");
        Town.eventually(
                "it stands on the page",
                () -> reader.get("/i/brand-en-drukte").text().contains("Sluit ramen en deuren."));
        close();
        assertThat(reader.get("/").text()).contains("Brand en drukte");
        assertThat(reader.get("/i/brand-en-drukte").text()).contains("Sluit ramen en deuren.");
        assertThat(reader.get("/feed.json").status()).isEqualTo(200);

        Answer refused = lead.with("Accept-Language", "fr").get("/api/incidents/" + incident);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.json().path("type").asText()).isEqualTo("urn:baken:problem:public-only");
        assertThat(refused.json().path("detail").asText()).contains("Seules les pages publiques");
        Answer page = reader.with("Accept-Language", "nl").get("/console/");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("Alleen de publieke pagina’s zijn open", "href=\"/console/service-mode\"");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(TOWN.as(Role.AUTHOR)
                        .post("/api/incidents/" + incident + "/messages", Desk.words("Nog iets."))
                        .status())
                .isEqualTo(503);

        // Who was not logged in can still come in and open everything.
        Visitor again = TOWN.nobody().login("lead", Town.PASSWORD);
        assertThat(again.put(
                                SWITCH,
                                Map.of("publicOnly", false),
                                again.get(SWITCH).version())
                        .status())
                .isEqualTo(200);
        assertThat(lead.get("/api/incidents/" + incident).status()).isEqualTo(200);
        assertThat(log().stream().map(LogEntry::kind)).containsSubsequence("service.public-only", "service.whole");
    }

    @Test
    void only_leads_and_administrators_use_the_switch_and_from_what_they_saw() {
        Answer seen = TOWN.as(Role.OBSERVER).get(SWITCH);
        assertThat(seen.json().path("publicOnly").asBoolean()).isFalse();
        for (Role role : List.of(Role.OBSERVER, Role.AUTHOR, Role.SPOKESPERSON)) {
            assertThat(TOWN.as(role)
                            .put(SWITCH, Map.of("publicOnly", true), seen.version())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(TOWN.nobody().get(SWITCH).status()).isEqualTo(401);
        assertThat(lead.put(SWITCH, Map.of("publicOnly", true)).status()).isEqualTo(428);
        assertThat(lead.put(SWITCH, Map.of(), seen.version()).wrongFields()).containsExactly("publicOnly");
        assertThat(TOWN.admin()
                        .put(SWITCH, Map.of("publicOnly", true), seen.version())
                        .status())
                .isEqualTo(200);
        assertThat(lead.put(SWITCH, Map.of("publicOnly", false), seen.version()).status())
                .isEqualTo(412);
    }

    @Test
    void live_streams_end_when_all_but_the_pages_closes() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(TOWN.address().resolve("/api/events"));
        lead.headers().forEach(request::header);
        HttpResponse<Stream<String>> stream = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        close();
        assertThat(stream.body().count()).isPositive();
    }

    @Test
    void it_can_be_switched_on_the_admin_port_and_the_words_are_plain() throws Exception {
        assertThat(task("")).contains("Say on=true or on=false");
        assertThat(task("?on=maybe")).contains("Nothing was changed");
        assertThat(task("?on=true")).contains("Only the public pages are served now.");
        assertThat(lead.get("/api/incidents").status()).isEqualTo(503);
        JsonNode mode = lead.get(SWITCH).json();
        assertThat(mode.path("changedBy").asText()).isEqualTo("admin-port");
        assertThat(task("?on=false")).contains("Everything is served again.");
        assertThat(lead.get("/api/incidents").status()).isEqualTo(200);
    }

    private String task(String query) throws IOException, InterruptedException {
        URI address = TOWN.adminAddress().resolve("/tasks/public-only" + query);
        return http.send(
                        HttpRequest.newBuilder(address)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void a_node_that_starts_knows_what_was_switched_before() {
        close();
        Mode mode = new Mode();
        new ServiceModes(TOWN.database(), new Logbook(TOWN.database(), TOWN.clock()), TOWN.clock(), mode).refresh();
        assertThat(mode.isPublicOnly()).isTrue();
    }

    @Test
    void a_node_whose_database_is_away_obeys_at_once_and_writes_it_down_when_it_is_back() {
        AtomicBoolean away = new AtomicBoolean(true);
        Database database = TOWN.database(source -> failing(source, away));
        Mode mode = new Mode();
        ServiceModes modes = new ServiceModes(database, new Logbook(database, TOWN.clock()), TOWN.clock(), mode);
        assertThat(modes.force(true)).isFalse();
        assertThat(mode.isPublicOnly()).isTrue();
        assertThat(lead.get(SWITCH).json().path("publicOnly").asBoolean()).isFalse();
        away.set(false);
        modes.refresh();
        assertThat(mode.isPublicOnly()).isTrue();
        Town.eventually(
                "it is written down",
                () -> lead.get(SWITCH).json().path("publicOnly").asBoolean());
    }

    private static DataSource failing(DataSource source, AtomicBoolean away) {
        return (DataSource) java.lang.reflect.Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get() && method.getName().equals("getConnection")) {
                        throw new java.sql.SQLException("the database is away");
                    }
                    return method.invoke(source, arguments);
                });
    }
}
