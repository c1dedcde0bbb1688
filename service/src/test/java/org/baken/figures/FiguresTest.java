package org.baken.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Desk;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class FiguresTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private SkyServer server;
    private String account;
    private String incident;

    @BeforeEach
    void open() throws Exception {
        server = new SkyServer();
        account = server.link(TOWN, "Bluesky");
        incident = Scene.incident(TOWN, "Brand in de haven");
    }

    @AfterEach
    void close() {
        TOWN.admin().delete("/api/accounts/" + account);
        server.close();
    }

    private String published(String text) {
        return Publish.onto(TOWN, incident, Desk.words(text), List.of(account)).id();
    }

    private static JsonNode sheet(String message) {
        return TOWN.as(Role.OBSERVER)
                .get("/api/messages/" + message + "/figures")
                .json();
    }

    /** The only channel but for the page, which has none. */
    private JsonNode channel(String message) {
        for (JsonNode channel : sheet(message).path("channels")) {
            if (channel.path("account").asText().equals(account)) {
                return channel;
            }
        }
        throw new AssertionError("No such channel: " + sheet(message));
    }

    /** In one step: whoever asks by itself meanwhile asks at the end of that time, and not somewhere on the way to it. */
    private void later(Duration duration) {
        TOWN.clock().forward(duration);
        TOWN.part(FiguresPoller.class).look();
    }

    /** A read-back that is under way puts the question off by a minute: time goes on until something came of it. */
    private static void until(String what, BooleanSupplier condition) {
        Town.eventually(what, () -> {
            TOWN.clock().forward(Duration.ofSeconds(5));
            TOWN.part(FiguresPoller.class).look();
            return condition.getAsBoolean();
        });
    }

    private void known(String message, long favourites) {
        until(
                favourites + " favourites",
                () -> channel(message).path("figures").path("favourites").asLong(-1) == favourites);
    }

    private static Instant time(JsonNode node) {
        return Instant.parse(node.asText());
    }

    @Test
    void what_readers_did_with_a_post_is_shown_with_its_time_and_how_it_grew() {
        String message = published("Blijf binnen.");
        String post = server.posts().get(0);
        server.counted(post, Map.of("likeCount", 3, "repostCount", 2, "quoteCount", 1, "replyCount", 0));
        JsonNode before = channel(message);
        assertThat(before.has("asOf")).isFalse();
        assertThat(before.path("figures")).isEmpty();
        assertThat(before.path("note").asText()).contains("five minutes");

        later(Duration.ofMinutes(6));
        known(message, 3);
        JsonNode first = channel(message);
        assertThat(first.path("figures").path("reposts").asLong()).isEqualTo(3);
        assertThat(first.path("figures").path("replies").asLong(-1)).isZero();
        assertThat(first.path("notGiven")).extracting(JsonNode::asText).containsExactly("VIEWS", "CLICKS");
        assertThat(time(first.path("nextAt")))
                .isEqualTo(time(first.path("asOf")).plus(Duration.ofMinutes(5)));
        assertThat(first.has("problem")).isFalse();

        server.counted(post, Map.of("likeCount", 9, "repostCount", 2, "quoteCount", 2, "replyCount", 1));
        later(Duration.ofHours(2));
        known(message, 9);
        JsonNode second = channel(message);
        assertThat(second.path("trend"))
                .extracting(point -> point.path("favourites").asLong())
                .containsExactly(3L, 9L);
        assertThat(time(second.path("nextAt")))
                .isEqualTo(time(second.path("asOf")).plus(Duration.ofMinutes(30)));
        assertThat(sheet(message).path("totals"))
                .extracting(total -> total.path("measure").asText() + " "
                        + total.path("count").asLong() + " of "
                        + total.path("posts").asInt())
                .containsExactly("FAVOURITES 9 of 1", "REPOSTS 4 of 1", "REPLIES 1 of 1");
    }

    @Test
    void what_the_platform_does_not_give_or_cannot_mean_is_absent_and_never_zero() {
        String message = published("Sluit ramen en deuren.");
        server.counted(
                server.posts().get(0),
                Map.of(
                        "likeCount",
                        1,
                        "repostCount",
                        -4,
                        "replyCount",
                        new java.math.BigInteger("1" + "0".repeat(20))));
        later(Duration.ofMinutes(6));
        known(message, 1);

        assertThat(channel(message).path("figures").has("reposts")).isFalse();
        assertThat(channel(message).path("notGiven"))
                .extracting(JsonNode::asText)
                .containsExactly("REPOSTS", "REPLIES", "VIEWS", "CLICKS");
        assertThat(sheet(message).path("totals")).hasSize(1);
    }

    @Test
    void a_platform_that_asks_for_time_gets_it_and_what_was_known_stays() {
        String message = published("Hou de weg vrij.");
        server.counted(server.posts().get(0), Map.of("likeCount", 4));
        later(Duration.ofMinutes(6));
        known(message, 4);
        Instant told = time(channel(message).path("asOf"));

        server.failToCount(Failure.RATE_LIMIT_WITH_TIME, Failure.RATE_LIMIT_WITH_TIME);
        later(Duration.ofMinutes(6));
        until("the trouble shows", () -> channel(message).has("problem"));
        int asked = server.asked();
        assertThat(channel(message).path("figures").path("favourites").asLong()).isEqualTo(4);
        assertThat(time(channel(message).path("asOf"))).isEqualTo(told);
        later(Duration.ofMinutes(4));
        assertThat(server.asked()).as("five minutes at least").isEqualTo(asked);

        later(Duration.ofMinutes(2));
        until("asked once more", () -> server.asked() > asked);
        server.counted(server.posts().get(0), Map.of("likeCount", 5));
        later(Duration.ofMinutes(9));
        later(Duration.ofMinutes(9));
        known(message, 5);
        assertThat(channel(message).has("problem")).isFalse();
    }

    @Test
    void a_post_that_is_gone_keeps_its_last_figures() {
        String message = published("Kom naar de sporthal.");
        server.counted(server.posts().get(0), Map.of("likeCount", 6));
        later(Duration.ofMinutes(6));
        known(message, 6);

        server.lose(server.posts().get(0));
        later(Duration.ofMinutes(6));
        until(
                "it is told",
                () -> channel(message).path("problem").asText().contains("gone")
                        || channel(message).path("state").asText().equals("DIVERGED"));
        assertThat(channel(message).path("figures").path("favourites").asLong()).isEqualTo(6);
    }

    @Test
    void a_closed_incident_an_unlinked_account_and_an_old_post_are_left_alone() {
        String closed = published("Blijf binnen.");
        close(incident);
        later(Duration.ofMinutes(6));
        incident = Scene.incident(TOWN, "Water in de straten");
        String open = published("Er is water.");
        later(Duration.ofMinutes(6));
        known(open, 0);
        assertThat(channel(closed).has("asOf")).isFalse();
        assertThat(channel(closed).has("nextAt")).isFalse();

        Instant twoWeeksAgo = TOWN.clock().instant().minus(Duration.ofDays(14)).minusSeconds(1);
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE delivery SET sent_at = :at WHERE message = :id")
                        .bind("at", twoWeeksAgo)
                        .bind("id", open)
                        .execute());
        assertThat(channel(open).has("nextAt")).isFalse();
        int asked = server.asked();
        later(Duration.ofMinutes(40));
        assertThat(server.asked()).isEqualTo(asked);

        String last = published("Het water zakt.");
        TOWN.admin().delete("/api/accounts/" + account);
        later(Duration.ofMinutes(6));
        assertThat(server.asked()).isEqualTo(asked);
        assertThat(channel(last).has("nextAt")).isFalse();
    }

    private static void close(String incident) {
        long version = TOWN.as(Role.LEAD).get("/api/incidents/" + incident).version();
        assertThat(TOWN.as(Role.LEAD)
                        .put(
                                "/api/incidents/" + incident + "/state",
                                Map.of("state", "CLOSED", "reason", "Voorbij."),
                                version)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_incident_lists_its_own_messages_newest_first_and_page_by_page() throws Exception {
        String first = published("Een.");
        String second = published("Twee.");
        String third = published("Drie.");
        Desk.approved(TOWN, incident, Desk.words("Nog niet buiten."));
        String elsewhere = incident;
        incident = Scene.incident(TOWN, "Stroom uit");
        published("Ergens anders.");

        JsonNode page = TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + elsewhere + "/figures?limit=2")
                .json();
        assertThat(page.path("items"))
                .extracting(each -> each.path("message").asText())
                .containsExactly(third, second);
        JsonNode rest = TOWN.as(Role.OBSERVER)
                .get("/api/incidents/" + elsewhere + "/figures?limit=2&after="
                        + page.path("next").asText())
                .json();
        assertThat(rest.path("items"))
                .extracting(each -> each.path("message").asText())
                .containsExactly(first);
        assertThat(rest.has("next")).isFalse();
        JsonNode channels = rest.path("items").get(0).path("channels");
        assertThat(channels)
                .extracting(each -> each.path("accountName").asText())
                .isSorted();
        assertThat(channels).extracting(each -> each.path("platform").asText()).contains("bluesky");
        assertThat(rest.path("items").get(0).path("clicks").path("total").asLong(-1))
                .isZero();
    }

    @Test
    void clicks_on_our_own_link_are_counted_by_the_way_it_went() {
        String message = Publish.onPage(TOWN, incident, Desk.words("Kijk op onze pagina."))
                .id();
        String decoy =
                Publish.onPage(TOWN, incident, Desk.words("Iets anders.")).id();
        Visitor reader = TOWN.nobody().with("User-Agent", "Mozilla/5.0");
        for (String via : List.of("mail", "mail", "poster")) {
            Town.eventually(
                    "the link works",
                    () -> reader.get("/m/" + VerificationCode.of(message) + "?via=" + via)
                                    .status()
                            == 302);
        }

        Town.eventually(
                "they are counted",
                () -> sheet(message).path("clicks").path("total").asLong() == 3);
        assertThat(sheet(message).path("clicks").path("byVia"))
                .extracting(via ->
                        via.path("via").asText() + " " + via.path("count").asLong())
                .containsExactly("mail 2", "poster 1");
        assertThat(sheet(decoy).path("clicks").path("total").asLong()).isZero();
    }

    @Test
    void the_report_tells_figures_once_there_are_any() {
        String message = published("Blijf binnen.");
        String report = "/api/incidents/" + incident + "/report";
        assertThat(TOWN.as(Role.LEAD).get(report).json().path("more").findValuesAsText("id"))
                .doesNotContain("figures");
        server.counted(server.posts().get(0), Map.of("likeCount", 1234, "replyCount", 0));
        later(Duration.ofMinutes(6));
        known(message, 1234);

        JsonNode told = null;
        for (JsonNode section : TOWN.as(Role.LEAD).get(report).json().path("more")) {
            told = section.path("id").asText().equals("figures") ? section : told;
        }
        assertThat(told).isNotNull();
        assertThat(told.toString()).contains("1,234").contains("not given").contains("Bluesky (nl)");
        assertThat(TOWN.as(Role.LEAD).get(report + "?format=html&lang=nl").text())
                .contains("Cijfers van de platformen")
                .contains("1.234")
                .contains("niet gegeven");
        assertThat(TOWN.as(Role.LEAD).get(report + "?format=pdf").status()).isEqualTo(200);
    }

    @Test
    void only_who_may_know_of_the_incident_reads_its_figures() {
        String message = published("Een.");
        for (String path :
                List.of("/api/messages/" + message + "/figures", "/api/incidents/" + incident + "/figures")) {
            assertThat(TOWN.nobody().get(path).status()).isEqualTo(401);
            assertThat(TOWN.as(Role.OBSERVER).get(path).status()).isEqualTo(200);
        }
        assertThat(TOWN.as(Role.LEAD).get("/api/messages/nothing/figures").status())
                .isEqualTo(404);
        assertThat(TOWN.as(Role.LEAD).get("/api/incidents/nothing/figures").status())
                .isEqualTo(404);
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident + "/figures?limit=1000")
                        .status())
                .isEqualTo(400);
    }
}
