package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.mastodon.Mastodon;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.FailingSource;
import org.baken.testing.FaultProxy;
import org.baken.testing.FaultProxy.Fault;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What whoever watches over the service can see of its sending, and accounts that rest. */
@Tag("database")
class WorkerWatchTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final List<MastodonStub> servers = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();

    private MastodonStub server() throws IOException {
        MastodonStub server = MastodonStub.start(TOWN.clock());
        servers.add(server);
        return server;
    }

    private String linked(String address) {
        String account = outlets.account(
                "mastodon", "Mastodon", Map.of("baseUrl", address), Map.of("accessToken", MastodonStub.TOKEN));
        accounts.add(account);
        return account;
    }

    @AfterEach
    void end() {
        accounts.forEach(outlets::unlink);
        servers.forEach(MastodonStub::close);
    }

    private static HttpResponse<String> admin(String path) {
        URI address = URI.create(TOWN.adminAddress() + path);
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** 0 while nothing was counted under this name. */
    private static double metric(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:_total)?(?:\\{[^}]*})? (\\S+)$")
                .matcher(admin("/metrics").body());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    /** What other tests of this service have counted so far, by the name of the metric. */
    private static Map<String, Double> counted() {
        return Stream.of("sent", "refused", "retrying", "unclear")
                .map(outcome -> "publishing_mastodon_" + outcome)
                .collect(Collectors.toMap(metric -> metric, WorkerWatchTest::metric));
    }

    @Test
    void each_outcome_is_counted_and_what_waits_is_unclear_or_rests_is_shown() throws Exception {
        MastodonStub refusing = server();
        refusing.fail(Failure.REFUSE);
        MastodonStub busy = server();
        busy.fail(Failure.RATE_LIMIT_IN_SECONDS);
        String well = linked(server().baseUrl());
        String refused = linked(refusing.baseUrl());
        String resting = linked(busy.baseUrl());
        try (FaultProxy proxy = FaultProxy.before(URI.create(server().baseUrl()).getPort())) {
            String unclear = linked("http://127.0.0.1:" + proxy.port());
            String incident = Scene.incident(TOWN, "Geteld");
            Answer message = outlets.approved(incident, "Elke afloop wordt geteld.");
            proxy.fail(Fault.ANSWER_LOST, Integer.MAX_VALUE);
            Map<String, Double> before = counted();
            outlets.published(message, List.of(well, refused, resting, unclear));
            outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "SENT");
            outlets.awaitState(incident, message, well, "SENT");
            outlets.awaitState(incident, message, refused, "REFUSED");
            outlets.awaitState(incident, message, resting, "RETRYING");
            outlets.awaitState(incident, message, unclear, "UNCLEAR");
            before.forEach(
                    (metric, count) -> Town.eventually(metric + " counts one more", () -> metric(metric) == count + 1));
            assertThat(metric("publishing_delivery_waiting")).isEqualTo(1);
            assertThat(metric("publishing_delivery_unclear")).isEqualTo(1);
            assertThat(metric("publishing_letter_waiting")).isZero();
            assertThat(metric("publishing_accounts_resting")).isEqualTo(1);
            proxy.mend();
            TOWN.clock().forward(Duration.ofMinutes(4));
            outlets.awaitState(incident, message, resting, "SENT");
            outlets.awaitState(incident, message, unclear, "SENT");
            Town.eventually("three are sent or found", () -> metric("publishing_delivery_waiting") == 0);
            assertThat(metric("publishing_delivery_unclear")).isZero();
            assertThat(metric("publishing_accounts_resting")).isZero();
        }
    }

    @Test
    void something_due_that_nobody_takes_up_is_unhealthy_until_it_is_sent() throws Exception {
        Town.eventually("healthy", () -> admin("/healthcheck").statusCode() == 200);
        String incident = Scene.incident(TOWN, "Blijft liggen");
        Answer message = outlets.approved(incident, "Dit blijft even liggen.");
        String at = TOWN.clock().instant().plus(Duration.ofMinutes(10)).toString();
        outlets.publish(message, List.of(), Map.of("at", at));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> holder =
                CompletableFuture.runAsync(() -> TOWN.database().write(handle -> {
                    handle.attach(LaneDao.class).lock(List.of(Account.PUBLIC_PAGE));
                    held.countDown();
                    return await(release);
                }));
        try {
            await(held);
            TOWN.clock().forward(Duration.ofMinutes(14));
            Town.eventually(
                    "somebody is told",
                    () -> admin("/healthcheck").body().contains("something due is not taken up")
                            && admin("/healthcheck").statusCode() == 500);
        } finally {
            release.countDown();
        }
        holder.get(60, TimeUnit.SECONDS);
        outlets.awaitState(incident, message, Account.PUBLIC_PAGE, "SENT");
        Town.eventually("healthy again", () -> admin("/healthcheck").statusCode() == 200);
    }

    private static Void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_node_without_its_database_is_unhealthy_and_so_is_one_that_sends_no_more() throws Exception {
        AtomicReference<FailingSource> source = new AtomicReference<>();
        Database database = TOWN.database(real -> {
            source.set(new FailingSource(real));
            return source.get();
        });
        Outbound outbound = new Outbound(PrivateAddresses.parse("127.0.0.0/8"), TOWN.clock());
        OwnNode node = new OwnNode(TOWN, database, folder, List.of(new Mastodon(outbound, TOWN.clock())));
        HealthCheck health = node.worker().health(database);
        node.worker().start();
        Town.eventually("well", () -> health.execute().isHealthy());
        source.get().fail(FailingSource.Failure.GONE);
        node.worker().wake();
        Town.eventually("away", () -> !health.execute().isHealthy());
        source.get().fail(null);
        Town.eventually("back", () -> health.execute().isHealthy());
        node.close();
        assertThat(health.execute().getMessage()).isEqualTo("nothing is being sent");
    }

    @Test
    void an_account_that_keeps_failing_rests_and_is_tried_with_one_post_before_the_others_go() throws Exception {
        int failures = 9;
        MastodonStub broken = server();
        broken.fail(
                Collections.nCopies(failures, Failure.RATE_LIMIT_WITHOUT_WISH).toArray(Failure[]::new));
        String account = linked(broken.baseUrl());
        String other = linked(server().baseUrl());
        String incident = Scene.incident(TOWN, "Rust");
        for (int number = 1; number <= 3; number++) {
            outlets.published(outlets.approved(incident, "Bericht " + number + " wacht."), List.of(account));
        }
        // Four minutes of rest after the eighth failure in a row: long enough to see that nothing is tried.
        forwardUntilFailed(account, failures - 1);
        assertThat(posts(broken)).isEqualTo(failures - 1);
        assertThat(metric("publishing_accounts_resting")).isEqualTo(1);
        othersAreServed(incident, other);
        assertThat(posts(broken)).isEqualTo(failures - 1);
        TOWN.clock().forward(Duration.ofSeconds(241));
        Town.eventually("one post finds out", () -> failed(account) == failures);
        othersAreServed(incident, other);
        assertThat(posts(broken)).isEqualTo(failures);
        assertThat(broken.statuses()).isEmpty();
        TOWN.clock().forward(Duration.ofSeconds(301));
        Town.eventually("all go", () -> broken.statuses().size() == 3);
        assertThat(posts(broken)).isEqualTo(failures + 3);
        Town.eventually("nothing rests", () -> metric("publishing_accounts_resting") == 0);
    }

    /** A message to another account shows that the worker has gone round since. */
    private void othersAreServed(String incident, String other) {
        Answer message = outlets.approved(incident, "Andere kanalen merken er niets van.");
        outlets.published(message, List.of(other));
        outlets.awaitState(incident, message, other, "SENT");
    }

    private static void forwardUntilFailed(String account, int times) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (failed(account) < times) {
            assertThat(System.nanoTime()).as("failed so often").isLessThan(deadline);
            TOWN.clock().forward(Duration.ofSeconds(10));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static int failed(String account) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT failures FROM lane WHERE account = :account")
                        .bind("account", account)
                        .mapTo(Integer.class)
                        .one());
    }

    private static long posts(MastodonStub server) {
        return server.requests().stream()
                .filter("POST /api/v1/statuses"::equals)
                .count();
    }
}
