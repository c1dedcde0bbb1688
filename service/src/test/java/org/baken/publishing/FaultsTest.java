package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.FaultProxy;
import org.baken.testing.FaultProxy.Fault;
import org.baken.testing.FaultTable;
import org.baken.testing.LocalCertificate;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in which a network or a server fails, each on an account of its own, at the same time, on a server that does not
 * remember idempotency keys: the hard case. After the fault each post is there once, or a person is told that it is not.
 */
@Tag("database")
class FaultsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final Map<String, Victim> victims = new LinkedHashMap<>();

    /** An account that something happens to, and what that is before each message. */
    private record Victim(MastodonStub server, FaultProxy proxy, String account, Consumer<Integer> trouble)
            implements AutoCloseable {
        @Override
        public void close() {
            proxy.close();
            server.close();
        }
    }

    /** Fails from the first message on, each time on more connections. */
    private void network(Fault fault) throws IOException, GeneralSecurityException {
        MastodonStub server = MastodonStub.start(TOWN.clock());
        int port = URI.create(server.baseUrl()).getPort();
        FaultProxy proxy = fault == Fault.WRONG_CERTIFICATE
                ? FaultProxy.before(port, LocalCertificate.make(folder))
                : FaultProxy.before(port);
        String scheme = fault == Fault.WRONG_CERTIFICATE ? "https" : "http";
        add(
                fault.name(),
                server,
                proxy,
                scheme,
                round -> proxy.fail(fault, fault == Fault.WRONG_CERTIFICATE ? Integer.MAX_VALUE : round));
    }

    private void server(Failure... failures) throws IOException {
        MastodonStub server = MastodonStub.start(TOWN.clock());
        FaultProxy proxy = FaultProxy.before(URI.create(server.baseUrl()).getPort());
        add(List.of(failures).toString(), server, proxy, "http", round -> server.fail(failures));
    }

    private void add(String name, MastodonStub server, FaultProxy proxy, String scheme, Consumer<Integer> trouble) {
        server.forgetKeys();
        String account = outlets.account(
                "mastodon",
                name,
                Map.of("baseUrl", scheme + "://127.0.0.1:" + proxy.port()),
                Map.of("accessToken", MastodonStub.TOKEN));
        victims.put(name, new Victim(server, proxy, account, trouble));
    }

    @AfterEach
    void end() {
        victims.values().forEach(victim -> {
            outlets.unlink(victim.account());
            victim.close();
        });
    }

    @Test
    void each_fault_leaves_each_post_there_once_or_tells_a_person() throws Exception {
        for (Fault fault : Fault.values()) {
            network(fault);
        }
        for (Failure failure : Failure.values()) {
            server(failure);
        }
        server(Failure.RATE_LIMIT, Failure.UNAVAILABLE, Failure.DROP, Failure.BREAK);
        server(Failure.DROP_AFTER_KEEPING, Failure.DROP);
        List<String> accounts = victims.values().stream().map(Victim::account).toList();
        String incident = Scene.incident(TOWN, "Alles valt uit");
        int rounds = 2;
        for (int round = 1; round <= rounds; round++) {
            Answer message = outlets.approved(incident, "Bericht " + round + " dat aankomt wat er ook gebeurt.");
            int number = round;
            victims.values().forEach(victim -> victim.trouble().accept(number));
            outlets.published(message, accounts);
            Town.eventually("nobody listens, and that was noticed", () -> attempts(victims.get("REFUSED")) >= number);
            victims.get("REFUSED").proxy().mend();
            untilSettled();
        }
        FaultTable table = table(incident, rounds);
        System.out.println(table);
        table.assertNothingLostOrDoubled();
        retryRefused(incident);
        Town.eventually(
                "sent after all",
                () -> victims.get("[REFUSE]").server().statuses().size() == rounds);
        for (Fault fault : List.of(Fault.RESET, Fault.REFUSED, Fault.ANSWER_LOST, Fault.BLACKHOLE, Fault.SLOW_DRIP)) {
            assertThat(victims.get(fault.name()).server().statuses())
                    .as(fault.name())
                    .hasSize(rounds);
        }
    }

    /** What was refused is sent, once, when a person has put it right and asks for it. */
    private void retryRefused(String incident) {
        String account = victims.get("[REFUSE]").account();
        TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?account=" + account)
                .json()
                .path("items")
                .forEach(delivery -> TOWN.as(Role.SPOKESPERSON)
                        .post("/api/deliveries/" + delivery.path("id").asText() + "/retry", null));
    }

    private FaultTable table(String incident, int rounds) {
        Map<String, List<JsonNode>> byAccount = new HashMap<>();
        TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?limit=200")
                .json()
                .path("items")
                .forEach(delivery -> byAccount
                        .computeIfAbsent(delivery.path("account").asText(), any -> new ArrayList<>())
                        .add(delivery));
        FaultTable table = new FaultTable();
        victims.forEach((name, victim) -> {
            List<JsonNode> deliveries = byAccount.get(victim.account());
            table.add(
                    name,
                    rounds,
                    texts(deliveries),
                    victim.server().statuses().stream()
                            .map(MastodonStub.Status::text)
                            .toList(),
                    toldOf(deliveries),
                    texts(deliveries, "SENT"));
        });
        return table;
    }

    private static List<String> texts(List<JsonNode> deliveries, String... states) {
        return deliveries.stream()
                .filter(delivery -> states.length == 0
                        || List.of(states).contains(delivery.path("state").asText()))
                .map(delivery -> delivery.path("text").asText())
                .toList();
    }

    /** What is not there as far as the service knows, and of which people read why. */
    private static List<String> toldOf(List<JsonNode> deliveries) {
        return deliveries.stream()
                .filter(delivery -> !delivery.path("state").asText().equals("SENT"))
                .filter(delivery -> !delivery.path("problem").asText("").isEmpty())
                .map(delivery -> delivery.path("text").asText())
                .toList();
    }

    private static int attempts(Victim victim) {
        return count("SELECT SUM(attempts) FROM delivery WHERE account = '" + victim.account() + "'");
    }

    /** Lets time pass until nothing moves by itself any more, but for reading back. */
    private void untilSettled() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        // What a certificate keeps away is tried again and again; once is enough here.
        String distrusted = victims.get("WRONG_CERTIFICATE").account();
        String moving = """
                FROM delivery WHERE (account = '%1$s' AND (attempts = 0 OR (attempts = 1 AND state = 'SENDING')))
                    OR (account <> '%1$s'
                    AND (state IN ('QUEUED', 'SENDING', 'RETRYING') OR (state = 'UNCLEAR' AND next_at IS NOT NULL)))
                """.formatted(distrusted);
        while (count("SELECT COUNT(*) " + moving) > 0) {
            assertThat(System.nanoTime())
                    .as(() -> "settled in time: " + names(moving))
                    .isLessThan(deadline);
            TOWN.clock().forward(Duration.ofSeconds(10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static List<String> names(String moving) {
        return TOWN.database()
                .read(handle ->
                        handle.createQuery("""
                        SELECT CONCAT(state, ' ', attempts, ' ', looks, ' ', account, ' ', COALESCE(problem, ''))                         """ + moving).mapTo(String.class).list());
    }

    private static int count(String query) {
        Integer found = TOWN.database()
                .read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
        return found == null ? 0 : found;
    }
}
