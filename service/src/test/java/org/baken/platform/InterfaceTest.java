package org.baken.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at every address. */
@Tag("database")
class InterfaceTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Map<String, Object> group(String name) {
        return Map.of("name", name, "kind", "STAFF", "members", List.of());
    }

    private static long groupsCalled(String name) {
        long found = 0;
        for (var group : TOWN.admin().get("/api/groups").json().path("items")) {
            found += group.path("name").asText().equals(name) ? 1 : 0;
        }
        return found;
    }

    @Test
    void the_same_key_from_eight_hands_at_once_makes_one_thing_and_answers_alike() throws Exception {
        Visitor admin = TOWN.admin();
        admin.post("/api/groups", group("Een andere"), "decoy");
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> presses = new ArrayList<>();
            for (int hand = 0; hand < 8; hand++) {
                presses.add(() -> admin.post("/api/groups", group("Tegelijk"), "at-once"));
            }
            List<String> answers = new ArrayList<>();
            for (Future<Answer> press : hands.invokeAll(presses)) {
                assertThat(press.get().status()).as(press.get().toString()).isEqualTo(201);
                answers.add(press.get().id());
            }
            assertThat(answers).hasSize(8).containsOnly(answers.get(0));
            assertThat(groupsCalled("Tegelijk")).isEqualTo(1);
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void a_key_belongs_to_one_person() {
        Answer first = TOWN.admin().post("/api/groups", group("Van beheer"), "shared");
        Answer second = TOWN.as(Role.LEAD).post("/api/groups", group("Van de leiding"), "shared");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        Map<String, Object> wrong = Map.of("name", "", "kind", "STAFF", "members", List.of());
        assertThat(TOWN.admin().post("/api/groups", wrong, "free").status()).isEqualTo(400);
        assertThat(TOWN.admin().post("/api/groups", group("Verbeterd"), "free").status())
                .isEqualTo(201);
    }

    @Test
    void a_request_of_thirteen_megabytes_is_refused_as_a_problem() {
        Answer answer = TOWN.admin().post("/api/groups", group("x".repeat(13 * 1024 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("This is larger than we accept. Nothing was saved.");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 11 * 1024 * 1024})
    void a_refused_client_that_still_sends_reads_why_and_keeps_its_connection(int length) throws Exception {
        URI address = TOWN.address();
        String body = "{\"a\":\"" + "b".repeat(length - 8) + "\"}";
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = client.getOutputStream();
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            String head = "POST /api/groups HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n";
            out.write((head + "Content-Length: " + length + "\r\n\r\n" + body.substring(0, length - 8))
                    .getBytes(US_ASCII));
            out.flush();
            client.setSoTimeout(1000);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(20_000);
            String next = "GET /api/session HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n";
            out.write((body.substring(length - 8) + next).getBytes(US_ASCII));
            out.flush();
            assertThat(in.lines().collect(Collectors.joining())).containsPattern("^HTTP/1.1 401 .*HTTP/1.1 401 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"long-address,414", "long-header,431", "no-http,400"})
    void what_cannot_be_read_at_all_is_refused_as_a_problem_that_says_that_the_connection_ends(String kind, int status)
            throws Exception {
        String asked = switch (kind) {
            case "long-address" -> "GET /verify?text=" + "x".repeat(30_000) + " HTTP/1.1\r\nHost: here";
            case "long-header" -> "GET /verify HTTP/1.1\r\nHost: here\r\nX-Long: " + "x".repeat(30_000);
            default -> "GET /verify\u0001 NONSENSE/1.1";
        };
        URI address = TOWN.address();
        try (Socket client = new Socket(address.getHost(), address.getPort())) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write((asked + "\r\n\r\n").getBytes(US_ASCII));
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
            List<String> lines = in.lines().toList();
            assertThat(lines.get(0)).startsWith("HTTP/1.1 " + status + " ");
            assertThat(lines)
                    .contains("Connection: close", "Content-Type: application/problem+json", "Content-Language: nl");
            assertThat(lines.get(lines.size() - 1))
                    .contains("\"status\":" + status, "Er is niets opgeslagen.")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void what_is_not_json_is_refused_as_a_problem() {
        Answer syntax = TOWN.admin().post("/api/groups", "{\"name\": ");
        assertThat(syntax.status()).isEqualTo(400);
        assertThat(syntax.json().path("type").asText()).isEqualTo("urn:baken:problem:malformed");
        Answer media = TOWN.admin().send("POST", "/api/groups", "<group/>", Map.of("Content-Type", "application/xml"));
        assertThat(media.status()).isEqualTo(415);
        assertThat(media.header("Content-Type")).isEqualTo("application/problem+json");
        Answer twice =
                TOWN.admin().post("/api/groups", "{\"name\":\"A\",\"name\":\"B\",\"kind\":\"STAFF\",\"members\":[]}");
        assertThat(twice.status()).isEqualTo(400);
    }

    @Test
    void a_wrong_page_is_refused_and_a_long_list_comes_in_pages() {
        assertThat(TOWN.admin().get("/api/people?limit=201").wrongFields()).containsExactly("limit");
        for (String name : List.of("blad-a", "blad-b", "blad-c")) {
            TOWN.admin()
                    .post("/api/people", Map.of("username", name, "name", "Bladzijde", "roles", List.of("OBSERVER")));
        }
        Answer first = TOWN.admin().get("/api/people?q=bladzijde&limit=2");
        assertThat(first.json().path("items")).hasSize(2);
        String next = first.json().path("next").asText();
        Answer second = TOWN.admin().get("/api/people?q=bladzijde&limit=2&after=" + next);
        assertThat(second.json().path("items")).hasSize(1);
        assertThat(second.json().has("next")).isFalse();
    }

    @Test
    void a_percent_sign_in_a_search_is_a_percent_sign() {
        TOWN.admin().post("/api/people", Map.of("username", "procent", "name", "100% Inzet", "roles", List.of()));
        assertThat(TOWN.admin().get("/api/people?q=0%25").json().path("items")).hasSize(1);
    }

    @Test
    void browsers_are_told_to_load_nothing_from_elsewhere() {
        Answer answer = TOWN.nobody().get("/api/session");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
        TOWN.as(Role.OBSERVER);
        Answer answer = TOWN.nobody().post("/api/session", Map.of("username", "observer", "password", Town.PASSWORD));
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly").contains("SameSite=Strict");
    }

    @Test
    void the_admin_port_tells_health_and_metrics() throws Exception {
        assertThat(adminGet("/healthcheck"))
                .contains("\"database\":{\"healthy\":true")
                .contains("log-followers");
        assertThat(adminGet("/metrics")).contains("# TYPE");
    }

    private static String adminGet(String path) throws Exception {
        URI address = URI.create(TOWN.adminAddress() + path);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
