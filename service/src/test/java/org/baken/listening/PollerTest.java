package org.baken.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class PollerTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inboxes inboxes = new Inboxes(TOWN);
    private MastodonStub server;
    private String account;
    private String incident;

    @BeforeEach
    void open() throws Exception {
        server = MastodonStub.start(TOWN.clock());
        account = Linked.mastodon(TOWN, server, "Mastodon");
        incident = Scene.incident(TOWN, "Brand in de haven");
    }

    @AfterEach
    void close() {
        TOWN.admin().delete("/api/accounts/" + account);
        TOWN.as(Role.LEAD)
                .get("/api/incidents?state=ACTIVE&limit=200")
                .json()
                .path("items")
                .forEach(open -> inboxes.close(open.path("id").asText()));
        server.close();
    }

    private static Instant ago(int seconds) {
        return TOWN.clock().instant().minusSeconds(seconds);
    }

    private static String tagged(String title, String hashtag) {
        Map<String, Object> opening = Scene.opening(title, "REAL");
        opening.put("hashtag", hashtag);
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
    }

    /** Everything at once for who asks the server: a turn gets all of it or nothing, whenever it comes. */
    private void atOnce(Runnable happens) {
        synchronized (server) {
            happens.run();
        }
    }

    /** A turn that is under way puts the next one off: time goes on until that has come. */
    private void untilAskedAgain() {
        int asked = Inboxes.asked(server);
        Town.eventually("asked again", () -> {
            TOWN.clock().forward(Duration.ofSeconds(4));
            return Inboxes.asked(server) > asked;
        });
    }

    @Test
    void what_people_write_lands_in_the_inbox_once() {
        atOnce(() -> {
            server.mention("an", "Mogen de ramen open?", null, "public", ago(20));
            server.like("bert", ago(19));
            server.mention("cor", "Ik zit vast, help.", null, "direct", ago(18));
        });
        Town.eventually("both are there", () -> inboxes.count(incident) == 2);
        assertThat(inboxes.texts(incident)).containsExactlyInAnyOrder("Mogen de ramen open?", "Ik zit vast, help.");
        for (int turn = 0; turn < 3; turn++) {
            untilAskedAgain();
        }
        server.mention("an", "En nu?", null, "public", ago(1));
        untilAskedAgain();
        Town.eventually("the newest too", () -> inboxes.count(incident) == 3);
        assertThat(inboxes.texts(incident)).contains("En nu?");
        assertThat(Desk.logged(TOWN, incident, "reactions.received")).hasSize(2);
    }

    @Test
    void each_goes_to_the_incident_that_it_is_about() {
        String flood = tagged("Wateroverlast", "#WaterZand");
        String power = Scene.incident(TOWN, "Stroom uit");
        Answer message = Publish.onto(TOWN, incident, Desk.words("Sluit ramen en deuren."), List.of(account));
        assertThat(message.status()).isEqualTo(200);
        String post = server.statuses().get(0).id();
        String first = server.mention("an", "Hoe lang nog?", post, "public", ago(9));
        server.mention("bert", "Mijn kelder staat vol #waterzand", null, "public", ago(8));
        server.mention("cor", "Alles donker hier, ook #waterzandbank", null, "public", ago(7));
        server.mention("dirk", "Dat vraag ik me ook af", first, "public", ago(6));
        untilAskedAgain();
        Town.eventually(
                "all are there", () -> inboxes.count(incident) + inboxes.count(flood) + inboxes.count(power) == 4);
        assertThat(inboxes.texts(incident)).containsExactlyInAnyOrder("Hoe lang nog?", "Dat vraag ik me ook af");
        assertThat(inboxes.texts(flood)).containsExactly("Mijn kelder staat vol #waterzand");
        // The newest one gets what says nothing about where it belongs; another tag is not the incident's.
        assertThat(inboxes.texts(power)).containsExactly("Alles donker hier, ook #waterzandbank");
        server.mention("els", "Ik ook", first, "public", ago(1));
        untilAskedAgain();
        Town.eventually(
                "what answers a reaction stands with it",
                () -> inboxes.texts(incident).contains("Ik ook"));
    }

    @Test
    void a_thousand_in_a_second_are_all_there_once_and_take_few_calls() {
        Instant second = ago(30);
        atOnce(() -> {
            for (int i = 0; i < 1_000; i++) {
                server.mention("schrijver" + i % 700, "Bericht " + i, null, "public", second.plusMillis(i));
            }
        });
        long began = System.nanoTime();
        Town.eventually("many are there", () -> inboxes.count(incident) >= 400);
        Town.eventually("all are there", () -> inboxes.count(incident) == 1_000);
        System.out.printf("1,000 notifications taken up in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(Inboxes.asked(server)).isLessThanOrEqualTo(15);
        server.mention("late", "Nog een", null, "public", ago(1));
        untilAskedAgain();
        Town.eventually("and the next", () -> inboxes.texts(incident).contains("Nog een"));
        assertThat(inboxes.count(incident)).isEqualTo(1_001);
    }

    @Test
    void a_poll_that_fails_halfway_is_asked_again_and_doubles_nothing() {
        atOnce(() -> {
            for (int i = 0; i < 200; i++) {
                server.mention("schrijver" + i, "Bericht " + i, null, "public", ago(300 - i));
            }
            server.failToTellAfter(1, Failure.BREAK, Failure.DROP, Failure.DROP, Failure.UNAVAILABLE);
        });
        Town.eventually("the first page is kept", () -> inboxes.count(incident) == 80);
        Town.eventually("and the failure shows", () -> inboxes.of(account).hasNonNull("problem"));
        for (int turn = 0; turn < 4; turn++) {
            untilAskedAgain();
        }
        Town.eventually("all are there", () -> inboxes.count(incident) == 200);
        assertThat(inboxes.texts(incident)).doesNotHaveDuplicates();
        Town.eventually("and the problem is over", () -> !inboxes.of(account).hasNonNull("problem"));
    }

    @Test
    void a_platform_that_asks_for_time_gets_it() {
        Instant before = TOWN.clock().instant();
        server.failToTell(Failure.RATE_LIMIT);
        Town.eventually("refused", () -> inboxes.of(account).hasNonNull("problem"));
        Instant next = Instant.parse(inboxes.of(account).path("nextAt").asText());
        // The server asks for two minutes.
        assertThat(next).isAfter(before.plusSeconds(100));
    }

    @Test
    void a_token_that_was_taken_back_shows_at_the_account_and_mends_itself() {
        Town.eventually("asked", () -> inboxes.of(account).hasNonNull("heardAt"));
        server.token("another-token");
        untilAskedAgain();
        Town.eventually("failing", () -> health().equals("FAILING"));
        Town.eventually(
                "and what to do about it is said", () -> inboxes.of(account).hasNonNull("next"));
        Town.eventually(
                "an alarm tells",
                () -> TOWN.as(Role.LEAD).get("/api/alarms").text().contains("ACCOUNT_FAILING"));
        server.token(MastodonStub.TOKEN);
        server.mention("an", "Is daar iemand?", null, "public", ago(1));
        untilAskedAgain();
        Town.eventually("heard again", () -> inboxes.texts(incident).contains("Is daar iemand?"));
        Town.eventually("well again", () -> health().equals("OK"));
    }

    private String health() {
        return TOWN.admin()
                .get("/api/accounts/" + account)
                .json()
                .path("health")
                .asText();
    }

    @Test
    void an_account_that_may_not_read_its_notifications_still_counts_as_one_that_can_publish() {
        TOWN.admin().post("/api/accounts/" + account + "/check", null);
        Failure[] always = Collections.nCopies(20, Failure.REFUSE).toArray(Failure[]::new);
        server.failToTell(always);
        untilAskedAgain();
        Town.eventually("refused", () -> inboxes.of(account).hasNonNull("problem"));
        assertThat(health()).isEqualTo("OK");
    }

    @Test
    void a_real_account_tells_nothing_to_an_exercise() throws Exception {
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening", "EXERCISE")));
        server.mention("an", "Echt bericht", null, "public", ago(3));
        untilAskedAgain();
        Town.eventually("taken up", () -> inboxes.count(incident) == 1);
        assertThat(inboxes.count(exercise)).isZero();
        assertThat(TOWN.nobody().get("/api/listening").status()).isEqualTo(401);
        inboxes.close(exercise);
    }
}
