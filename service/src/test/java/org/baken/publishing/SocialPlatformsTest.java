package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platforms whose accounts a person links on the platform itself, as the console meets them. */
@Tag("database")
class SocialPlatformsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @ParameterizedTest
    @CsvSource({
        "x, https://x.com/i/oauth2/authorize?",
        "facebook, https://www.facebook.com/v25.0/dialog/oauth?",
        "instagram, https://www.facebook.com/v25.0/dialog/oauth?",
        "threads, https://threads.net/oauth/authorize?",
        "linkedin, https://www.linkedin.com/oauth/v2/authorization?"
    })
    void an_account_waits_for_a_person_who_is_sent_to_the_platform(String platform, String address) {
        Map<String, Object> settings = new HashMap<>(Map.of("clientId", "app-1"));
        if (platform.equals("linkedin")) {
            settings.put("organization", "5515715");
        }
        JsonNode account = TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                platform,
                                "handle",
                                "@stad",
                                "name",
                                "Stad op " + platform,
                                "settings",
                                settings,
                                "secret",
                                Map.of("clientSecret", "geheim-1234")))
                .json();
        assertThat(account.path("waitsForAuthorization").asBoolean()).isTrue();
        assertThat(account.path("linked").asBoolean()).isFalse();

        Answer start = TOWN.admin().post("/api/accounts/" + account.path("id").asText() + "/authorization", Map.of());

        assertThat(start.json().path("address").asText())
                .startsWith(address)
                .contains("client_id=app-1", "redirect_uri=", "state=")
                .doesNotContain("geheim-1234");
    }

    @ParameterizedTest
    @CsvSource({
        "x, true, false, true",
        "facebook, true, true, false",
        "instagram, true, false, false",
        "threads, true, false, true",
        "linkedin, true, true, false"
    })
    void the_console_knows_what_can_be_done_afterwards(
            String platform, boolean removes, boolean edits, boolean replies) {
        JsonNode found = null;
        for (JsonNode each : TOWN.admin().get("/api/platforms").json().path("items")) {
            found = each.path("platform").asText().equals(platform) ? each : found;
        }

        assertThat(found).as(platform).isNotNull();
        assertThat(found.path("tried").asText()).isEqualTo("CONTRACT");
        assertThat(found.path("removes").asBoolean()).isEqualTo(removes);
        assertThat(found.path("edits").asBoolean()).isEqualTo(edits);
        assertThat(found.path("replies").asBoolean()).isEqualTo(replies);
    }
}
