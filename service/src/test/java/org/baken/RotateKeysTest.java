package org.baken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.auth.SealedFactors;
import org.baken.platform.Json;
import org.baken.platform.KeyRotation;
import org.baken.platform.Vault;
import org.baken.publishing.SealedAccounts;
import org.baken.testing.Answer;
import org.baken.testing.Device;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class RotateKeysTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static Path keys() {
        return TOWN.data().resolve("keys");
    }

    private static Set<String> keysIn(String vault) throws IOException {
        Set<String> ids = new HashSet<>();
        Json.read(Files.readString(keys().resolve(vault + ".json")))
                .path("key")
                .forEach(key -> ids.add(key.path("keyId").asText()));
        return ids;
    }

    private static void rotate() throws InterruptedException {
        RotateKeysCommand.rotate(TOWN.database(), keys(), Duration.ZERO);
    }

    private static List<String> sealed() {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT sealed FROM account_secret ORDER BY account")
                        .mapTo(String.class)
                        .list());
    }

    private static void assertWorks(String account) {
        Answer checked = TOWN.admin().post("/api/accounts/" + account + "/check", Map.of());
        assertThat(checked.json().path("ok").asBoolean()).as(checked.text()).isTrue();
    }

    @Test
    void the_running_service_opens_everything_after_its_keys_were_changed() throws Exception {
        try (MastodonStub stub = MastodonStub.start()) {
            String account = Linked.mastodon(TOWN, stub, "Sleutels");
            Visitor person = TOWN.person("sleutel", Role.AUTHOR);
            Device device = Device.enrol(TOWN, person);
            Set<String> accountsBefore = keysIn("accounts");
            Set<String> factorsBefore = keysIn("second-factors");
            List<String> before = sealed();
            rotate();
            assertThat(keysIn("accounts")).hasSize(1).doesNotContainAnyElementsOf(accountsBefore);
            assertThat(keysIn("second-factors")).hasSize(1).doesNotContainAnyElementsOf(factorsBefore);
            assertThat(sealed()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys().resolve("accounts.json"))))
                    .isEqualTo("rw-------");
            assertWorks(account);
            Answer login = TOWN.nobody()
                    .post(
                            "/api/session",
                            Map.of("username", "sleutel", "password", Town.PASSWORD, "code", device.nextCode()));
            assertThat(login.status()).as(login.text()).isEqualTo(200);
            assertWorks(Linked.mastodon(TOWN, stub, "Erna"));
            rotate();
            assertWorks(account);
        }
    }

    @Test
    void a_rotation_that_was_interrupted_loses_nothing_and_the_next_one_finishes_it() throws Exception {
        try (MastodonStub stub = MastodonStub.start()) {
            String one = Linked.mastodon(TOWN, stub, "Een");
            String other = Linked.mastodon(TOWN, stub, "Twee");
            KeyRotation begun = KeyRotation.begin(keys(), "accounts");
            KeyRotation.begin(keys(), "second-factors");
            Set<String> both = keysIn("accounts");
            assertThat(both).hasSize(2);
            String half = TOWN.database()
                    .read(handle -> handle.createQuery("SELECT sealed FROM account_secret WHERE account = :id")
                            .bind("id", one)
                            .mapTo(String.class)
                            .one());
            String anew = begun.renewed(one, half).orElseThrow();
            TOWN.database()
                    .write(handle -> handle.createUpdate("UPDATE account_secret SET sealed = :anew WHERE account = :id")
                            .bind("anew", anew)
                            .bind("id", one)
                            .execute());
            assertWorks(one);
            assertWorks(other);
            rotate();
            assertThat(keysIn("accounts")).hasSize(1);
            assertThat(both).containsAll(keysIn("accounts"));
            assertWorks(one);
            assertWorks(other);
        }
    }

    @Test
    void what_no_key_opens_is_left_as_it_is_and_stops_nothing() throws Exception {
        String foreign = Vault.open(Files.createTempDirectory("elsewhere"), "accounts")
                .seal("public-page", Map.of("accessToken", "verloren"));
        TOWN.database()
                .write(handle -> handle.createUpdate(
                                "INSERT INTO account_secret (account, sealed) VALUES ('public-page', :sealed)")
                        .bind("sealed", foreign)
                        .execute());
        rotate();
        assertThat(sealed()).contains(foreign);
        KeyRotation rotation = KeyRotation.begin(keys(), "accounts");
        assertThat(new SealedAccounts().renew(TOWN.database(), rotation)).isNotNegative();
        assertThat(new SealedFactors().vault()).isEqualTo("second-factors");
        TOWN.database().write(handle -> handle.execute("DELETE FROM account_secret WHERE account = 'public-page'"));
        rotate();
    }
}
