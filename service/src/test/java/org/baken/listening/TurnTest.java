package org.baken.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Channels;
import org.baken.channel.Inbox;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.mastodon.Mastodon;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.testing.FailingSource;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes that ask the same accounts, one step at a time. The town's own process asks nothing. */
@Tag("database")
class TurnTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inboxes inboxes = new Inboxes(TOWN);

    @BeforeAll
    static void quiet() throws Exception {
        TOWN.part(Poller.class).stop();
    }

    /** One process. */
    private static final class Node {
        final Database database;
        final Accounts accounts;
        final Round round;
        final Poller poller;

        Node(Database database) {
            this.database = database;
            Mastodon mastodon =
                    new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.0/8"), TOWN.clock()), TOWN.clock());
            accounts =
                    Accounts.open(TOWN.data().resolve("keys"), database, new Channels(List.of(mastodon)), TOWN.clock());
            Incidents incidents = new Incidents(TOWN.clock(), "https://stad.example");
            Logbook logbook = new Logbook(database, TOWN.clock());
            Homes homes = new Homes(incidents, Taking.reactions(TOWN, incidents, logbook));
            round = new Round(database, accounts, homes, logbook, TOWN.clock(), "nl");
            poller = new Poller(database, accounts, incidents, round, TOWN.clock());
        }

        Account account(String id) {
            return database.read(handle -> accounts.get(handle, id));
        }

        Optional<Turn> claim(Account account) {
            return database.write(
                    handle -> poller.claim(handle, account, TOWN.clock().instant()));
        }

        Inbox.Batch poll(Account account, Turn turn) throws Exception {
            Inbox inbox = (Inbox) accounts.channel(account);
            return inbox.poll(
                    database.read(handle -> accounts.link(handle, account)).orElseThrow(), turn.place(), turn.since());
        }

        boolean keep(Account account, Turn turn, Inbox.Batch batch, Instant next) {
            return database.<Boolean, RuntimeException>write(handle -> round.keep(handle, account, turn, batch, next));
        }
    }

    @Test
    void who_is_killed_between_asking_and_keeping_loses_and_doubles_nothing() throws Exception {
        Node one = new Node(TOWN.database());
        Node other = new Node(TOWN.database());
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            String id = Linked.mastodon(TOWN, server, "Gedood");
            Account account = one.account(id);
            String incident = Scene.incident(TOWN, "Gedood");
            for (int i = 0; i < 100; i++) {
                server.mention(
                        "an" + i, "Bericht " + i, null, "public", TOWN.clock().instant());
            }
            Turn killed = one.claim(account).orElseThrow();
            Inbox.Batch lost = one.poll(account, killed);
            assertThat(lost.heard()).hasSize(80);
            assertThat(other.claim(account))
                    .as("while the first may still be at it")
                    .isEmpty();

            TOWN.clock().forward(Poller.LEASE.plusSeconds(1));
            other.round.run(account, other.claim(account).orElseThrow());
            assertThat(inboxes.count(incident)).isEqualTo(100);

            assertThat(one.keep(account, killed, lost, TOWN.clock().instant()))
                    .as("it was only slow, and comes too late")
                    .isFalse();
            assertThat(inboxes.count(incident)).isEqualTo(100);
            assertThat(inboxes.texts(incident)).doesNotHaveDuplicates();
        }
    }

    @Test
    void of_two_processes_one_gets_the_turn() throws Exception {
        Node one = new Node(TOWN.database());
        Node other = new Node(TOWN.database());
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            Account account = one.account(Linked.mastodon(TOWN, server, "Samen"));
            for (int round = 0; round < 10; round++) {
                List<Optional<Turn>> turns = Scene.together(() -> one.claim(account), () -> other.claim(account));
                assertThat(turns.stream().filter(Optional::isPresent)).hasSize(1);
                TOWN.clock().forward(Poller.LEASE.plusSeconds(1));
            }
        }
    }

    @Test
    void what_cannot_be_kept_is_asked_again_from_the_same_place() throws Exception {
        FailingSource[] disk = new FailingSource[1];
        Node one = new Node(TOWN.database(real -> {
            disk[0] = new FailingSource(real);
            return disk[0];
        }));
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            Account account = one.account(Linked.mastodon(TOWN, server, "Vol"));
            String incident = Scene.incident(TOWN, "Volle schijf");
            server.mention("an", "Hoor je mij?", null, "public", TOWN.clock().instant());
            Turn turn = one.claim(account).orElseThrow();
            disk[0].fail(FailingSource.Failure.FULL);
            one.round.run(account, turn);
            disk[0].fail(null);
            assertThat(inboxes.count(incident)).isZero();
            TOWN.clock().forward(Duration.ofMinutes(3));
            one.round.run(account, one.claim(account).orElseThrow());
            assertThat(inboxes.texts(incident)).containsExactly("Hoor je mij?");
        }
    }
}
