package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.MastodonStub;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MentionsTest {
    private static final Instant START = Instant.parse("2026-11-21T20:00:00Z");

    private final StillClock clock = new StillClock(START);
    private final Mastodon mastodon = new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);
    private final List<String> heard = new ArrayList<>();
    private MastodonStub server;

    @BeforeEach
    void open() throws Exception {
        server = MastodonStub.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void written(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(n -> server.mention("els", "Vraag " + n, null, "public", START));
    }

    private Batch ask(String cursor) throws Exception {
        Link link = new Link(
                "account-1",
                Mastodon.PLATFORM,
                "@gemeente@social.example",
                Map.of("baseUrl", server.baseUrl()),
                Map.of("accessToken", MastodonStub.TOKEN));
        Batch batch = mastodon.poll(link, cursor, START.minus(Duration.ofHours(1)));
        batch.heard().stream().map(Heard::text).forEach(heard::add);
        return batch;
    }

    private String askUntilTheEnd(String cursor) throws Exception {
        Batch batch = ask(cursor);
        while (batch.more()) {
            batch = ask(batch.cursor());
        }
        return batch.cursor();
    }

    private static List<String> questions(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "Vraag " + n).toList();
    }

    @Test
    void more_than_a_page_is_heard_once_each_although_more_comes_meanwhile() throws Exception {
        written(1, 200);
        Batch first = ask(null);
        assertThat(first.more()).isTrue();
        written(201, 230);

        String end = askUntilTheEnd(first.cursor());
        assertThat(heard).containsExactlyInAnyOrderElementsOf(questions(1, 200));
        askUntilTheEnd(end);

        assertThat(heard).containsExactlyInAnyOrderElementsOf(questions(1, 230));
    }

    @Test
    void nothing_comes_twice_after_somebody_wiped_the_last_one_away() throws Exception {
        written(1, 3);
        String end = askUntilTheEnd(null);
        server.dismissNewest();
        written(4, 5);

        askUntilTheEnd(end);

        assertThat(heard).containsExactly("Vraag 1", "Vraag 2", "Vraag 3", "Vraag 4", "Vraag 5");
    }

    @Test
    void what_is_from_before_the_incident_is_left_where_it_is() throws Exception {
        server.mention("els", "Vorige week", null, "public", START.minus(Duration.ofDays(7)));
        written(1, 1);

        String end = askUntilTheEnd(null);
        assertThat(ask(end).more()).isFalse();

        assertThat(heard).containsExactly("Vraag 1");
    }
}
