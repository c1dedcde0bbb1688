package org.baken.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class SessionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void the_house_can_be_set_up_only_once() {
        TOWN.admin();
        Answer again = TOWN.nobody()
                .post(
                        "/api/setup",
                        Map.of(
                                "token", "token-of-this-test",
                                "username", "indringer",
                                "name", "Indringer",
                                "password", Town.PASSWORD));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void without_a_session_nothing_is_told() {
        assertThat(TOWN.nobody().get("/api/people").status()).isEqualTo(401);
        assertThat(TOWN.nobody().get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        TOWN.as(Role.OBSERVER);
        Answer wrong =
                TOWN.nobody().post("/api/session", Map.of("username", "observer", "password", "iets heel anders"));
        Answer unknown =
                TOWN.nobody().post("/api/session", Map.of("username", "niemand", "password", "iets heel anders"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void a_change_without_the_csrf_token_is_refused() {
        Visitor admin = TOWN.admin();
        Answer answer = admin.without("X-CSRF-Token").post("/api/groups", Map.of());
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void after_logging_out_the_cookie_is_worth_nothing() {
        Visitor visitor = TOWN.person("weg", Role.OBSERVER);
        assertThat(visitor.delete("/api/session").status()).isEqualTo(204);
        assertThat(visitor.get("/api/people").status()).isEqualTo(401);
    }

    @Test
    void ten_wrong_passwords_close_the_door_for_a_while() {
        TOWN.person("vergeten", Role.OBSERVER);
        Map<String, String> wrong = Map.of("username", "vergeten", "password", "nog eens proberen");
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(TOWN.nobody().post("/api/session", wrong).status()).isEqualTo(401);
        }
        Map<String, String> right = Map.of("username", "vergeten", "password", Town.PASSWORD);
        Answer closed = TOWN.nobody().post("/api/session", right);
        assertThat(closed.status()).isEqualTo(429);
        assertThat(closed.header("Retry-After")).isEqualTo("300");
        TOWN.clock().forward(Duration.ofMinutes(6));
        assertThat(TOWN.nobody().post("/api/session", right).status()).isEqualTo(200);
    }

    @Test
    void an_invited_person_chooses_a_password_once() {
        Answer added = TOWN.admin()
                .post("/api/people", Map.of("username", "Nieuw", "name", "Nieuwe", "roles", List.of("AUTHOR")));
        String token = added.json().path("invitation").asText().replaceFirst(".*#", "");
        Map<String, String> choice = Map.of("token", token, "password", "zes verse koude appels");
        assertThat(TOWN.nobody().post("/api/invitations", choice).status()).isEqualTo(201);
        assertThat(TOWN.nobody().post("/api/invitations", choice).status()).isEqualTo(404);
        assertThat(TOWN.nobody()
                        .login("nieuw", "zes verse koude appels")
                        .get("/api/people")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void only_an_administrator_adds_people() {
        Answer answer =
                TOWN.as(Role.LEAD).post("/api/people", Map.of("username", "x", "name", "X", "roles", List.of("ADMIN")));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_wrong_request_names_the_field_in_the_callers_language() {
        Visitor admin = TOWN.admin().with("Accept-Language", "fr");
        Answer unknown = admin.post("/api/people", "{\"username\":\"a\",\"name\":\"A\",\"roles\":[],\"rang\":1}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.wrongFields()).containsExactly("rang");
        assertThat(unknown.text()).contains("Ce champ n'existe pas.");
        Answer role = admin.post("/api/people", Map.of("username", "a", "name", "A", "roles", List.of("KING")));
        assertThat(role.wrongFields()).containsExactly("roles[0]");
        Answer empty = admin.post("/api/people", Map.of("username", " ", "roles", List.of()));
        assertThat(empty.wrongFields()).contains("name", "username");
        Answer hidden = admin.post("/api/people", Map.of("username", "a", "name", "A\u202Eb", "roles", List.of()));
        assertThat(hidden.wrongFields()).containsExactly("name");
    }

    @Test
    void the_same_key_twice_makes_one_person_and_another_body_is_refused() {
        Map<String, Object> body = Map.of("username", "eenmaal", "name", "Eenmaal", "roles", List.of("AUTHOR"));
        Answer first = TOWN.admin().post("/api/people", body, "key-1");
        Answer second = TOWN.admin().post("/api/people", body, "key-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
        Map<String, Object> other = Map.of("username", "ander", "name", "Ander", "roles", List.of("AUTHOR"));
        assertThat(TOWN.admin().post("/api/people", other, "key-1").status()).isEqualTo(422);
    }

    @Test
    void a_stale_version_is_refused_and_names_who_was_first() {
        Answer person =
                TOWN.admin().post("/api/people", Map.of("username", "versie", "name", "V", "roles", List.of("AUTHOR")));
        String path = "/api/people/" + person.id();
        assertThat(TOWN.admin()
                        .send("PATCH", path, Map.of("name", "W"), Map.of())
                        .status())
                .isEqualTo(428);
        assertThat(TOWN.admin().patch(path, Map.of("name", "W"), 1).status()).isEqualTo(200);
        Answer stale = TOWN.admin().patch(path, Map.of("name", "Z"), 1);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("changedBy").asText()).isEqualTo("Beheer");
    }

    @Test
    void an_unknown_address_and_a_wrong_method_are_problems_too() {
        assertThat(TOWN.admin().get("/api/nothing").header("Content-Type")).isEqualTo("application/problem+json");
        Answer method = TOWN.admin().put("/api/people", Map.of());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.json().path("type").asText()).isEqualTo("urn:baken:problem:method");
    }
}
