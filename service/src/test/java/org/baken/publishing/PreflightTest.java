package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PreflightTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Outlets outlets = new Outlets(TOWN);

    private static JsonNode preflight(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/preflight")
                .json();
    }

    private static JsonNode done(String incident) {
        Town.eventually(
                "every account was tried",
                () -> !preflight(incident).path("running").asBoolean(true));
        return preflight(incident);
    }

    private static String state(JsonNode preflight, String account) {
        for (JsonNode item : preflight.path("items")) {
            if (item.path("account").asText().equals(account)) {
                return item.path("state").asText();
            }
        }
        return "NONE";
    }

    @Test
    void opening_an_incident_tries_every_account_of_its_kind_and_says_which_fails() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String good = outlets.mastodon(stub);
            String bad = outlets.account(
                    "mastodon", "Oud wachtwoord", Map.of("baseUrl", stub.baseUrl()), Map.of("accessToken", "wrong"));
            String away = outlets.account(
                    "mastodon", "Weg", Map.of("baseUrl", "http://127.0.0.1:1"), Map.of("accessToken", "token"));
            String sandbox = outlets.sandbox(Map.of());
            String incident = Scene.incident(TOWN, "Alles proberen");
            JsonNode preflight = done(incident);
            assertThat(state(preflight, good)).isEqualTo("OK");
            assertThat(state(preflight, bad)).isEqualTo("FAILING");
            assertThat(state(preflight, away)).isEqualTo("UNKNOWN");
            assertThat(state(preflight, sandbox)).isEqualTo("NONE");
            assertThat(preflight.path("ready").asInt()).isEqualTo(1);
            assertThat(preflight.path("total").asInt()).isEqualTo(3);
            assertThat(preflight.path("items").findValuesAsText("next"))
                    .hasSize(2)
                    .doesNotContain("");
            assertThat(Desk.logged(TOWN, incident, "preflight.")).containsExactly("preflight.done");
            assertThat(stub.requests()).doesNotContain("POST /api/v1/statuses");
            for (String account : List.of(good, bad, away, sandbox)) {
                outlets.unlink(account);
            }
        }
    }

    @Test
    void when_all_accounts_work_the_checklist_knows() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String good = outlets.mastodon(stub);
            String incident = Scene.created(
                    TOWN.as(Role.LEAD).post("/api/incidents", withPlaybook(Scene.opening("Vinkje", "REAL"))));
            done(incident);
            Town.eventually("ticked", () -> ticked(incident));
            outlets.unlink(good);
        }
    }

    private static Map<String, Object> withPlaybook(Map<String, Object> opening) {
        opening.put("playbooks", List.of("first-hour"));
        return opening;
    }

    private static boolean ticked(String incident) {
        for (JsonNode item : TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/checklist")
                .json()
                .path("items")) {
            if (item.path("ticks").asText().equals("accounts.checked")) {
                return item.path("state").asText().equals("DONE");
            }
        }
        return false;
    }

    @Test
    void an_account_that_was_mended_is_tried_again_on_request() throws Exception {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String account = outlets.account(
                    "mastodon", "Eerst fout", Map.of("baseUrl", stub.baseUrl()), Map.of("accessToken", "wrong"));
            String incident = Scene.incident(TOWN, "Nog eens proberen");
            assertThat(state(done(incident), account)).isEqualTo("FAILING");
            long version = TOWN.admin().get("/api/accounts/" + account).version();
            TOWN.admin()
                    .patch(
                            "/api/accounts/" + account,
                            Map.of("secret", Map.of("accessToken", MastodonStub.TOKEN)),
                            version);
            assertThat(TOWN.as(Role.AUTHOR)
                            .post("/api/incidents/" + incident + "/preflight", null)
                            .status())
                    .isEqualTo(403);
            Answer begun = TOWN.as(Role.SPOKESPERSON).post("/api/incidents/" + incident + "/preflight", null);
            assertThat(begun.json().path("running").asBoolean())
                    .as(begun.text())
                    .isTrue();
            assertThat(state(done(incident), account)).isEqualTo("OK");
            outlets.unlink(account);
        }
    }

    @Test
    void of_two_nodes_one_tries_the_accounts() throws Exception {
        String incident = Scene.incident(TOWN, "Twee knopen");
        done(incident);
        TOWN.database()
                .write(handle -> handle.attach(PreflightDao.class)
                        .again(incident, TOWN.clock().instant()));
        AtomicInteger claims = new AtomicInteger();
        List<Integer> both = Scene.together(() -> claimed(incident, "one"), () -> claimed(incident, "other"));
        both.forEach(claims::addAndGet);
        // The town's own node may have been before both.
        assertThat(claims.get()).isLessThanOrEqualTo(1);
    }

    private static int claimed(String incident, String node) {
        return TOWN.database()
                .write(handle -> handle.attach(PreflightDao.class)
                        .claim(
                                incident,
                                node,
                                TOWN.clock().instant().plusSeconds(60),
                                TOWN.clock().instant()));
    }
}
