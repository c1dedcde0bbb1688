package org.baken.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.Device;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class SecondFactorTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String PATH = "/api/session/second-factor";

    private static Answer login(String username, String code) {
        Map<String, Object> login = code == null
                ? Map.of("username", username, "password", Town.PASSWORD)
                : Map.of("username", username, "password", Town.PASSWORD, "code", code);
        return TOWN.nobody().post("/api/session", login);
    }

    private static Answer remove(Visitor person, String password) {
        return person.send("DELETE", PATH, Map.of("password", password), Map.of());
    }

    @Test
    void once_set_up_a_login_needs_a_code_and_each_code_is_good_once() {
        Visitor person = TOWN.person("tweestap", Role.AUTHOR);
        Visitor decoy = TOWN.person("eenstap", Role.AUTHOR);
        assertThat(person.get("/api/session")
                        .json()
                        .path("person")
                        .path("secondFactor")
                        .asBoolean())
                .isFalse();
        Device device = Device.enrol(TOWN, person);
        assertThat(person.get("/api/session")
                        .json()
                        .path("person")
                        .path("secondFactor")
                        .asBoolean())
                .isTrue();
        Answer without = login("tweestap", null);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().path("type").asText()).isEqualTo("urn:baken:problem:code-needed");
        Answer replayed = login("tweestap", device.usedCode());
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.json().path("type").asText()).isEqualTo("urn:baken:problem:code-wrong");
        String code = device.nextCode();
        assertThat(login("tweestap", code).status()).isEqualTo(200);
        assertThat(login("tweestap", code).status()).isEqualTo(401);
        assertThat(login("eenstap", null).status()).isEqualTo(200);
        assertThat(decoy.get("/api/session")
                        .json()
                        .path("person")
                        .path("secondFactor")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_wrong_password_is_told_before_anything_about_codes() {
        Visitor person = TOWN.person("stil", Role.AUTHOR);
        Device device = Device.enrol(TOWN, person);
        Answer wrong = TOWN.nobody()
                .post("/api/session", Map.of("username", "stil", "password", "iets anders", "code", device.nextCode()));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("type").asText()).isEqualTo("urn:baken:problem:no-session");
    }

    @Test
    void of_two_logins_with_one_code_at_the_same_moment_one_gets_in() throws Exception {
        Device device = Device.enrol(TOWN, TOWN.person("dubbel", Role.AUTHOR));
        String code = device.nextCode();
        assertThat(Scene.together(
                        () -> login("dubbel", code).status(),
                        () -> login("dubbel", code).status()))
                .containsExactlyInAnyOrder(200, 401);
    }

    @Test
    void nothing_is_asked_until_the_device_has_proved_that_it_knows_the_secret() {
        Visitor person = TOWN.person("begonnen", Role.AUTHOR);
        assertThat(person.put(PATH, Map.of("code", "123456")).status()).isEqualTo(409);
        String first = person.post(PATH, null).json().path("secret").asText();
        assertThat(login("begonnen", null).status()).isEqualTo(200);
        Answer again = person.post(PATH, null);
        assertThat(again.json().path("uri").asText())
                .startsWith("otpauth://totp/")
                .contains("begonnen?secret=");
        assertThat(again.json().path("qr").asText()).startsWith("<svg ").doesNotContain("script");
        assertThat(again.json().path("secret").asText()).isNotEqualTo(first);
        Answer old = person.put(PATH, Map.of("code", new Device(first, TOWN.clock()).code()));
        assertThat(old.status()).isEqualTo(400);
        assertThat(old.wrongFields()).containsExactly("code");
        Device device = new Device(again.json().path("secret").asText(), TOWN.clock());
        assertThat(person.put(PATH, Map.of("code", device.code())).status()).isEqualTo(204);
        assertThat(person.post(PATH, null).status()).isEqualTo(409);
    }

    @Test
    void it_is_taken_away_with_the_password_or_by_an_administrator_and_that_is_logged() {
        Visitor person = TOWN.person("weg", Role.AUTHOR);
        Device.enrol(TOWN, person);
        assertThat(remove(person, "niet mijn woord").wrongFields()).containsExactly("password");
        assertThat(remove(person, Town.PASSWORD).status()).isEqualTo(204);
        assertThat(login("weg", null).status()).isEqualTo(200);
        Device.enrol(TOWN, person);
        String reset = "/api/people/" + person.id() + "/second-factor";
        assertThat(TOWN.as(Role.LEAD).delete(reset).status()).isEqualTo(403);
        assertThat(TOWN.nobody().delete(reset).status()).isEqualTo(401);
        assertThat(TOWN.admin().delete(reset).status()).isEqualTo(204);
        assertThat(login("weg", null).status()).isEqualTo(200);
        assertThat(kinds(person.id()))
                .endsWith(
                        "person.second-factor-on",
                        "person.second-factor-off",
                        "session.opened",
                        "person.second-factor-on",
                        "person.second-factor-reset",
                        "session.opened");
    }

    @Test
    void the_secret_is_told_once_and_stands_nowhere_readable() {
        Visitor person = TOWN.person("geheim", Role.AUTHOR);
        Answer begun = person.post(PATH, null, "set-up-1");
        String secret = begun.json().path("secret").asText();
        assertThat(secret).hasSize(32);
        for (String table : new String[] {"second_factor", "command", "log_entry"}) {
            String rows = TOWN.database()
                    .read(handle -> Json.write(handle.select("SELECT * FROM " + table).mapToMap().list().stream()
                            .map(Object::toString)
                            .toList()));
            assertThat(rows).as(table).doesNotContain(secret);
        }
        assertThat(person.get("/api/session").text()).doesNotContain(secret);
    }

    @Test
    void a_secret_moved_to_another_person_opens_nothing() {
        Visitor thief = TOWN.person("dief", Role.AUTHOR);
        Visitor owner = TOWN.person("eigenaar", Role.AUTHOR);
        Device mine = Device.enrol(TOWN, thief);
        Device.enrol(TOWN, owner);
        TOWN.database()
                .write(handle -> handle.execute(
                        "UPDATE second_factor SET last_step = -1, secret = (SELECT secret FROM second_factor WHERE person = ?)"
                                + " WHERE person = ?",
                        thief.id(),
                        owner.id()));
        assertThat(login("eigenaar", mine.nextCode()).status()).isEqualTo(401);
    }

    @Test
    void guessing_codes_is_slowed_down_even_with_the_password() {
        Device device = Device.enrol(TOWN, TOWN.person("raden", Role.AUTHOR));
        for (int i = 0; i < 10; i++) {
            assertThat(login("raden", "00000" + i).status()).isEqualTo(401);
        }
        assertThat(login("raden", device.nextCode()).status()).isEqualTo(429);
    }

    private static List<String> kinds(String person) {
        return TOWN.database()
                .read(handle -> handle.select("SELECT kind FROM log_entry WHERE object = ? ORDER BY seq", person)
                        .mapTo(String.class)
                        .list());
    }
}
