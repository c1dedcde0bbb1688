package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is out is held against what was approved, again and again. */
@Tag("database")
class ReadBackTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Outlets outlets = new Outlets(TOWN);
    private MastodonStub stub;
    private String account;
    private String incident;
    private Answer message;

    private void published(MastodonStub server) {
        stub = server;
        account = outlets.mastodon(stub);
        incident = Scene.incident(TOWN, "Teruglezen");
        message = outlets.approved(incident, "Sluit ramen en deuren.");
        outlets.published(message, List.of(account));
        outlets.awaitState(incident, message, account, "SENT");
    }

    private JsonNode delivery() {
        return outlets.delivery(incident, message, account);
    }

    /** Somebody does something on the platform itself. */
    private void there(String method, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stub.baseUrl() + "/api/v1/statuses/"
                        + stub.statuses().get(0).id()))
                .header("Authorization", "Bearer " + MastodonStub.TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private void readAfter(Duration later) {
        Instant before = TOWN.clock().instant();
        TOWN.clock().forward(later);
        Town.eventually("read back", () -> {
            String at = delivery().path("readAt").asText();
            return !at.isEmpty() && Instant.parse(at).isAfter(before.plus(later).minusMillis(1));
        });
    }

    @Test
    void a_text_that_somebody_changes_is_told_and_so_is_that_it_was_put_right() throws Exception {
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            published(server);
            String text = stub.statuses().get(0).text();
            TOWN.clock().forward(Duration.ofSeconds(11));
            // Where these seconds went by before the clock was moved, it was read back already.
            Town.eventually(
                    "read back a first time",
                    () -> !delivery().path("readAt").asText().isEmpty());
            assertThat(delivery().path("state").asText()).isEqualTo("SENT");
            there("PUT", "{\"status\":\"Ramen mogen weer open.\"}");
            readAfter(Duration.ofMinutes(10));
            assertThat(delivery().path("state").asText()).isEqualTo("DIVERGED");
            assertThat(delivery().path("problem").asText()).isNotBlank();
            there("PUT", new ObjectMapper().writeValueAsString(Map.of("status", text)));
            readAfter(Duration.ofHours(1));
            assertThat(delivery().path("state").asText()).isEqualTo("SENT");
            assertThat(delivery().path("problem").asText("")).isEmpty();
            readAfter(Duration.ofMinutes(61));
            assertThat(Desk.logged(TOWN, incident, "delivery."))
                    .containsSubsequence("delivery.sent", "delivery.diverged", "delivery.sent");
            outlets.unlink(account);
        }
    }

    @Test
    void a_post_that_is_gone_twice_has_vanished() throws Exception {
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            published(server);
            there("DELETE", "");
            // Past the second time to read back too: on a slow machine it was read back before it was gone.
            TOWN.clock().forward(Duration.ofMinutes(10));
            Town.eventually(
                    "missed once",
                    () -> TOWN.database()
                                    .read(handle -> handle.createQuery(
                                                    "SELECT absences FROM delivery WHERE account = :account")
                                            .bind("account", account)
                                            .mapTo(Integer.class)
                                            .one())
                            == 1);
            assertThat(delivery().path("state").asText()).isEqualTo("SENT");
            TOWN.clock().forward(Duration.ofSeconds(31));
            outlets.awaitState(incident, message, account, "DIVERGED");
            assertThat(delivery().path("problem").asText()).contains("no longer there");
            outlets.unlink(account);
        }
    }
}
