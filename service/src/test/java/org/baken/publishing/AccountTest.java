package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Vault;
import org.baken.testing.Answer;
import org.baken.testing.MastodonStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class AccountTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Answer mastodon(String baseUrl) {
        return TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform", "mastodon",
                                "handle", "@stad@voorbeeld.example",
                                "name", "Mastodon van de stad",
                                "settings", Map.of("baseUrl", baseUrl),
                                "secret", Map.of("accessToken", MastodonStub.TOKEN)));
    }

    @Test
    void the_house_starts_with_a_page_for_what_is_real_and_one_for_exercises() {
        Answer list = TOWN.as(Role.AUTHOR).get("/api/accounts");
        assertThat(list.json().path("items").findValuesAsText("id")).startsWith("public-page", "exercise-page");
        assertThat(list.json().at("/items/0/name").asText()).isEqualTo("Public page");
        assertThat(list.json().at("/items/0/sandbox").asBoolean()).isFalse();
        assertThat(list.json().at("/items/1/sandbox").asBoolean()).isTrue();
        assertThat(TOWN.admin().delete("/api/accounts/public-page").status()).isEqualTo(409);
    }

    @Test
    void an_account_is_linked_tried_changed_and_unlinked_and_its_secret_is_told_to_nobody() throws IOException {
        try (MastodonStub stub = MastodonStub.start()) {
            Answer added = mastodon(stub.baseUrl());
            assertThat(added.status()).isEqualTo(201);
            assertThat(added.json().path("linked").asBoolean()).isTrue();
            assertThat(added.json().path("health").asText()).isEqualTo("UNKNOWN");
            String path = "/api/accounts/" + added.id();
            Answer checked = TOWN.admin().post(path + "/check", Map.of());
            assertThat(checked.json().path("ok").asBoolean()).as(checked.text()).isTrue();
            assertThat(TOWN.admin().get(path).json().path("health").asText()).isEqualTo("OK");
            Answer changed = TOWN.admin().patch(path, Map.of("name", "Ander"), 1);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.json().path("name").asText()).isEqualTo("Ander");
            assertThat(TOWN.admin().post(path + "/check", Map.of()).text()).contains("\"ok\":true");
            Answer log = TOWN.admin().get(path);
            assertThat(added.text() + checked.text() + changed.text() + log.text())
                    .doesNotContain(MastodonStub.TOKEN);
            assertThat(everythingIn("log_entry", "data") + everythingIn("account_secret", "sealed"))
                    .doesNotContain(MastodonStub.TOKEN);
            assertThat(TOWN.admin().delete(path).status()).isEqualTo(204);
            assertThat(TOWN.admin().get(path).json().path("linked").asBoolean()).isFalse();
            assertThat(everythingIn("account_secret", "account")).doesNotContain(added.id());
        }
    }

    @Test
    void the_key_lies_outside_the_database_for_the_service_alone() throws IOException {
        Path key = TOWN.data().resolve("keys/accounts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_secret_opens_only_with_its_key_and_for_its_account() throws IOException {
        Vault vault = Vault.open(Files.createTempDirectory("vault"), "accounts");
        String sealed = vault.seal("one", Map.of("accessToken", "geheim"));
        assertThat(vault.open("one", sealed)).contains(Map.of("accessToken", "geheim"));
        assertThat(vault.open("two", sealed)).isEmpty();
        assertThat(Vault.open(Files.createTempDirectory("vault"), "accounts").open("one", sealed))
                .isEmpty();
    }

    @Test
    void what_does_not_fit_the_platform_is_refused_by_field() {
        Answer wrong = TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", "mastodon", "name", "M", "settings", Map.of("kleur", "blauw")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.wrongFields()).contains("settings.kleur", "settings.baseUrl");
        Answer bare = TOWN.admin().post("/api/accounts", Map.of("platform", "bluesky", "name", "B"));
        assertThat(bare.wrongFields()).containsExactly("secret.identifier", "secret.appPassword");
        Answer unknown = TOWN.admin().post("/api/accounts", Map.of("platform", "publicpage", "name", "Nog een"));
        assertThat(unknown.wrongFields()).containsExactly("platform");
        Answer user = TOWN.admin()
                .post("/api/accounts", Map.of("platform", "manual", "name", "Wagen", "users", List.of("niemand")));
        assertThat(user.wrongFields()).containsExactly("users[0]");
    }

    @Test
    void an_address_inside_the_house_is_refused_unless_it_was_allowed() {
        Answer inside = mastodon("http://10.0.0.1");
        assertThat(inside.status()).isEqualTo(400);
        assertThat(inside.wrongFields()).containsExactly("settings.baseUrl");
    }

    @Test
    void only_an_administrator_links_accounts_and_only_the_team_reads_their_settings() {
        Map<String, Object> van = Map.of(
                "platform",
                "manual",
                "name",
                "Geluidswagen",
                "settings",
                Map.of("instructions", "Bel Mia op de wagen"));
        assertThat(TOWN.as(Role.SPOKESPERSON).post("/api/accounts", van).status())
                .isEqualTo(403);
        assertThat(TOWN.admin().post("/api/accounts", van).status()).isEqualTo(201);
        assertThat(TOWN.as(Role.AUTHOR).get("/api/accounts").text()).doesNotContain("Mia");
        assertThat(TOWN.as(Role.SPOKESPERSON).get("/api/accounts").text()).contains("Mia");
    }

    @Test
    void the_form_of_every_platform_can_be_asked() {
        Answer platforms = TOWN.admin().get("/api/platforms");
        assertThat(platforms.json().path("items").findValuesAsText("platform"))
                .contains("mastodon", "manual", "sandbox", "publicpage");
        assertThat(platforms.text())
                .contains("{\"name\":\"baseUrl\",\"kind\":\"url\",\"required\":true,\"choices\":[]}");
    }

    private static String everythingIn(String table, String column) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT " + column + " FROM " + table)
                        .mapTo(String.class)
                        .list())
                .toString();
    }
}
