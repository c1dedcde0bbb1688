package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.baken.account.Role;
import org.baken.channel.Channels;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.email.Email;
import org.baken.channel.publicpage.PublicPage;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.Accounts;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several nodes on one database, one of which is killed. */
@Tag("database")
class MailQueueTest {
    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL).with("house.name", "Gemeente Zandvliet");

    private String incident;

    private int mailing(String field) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/subscriptions")
                .json()
                .at("/mailings/0/" + field)
                .asInt();
    }

    private int waiting() {
        return mailing("waiting");
    }

    private int unclear() {
        return mailing("unclear");
    }

    @Test
    void what_a_node_had_in_hand_when_it_was_killed_stays_unclear() throws Exception {
        try (SmtpStub server = SmtpStub.plain()) {
            Residents.account(TOWN, server.port());
            share();
            assertThat(server.letters()).isEmpty();
        }
    }

    private void share() throws Exception {
        incident = Scene.incident(TOWN, "Brand in de haven");
        Residents.add(
                TOWN,
                Residents.book(TOWN),
                List.of("an@wijk.example", "bo@wijk.example", "cas@wijk.example"),
                "nl",
                incident);
        TOWN.part(MailWorker.class).stop();
        Publish.onPage(TOWN, incident, Desk.words("Blijf binnen."));
        Town.eventually("the mailing is there", () -> waiting() == 3);
        Residents.decide(TOWN, true, 60_000, 30);
        List<Parcel> taken = new ArrayList<>();
        MailQueue killed = node();
        Town.eventually("taken up", () -> {
            taken.addAll(killed.turn(List.of(), 1));
            return taken.size() == 1;
        });
        MailQueue other = node();
        other.recover();
        assertThat(unclear()).as("it may be alive").isZero();
        TOWN.clock().forward(Duration.ofMinutes(3));
        other.recover();
        assertThat(unclear()).isEqualTo(1);
        assertThat(killed.turn(List.of(new Parcel.Done(taken.get(0), Outcome.sent("<late>"))), 0))
                .as("who was taken for dead changes nothing any more")
                .isEmpty();
        assertThat(unclear()).isEqualTo(1);

        Callable<List<String>> one = () -> all(node());
        List<List<String>> both = Scene.together(one, one);
        List<String> together = new ArrayList<>(both.get(0));
        together.addAll(both.get(1));
        assertThat(together).hasSize(2).doesNotHaveDuplicates();
    }

    private static List<String> all(MailQueue queue) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            queue.turn(List.of(), 1).forEach(parcel -> taken.add(parcel.row().recipient()));
        }
        return taken;
    }

    /** Another node on the same database. */
    private static MailQueue node() throws NoSuchAlgorithmException {
        Clock clock = TOWN.clock();
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, clock);
        Incidents incidents = new Incidents(clock, Residents.URL);
        Outbound outbound = new Outbound(PrivateAddresses.none(), clock);
        Channels channels =
                new Channels(List.of(new PublicPage(clock), new Email(outbound, SSLContext.getDefault(), clock)));
        Accounts accounts = Accounts.open(TOWN.data().resolve("keys"), database, channels, clock);
        Publisher house = new Publisher(
                "Gemeente Zandvliet", Residents.URL, ZoneId.of("Europe/Brussels"), List.of("nl", "fr", "en"));
        AddressBook book = Residents.book(TOWN);
        Subscribers subscribers = new Subscribers(book, clock);
        Offer offer = new Offer(incidents, null, accounts);
        MailWriter writer = new MailWriter(new Facts(logbook), house);
        return new MailQueue(
                database,
                offer,
                accounts,
                subscribers,
                new Mailings(incidents, writer, logbook, clock),
                new Envelopes(incidents, subscribers, book, writer, house),
                clock);
    }
}
