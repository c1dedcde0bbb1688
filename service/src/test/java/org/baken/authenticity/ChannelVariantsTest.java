package org.baken.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What went out somewhere else than on the town's own page is official too, in the words in which it went out there. */
@Tag("database")
class ChannelVariantsTest {
    private static MastodonStub server;

    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String SHORT =
            "Rook in Waterschoot-Noord. Ramen dicht tot 18 uur. Blijf kalm en help je buren.";

    private final Visitor program = TOWN.nobody().with("Accept", "application/json");

    private JsonNode asked(String field, String value) {
        return program.get("/verify?" + field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .json();
    }

    @BeforeAll
    static void start() throws IOException {
        server = MastodonStub.start(TOWN.clock());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String state(JsonNode verdict) {
        return verdict.path("state").asText();
    }

    private static JsonNode delivery(String message, String platform) {
        for (JsonNode delivery : TOWN.as(Role.LEAD)
                .get("/api/incidents/"
                        + TOWN.as(Role.LEAD)
                                .get("/api/messages/" + message)
                                .json()
                                .path("incident")
                                .asText()
                        + "/deliveries?message=" + message)
                .json()
                .path("items")) {
            if (delivery.path("platform").asText().equals(platform)) {
                return delivery;
            }
        }
        throw new AssertionError("No delivery on " + platform);
    }

    private static Answer published(String incident, Map<String, Object> words) {
        return Registered.known(TOWN, Publish.onPage(TOWN, incident, words));
    }

    @Test
    void the_text_and_the_address_of_a_post_are_official_and_what_another_post_says_is_not() {
        String account = Linked.mastodon(TOWN, server, "De stad");
        String incident = Scene.incident(TOWN, "Rook in het noorden");
        Map<String, Object> words =
                Desk.words("Er hangt rook boven het noorden van de stad, door een brand in een loods.");
        words.put("variants", List.of(Map.of("platform", "mastodon", "lang", "nl", "body", SHORT)));
        String id = Registered.known(TOWN, Publish.onto(TOWN, incident, words, List.of("public-page", account)))
                .id();
        String url = delivery(id, "mastodon").path("url").asText();
        // On the page it may be known a moment earlier.
        Town.eventually(
                "the post is known",
                () -> state(asked("text", "@stad " + SHORT + " #rook")).equals("CURRENT"));
        assertThat(asked("text", SHORT).path("code").asText()).isEqualTo(VerificationCode.of(id));
        assertThat(url).startsWith("http");
        assertThat(state(asked("url", url))).isEqualTo("CURRENT");
        assertThat(state(asked("url", url + "?utm_source=share#x"))).isEqualTo("CURRENT");
        assertThat(state(asked("url", url + "0"))).isEqualTo("UNKNOWN");
        assertThat(state(asked("url", server.baseUrl() + "/@Stad"))).isEqualTo("OURS");
        assertThat(state(asked("url", server.baseUrl() + "/@stadd"))).isEqualTo("UNKNOWN");
    }

    @Test
    void a_variant_that_never_left_is_not_official() {
        String incident = Scene.incident(TOWN, "Rook in het zuiden");
        Map<String, Object> words =
                Desk.words("Er hangt rook boven het zuiden van de stad, door een brand in een serre.");
        words.put(
                "variants",
                List.of(Map.of(
                        "platform",
                        "bluesky",
                        "lang",
                        "nl",
                        "body",
                        "Rook in het zuiden, houd alles dicht tot vanavond.")));
        Registered.known(TOWN, Publish.onto(TOWN, incident, words, List.of("public-page")));
        assertThat(state(asked("text", "Er hangt rook boven het zuiden van de stad, door een brand in een serre.")))
                .isEqualTo("CURRENT");
        assertThat(state(asked("text", "Rook in het zuiden, houd alles dicht tot vanavond.")))
                .isEqualTo("UNKNOWN");
    }

    @Test
    void an_instruction_is_over_after_the_all_clear_and_leads_to_it() {
        String incident = Scene.incident(TOWN, "Rook in het oosten");
        String instruction = "Sluit in het oosten van de stad ramen en deuren en zet de ventilatie uit.";
        published(
                incident,
                Desk.words("INSTRUCTION", Map.of("nl", Map.of("title", "Blijf binnen", "body", instruction))));
        String update = "In het oosten meten we de lucht opnieuw om vijf uur, met de hulp van de brandweer.";
        published(incident, Desk.words("UPDATE", Map.of("nl", Map.of("title", "Meting", "body", update))));
        assertThat(state(asked("text", instruction))).isEqualTo("CURRENT");
        String clear = published(
                        incident,
                        Desk.words(
                                "ALL_CLEAR",
                                Map.of(
                                        "nl",
                                        Map.of(
                                                "title",
                                                "Voorbij",
                                                "body",
                                                "De lucht is schoon, ga gerust naar buiten."))))
                .id();
        JsonNode verdict = asked("text", instruction);
        assertThat(state(verdict)).isEqualTo("ENDED");
        assertThat(verdict.path("current").path("code").asText()).isEqualTo(VerificationCode.of(clear));
        assertThat(state(asked("text", update))).isEqualTo("CURRENT");
    }
}
