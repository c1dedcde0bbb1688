package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.baken.channel.ChannelException;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.LiveServer;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a resident with an account of their own writes to us on a real server, and what they get to read of our answer. */
@Tag("live")
class MentionsLiveIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Mastodon MASTODON =
            new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);

    private static LiveServer server;
    private static Link town;
    private static Link resident;

    private final Instant before = CLOCK.instant().minus(Duration.ofSeconds(2));

    @BeforeAll
    static void reach() throws Exception {
        server = LiveServer.named("mastodon");
        town = link(SnacLogin.of(server, "name", "password"));
        resident = link(SnacLogin.of(server, "resident", "residentPassword"));
    }

    private static Link link(SnacLogin login) throws Exception {
        Map<String, String> secret = login.grant(MASTODON, login.baseUrl()).secret();
        return new Link("account-" + login.name(), Mastodon.PLATFORM, "", Map.of("baseUrl", login.baseUrl()), secret);
    }

    private static Post post(String text) {
        return Post.of("key-" + text.hashCode() + CLOCK.instant(), CLOCK.instant(), "nl", "Brand in de haven", text);
    }

    /** Everything since this test began, until one is there that fits. */
    private Heard heard(Link link, Predicate<Heard> wanted) {
        List<Heard> found = new ArrayList<>();
        Town.eventually("It is heard", () -> {
            found.clear();
            found.addAll(polled(link));
            return found.stream().anyMatch(wanted);
        });
        return found.stream().filter(wanted).findFirst().orElseThrow();
    }

    private List<Heard> polled(Link link) {
        try {
            return MASTODON.poll(link, null, before).heard();
        } catch (ChannelException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_resident_asks_under_our_post_and_reads_our_answer() throws Exception {
        Receipt ours = MASTODON.send(town, post("Blijf binnen."));
        MASTODON.send(resident, post("@gemeente Mag ik mijn hond uitlaten?").answering(ours.remoteId()));

        Heard question = heard(town, one -> one.text().contains("mijn hond"));

        assertThat(question.inReplyTo()).isEqualTo(ours.remoteId());
        assertThat(question.handle()).startsWith("@" + server.get("resident"));
        assertThat(question.secluded()).isFalse();
        assertThat(question.at()).isAfter(before);

        String words = MASTODON.addressed(question.handle(), "Kort, en blijf uit de rook.");
        Receipt answer = MASTODON.send(town, post(words).answering(question.remoteId()));

        Heard read = heard(resident, one -> one.text().contains("blijf uit de rook"));
        assertThat(read.inReplyTo()).isEqualTo(question.remoteId());
        assertThat(read.remoteId()).isEqualTo(answer.remoteId());
    }

    @Test
    void what_was_heard_is_not_heard_again_after_its_cursor() throws Exception {
        MASTODON.send(resident, post("@gemeente Eerste vraag"));
        heard(town, one -> one.text().contains("Eerste vraag"));
        Batch first = MASTODON.poll(town, null, before);
        MASTODON.send(resident, post("@gemeente Tweede vraag"));
        heard(town, one -> one.text().contains("Tweede vraag"));

        Batch next = MASTODON.poll(town, first.cursor(), before);

        assertThat(next.heard())
                .extracting(Heard::text)
                .singleElement()
                .asString()
                .contains("Tweede vraag");
        assertThat(MASTODON.poll(town, next.cursor(), before).heard()).isEmpty();
    }
}
