package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.baken.channel.Channels;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.mastodon.Mastodon;
import org.baken.channel.publicpage.PublicPage;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.FailingSource;
import org.baken.testing.FailingSource.Failure;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database, and what happens to it and to their clocks while they work. */
@Tag("database")
class TwoNodesTest {
    private static final int SERVERS = 4;
    private static final int MESSAGES = 8;

    @RegisterExtension
    static final Town TOWN = new Town();

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final List<MastodonStub> servers = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private Worker second;

    /** A second process with its own way to the database, which can fail. */
    private FailingSource secondNode() {
        AtomicReference<FailingSource> source = new AtomicReference<>();
        Database database = TOWN.database(real -> {
            source.set(new FailingSource(real));
            return source.get();
        });
        Channels channels = new Channels(List.of(
                new PublicPage(TOWN.clock()),
                new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.0/8"), TOWN.clock()), TOWN.clock())));
        Accounts known = Accounts.open(TOWN.data().resolve("keys"), database, channels, TOWN.clock());
        DeliveryLog log = new DeliveryLog(new Logbook(database, TOWN.clock()));
        Node node = Node.in(folder);
        Dispatch dispatch = new Dispatch(
                database,
                known,
                (handle, delivery) -> List.of(),
                new LetterTotals(TOWN.clock()),
                log,
                TOWN.clock(),
                node.name());
        Courier courier = new Courier(channels, new Illustrations(null, null, null, ""), TOWN.clock());
        second = new Worker(dispatch, courier, TOWN.clock(), new MetricRegistry(), node);
        second.start();
        return source.get();
    }

    private void servers(int count) throws IOException {
        for (int number = 0; number < count; number++) {
            MastodonStub server = MastodonStub.start(TOWN.clock());
            server.forgetKeys();
            server.slow(Duration.ofMillis(60));
            servers.add(server);
            accounts.add(outlets.mastodon(server));
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        accounts.forEach(outlets::unlink);
        servers.forEach(MastodonStub::close);
        if (second != null) {
            second.stop();
        }
    }

    @Test
    void two_nodes_send_each_post_once_while_one_of_them_loses_the_database_again_and_again() throws IOException {
        servers(SERVERS);
        FailingSource database = secondNode();
        String incident = Scene.incident(TOWN, "Twee knopen en geen databank");
        List<Answer> messages = new ArrayList<>();
        for (int number = 0; number < MESSAGES; number++) {
            messages.add(outlets.approved(incident, "Bericht " + number + " van twee knopen."));
        }
        for (Answer message : messages) {
            outlets.published(message, accounts);
            for (Failure failure : Failure.values()) {
                database.fail(failure);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
                database.fail(null);
                second.wake();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        for (Answer message : messages) {
            for (String account : accounts) {
                outlets.awaitState(incident, message, account, "SENT");
            }
        }
        for (MastodonStub server : servers) {
            assertThat(server.statuses()).hasSize(MESSAGES);
            assertThat(Set.copyOf(server.statuses().stream()
                            .map(MastodonStub.Status::text)
                            .toList()))
                    .hasSize(MESSAGES);
        }
    }

    @Test
    void a_clock_that_jumps_hours_ahead_or_back_while_a_call_is_under_way_sends_nothing_twice() throws IOException {
        servers(1);
        MastodonStub server = servers.get(0);
        server.slow(Duration.ofSeconds(2));
        String incident = Scene.incident(TOWN, "De klok springt");
        Answer ahead = outlets.approved(incident, "Terwijl de klok vooruit springt.");
        outlets.published(ahead, accounts);
        Town.eventually("under way", () -> server.requests().contains("POST /api/v1/statuses"));
        TOWN.clock().forward(Duration.ofHours(2));
        outlets.awaitState(incident, ahead, accounts.get(0), "SENT");
        Answer back = outlets.approved(incident, "Terwijl de klok terug springt.");
        outlets.published(back, accounts);
        Town.eventually(
                "under way again",
                () -> server.requests().stream()
                                .filter("POST /api/v1/statuses"::equals)
                                .count()
                        == 2);
        TOWN.clock().forward(Duration.ofHours(-1));
        outlets.awaitState(incident, back, accounts.get(0), "SENT");
        assertThat(server.statuses()).hasSize(2);
    }
}
