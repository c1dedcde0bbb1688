package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baken.account.Role;
import org.baken.channel.Channels;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.manual.Manual;
import org.baken.channel.mastodon.Mastodon;
import org.baken.channel.publicpage.PublicPage;
import org.baken.channel.sandbox.Sandbox;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Scene;
import org.baken.testing.SettableClock;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class DispatchTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Outlets outlets = new Outlets(TOWN);

    /** Another node on the same database, with a clock of its own, that hands out but calls no channel. */
    private static Dispatch node(String name, SettableClock clock) {
        Database database = TOWN.database();
        Channels channels = new Channels(List.of(
                new PublicPage(clock),
                new Manual(),
                new Mastodon(new Outbound(PrivateAddresses.none(), clock), clock),
                new Sandbox(Path.of("unused"), List.of(), clock)));
        Accounts accounts = Accounts.open(TOWN.data().resolve("keys"), TOWN.database(), channels, clock);
        DeliveryLog log = new DeliveryLog(new Logbook(database, clock));
        return new Dispatch(
                database, accounts, (handle, delivery) -> List.of(), new LetterTotals(clock), log, clock, name);
    }

    private static String inAnHour() {
        return TOWN.clock().instant().plus(Duration.ofHours(1)).toString();
    }

    @Test
    void two_nodes_never_take_up_the_same_and_never_two_on_one_account() throws Exception {
        List<String> sandboxes = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sandboxes.add(outlets.sandbox(Map.of()));
        }
        String incident = outlets.exercise("Twee knopen");
        for (int number = 0; number < 4; number++) {
            Answer message = outlets.approved(incident, "Bericht nummer " + number + " van de twee knopen.");
            outlets.publish(message, "all", Map.of("at", inAnHour()));
        }
        SettableClock later = new SettableClock();
        later.forward(Duration.ofHours(2));
        Dispatch one = node("one", later);
        Dispatch other = node("other", later);
        List<String> all = new ArrayList<>(sandboxes);
        all.add(Account.EXERCISE_PAGE);
        assertThat(one.accountsWithWork(Kind.DELIVERY)).containsAll(all);
        List<List<String>> taken = Scene.together(takeAll(one, all), takeAll(other, all));
        List<String> both = new ArrayList<>(taken.get(0));
        both.addAll(taken.get(1));
        assertThat(both).doesNotHaveDuplicates();
        // Nobody gives anything back: each of the six accounts is busy with one, whoever took it.
        assertThat(both).hasSize(6);
        sandboxes.forEach(outlets::unlink);
        TOWN.database().write(handle -> handle.execute("DELETE FROM delivery WHERE incident = '" + incident + "'"));
    }

    private static int absences(String account) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT absences FROM delivery WHERE account = :account")
                        .bind("account", account)
                        .mapTo(Integer.class)
                        .one());
    }

    private static Callable<List<String>> takeAll(Dispatch dispatch, List<String> accounts) {
        return () -> {
            List<String> taken = new ArrayList<>();
            for (int round = 0; round < 5; round++) {
                for (String account : accounts) {
                    dispatch.claim(Kind.DELIVERY, account)
                            .ifPresent(parcel -> taken.add(parcel.course().id()));
                }
            }
            return taken;
        };
    }

    @Test
    void what_a_killed_node_had_in_flight_is_looked_for_and_not_sent_again() throws IOException {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String mastodon = outlets.mastodon(stub);
            String incident = Scene.incident(TOWN, "Gedood na het versturen");
            Answer message = outlets.approved(incident, "Dit is aangekomen voor het einde.");
            outlets.publish(message, List.of(mastodon), Map.of("at", inAnHour()));
            String text =
                    outlets.delivery(incident, message, mastodon).path("text").asText();
            SettableClock later = new SettableClock();
            later.forward(Duration.ofHours(2));
            Dispatch killed = node("killed", later);
            assertThat(killed.claim(Kind.DELIVERY, mastodon)).isPresent();
            stub.add(text, TOWN.clock().instant());
            node("killed", TOWN.clock()).recoverOwn();
            outlets.awaitState(incident, message, mastodon, "SENT");
            assertThat(stub.statuses()).hasSize(1);
            assertThat(stub.requests()).doesNotContain("POST /api/v1/statuses");
            outlets.unlink(mastodon);
        }
    }

    @Test
    void what_never_arrived_is_sent_after_two_looks_with_the_same_key_and_once() throws IOException {
        try (MastodonStub stub = MastodonStub.start(TOWN.clock())) {
            String mastodon = outlets.mastodon(stub);
            String incident = Scene.incident(TOWN, "Gedood voor het versturen");
            Answer message = outlets.approved(incident, "Dit is nooit vertrokken.");
            outlets.publish(message, List.of(mastodon), Map.of("at", inAnHour()));
            SettableClock later = new SettableClock();
            later.forward(Duration.ofHours(2));
            Optional<Parcel> lost = node("gone", later).claim(Kind.DELIVERY, mastodon);
            assertThat(lost).isPresent();
            // Another node is not taken for dead before its lease is over.
            node("alive", TOWN.clock()).recoverAbandoned(Set.of());
            assertThat(outlets.delivery(incident, message, mastodon)
                            .path("state")
                            .asText())
                    .isEqualTo("SENDING");
            node("gone", TOWN.clock()).recoverOwn();
            Town.eventually("a first look", () -> absences(mastodon) == 1);
            assertThat(outlets.delivery(incident, message, mastodon)
                            .path("state")
                            .asText())
                    .isEqualTo("UNCLEAR");
            assertThat(stub.statuses()).isEmpty();
            TOWN.clock().forward(Duration.ofSeconds(31));
            outlets.awaitState(incident, message, mastodon, "SENT");
            assertThat(stub.statuses()).hasSize(1);
            outlets.unlink(mastodon);
        }
    }

    @Test
    void an_answer_that_got_lost_is_found_and_a_hanging_server_delays_no_other() throws IOException {
        try (MastodonStub hanging = MastodonStub.start(TOWN.clock());
                MastodonStub quick = MastodonStub.start(TOWN.clock())) {
            hanging.fail(Failure.HANG_AFTER_KEEPING);
            quick.fail(Failure.DROP_AFTER_KEEPING);
            String slow = outlets.mastodon(hanging);
            String fast = outlets.mastodon(quick);
            String incident = Scene.incident(TOWN, "Traag");
            Answer message = outlets.approved(incident, "De ene server hangt, de andere niet.");
            outlets.published(message, List.of(slow, fast));
            outlets.awaitUnclear(incident, message, fast);
            TOWN.clock().forward(Duration.ofSeconds(6));
            outlets.awaitState(incident, message, fast, "SENT");
            assertThat(quick.statuses()).hasSize(1);
            // However long this test takes to look: of the hanging one nothing is known before the quick one is.
            assertThat(accountsLogged(incident, slow, fast)).startsWith(fast);
            outlets.unlink(slow);
            outlets.unlink(fast);
        }
    }

    /** The account of each log entry about a delivery on one of these, oldest first. */
    private static List<String> accountsLogged(String incident, String... accounts) {
        return Desk.entries(TOWN, incident, "delivery.").stream()
                .map(entry -> entry.path("data").path("account").asText())
                .filter(List.of(accounts)::contains)
                .toList();
    }

    @Test
    void refused_busy_and_unclear_end_as_they_should() {
        String refuse = outlets.sandbox(Map.of("behaviour", "REFUSE"));
        String retry = outlets.sandbox(Map.of("behaviour", "RETRY"));
        String unclear = outlets.sandbox(Map.of("behaviour", "UNCLEAR"));
        String slow = outlets.sandbox(Map.of("behaviour", "SLOW"));
        String letters = outlets.sandbox(Map.of("imitates", "email", "recipients", List.of("an@a.be", "bo@a.be")));
        String incident = outlets.exercise("Alles gaat mis");
        Answer message = outlets.approved(incident, "Alles wat mis kan gaan, gaat mis.");
        outlets.published(message, "all");
        outlets.awaitState(incident, message, refuse, "REFUSED");
        outlets.awaitState(incident, message, letters, "SENT");
        outlets.awaitState(incident, message, slow, "SENT");
        outlets.awaitUnclear(incident, message, unclear);
        TOWN.clock().forward(Duration.ofSeconds(6));
        outlets.awaitState(incident, message, unclear, "SENT");
        Town.eventually("after two busy answers", () -> {
            TOWN.clock().forward(Duration.ofSeconds(1));
            return outlets.delivery(incident, message, retry)
                    .path("state")
                    .asText()
                    .equals("SENT");
        });
        assertThat(outlets.delivery(incident, message, retry).path("attempts").asInt())
                .isEqualTo(3);
        JsonNode refused = outlets.delivery(incident, message, refuse);
        assertThat(refused.path("problem").asText()).isNotBlank();
        String path = "/api/deliveries/" + refused.path("id").asText();
        assertThat(TOWN.as(Role.SPOKESPERSON).post(path + "/retry", null).status())
                .isEqualTo(200);
        Town.eventually(
                "refused again",
                () -> outlets.delivery(incident, message, refuse)
                                .path("attempts")
                                .asInt()
                        == 2);
        List.of(refuse, retry, unclear, slow, letters).forEach(outlets::unlink);
    }

    @Test
    void stopping_all_holds_what_waits_and_resuming_lets_it_go_one_by_one() {
        String incident = Scene.incident(TOWN, "Stop alles");
        Answer before = outlets.approved(incident, "Dit wachtte toen alles stopte.");
        outlets.publish(
                before,
                List.of(),
                Map.of("at", TOWN.clock().instant().plusSeconds(60).toString()));
        hold(incident, true);
        Answer during = outlets.approved(incident, "Dit kwam er tijdens de stop bij.");
        outlets.published(during, List.of());
        TOWN.clock().forward(Duration.ofSeconds(61));
        String held = outlets.delivery(incident, before, Account.PUBLIC_PAGE)
                .path("id")
                .asText();
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .post("/api/deliveries/" + held + "/retry", null)
                        .status())
                .isEqualTo(409);
        hold(incident, false);
        // What is published after the stop goes out, and shows that the worker has passed the others by.
        Answer after = outlets.approved(incident, "Dit kwam na de stop.");
        outlets.published(after, List.of());
        outlets.awaitState(incident, after, Account.PUBLIC_PAGE, "SENT");
        for (Answer stopped : List.of(before, during)) {
            JsonNode delivery = outlets.delivery(incident, stopped, Account.PUBLIC_PAGE);
            assertThat(delivery.path("state").asText()).isEqualTo("QUEUED");
            assertThat(delivery.path("held").asBoolean()).isTrue();
        }
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .post("/api/deliveries/" + held + "/retry", null)
                        .status())
                .isEqualTo(200);
        outlets.awaitState(incident, before, Account.PUBLIC_PAGE, "SENT");
        assertThat(outlets.delivery(incident, during, Account.PUBLIC_PAGE)
                        .path("state")
                        .asText())
                .isEqualTo("QUEUED");
    }

    private static void hold(String incident, boolean held) {
        Answer answer = TOWN.as(Role.LEAD)
                .put("/api/incidents/" + incident + "/hold", Map.of("held", held, "reason", "Er klopt iets niet"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
