package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private PdsDesk desk;
    private Instant dayAgo;

    @BeforeEach
    void start() throws Exception {
        desk = new PdsDesk();
        dayAgo = desk.clock.instant().minus(Duration.ofHours(24));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private Instant ago(long seconds) {
        return desk.clock.instant().minusSeconds(seconds);
    }

    private List<Heard> all(String cursor, List<String> cursors) throws Exception {
        List<Heard> heard = new ArrayList<>();
        String place = cursor;
        boolean more = true;
        while (more) {
            Batch batch = desk.bluesky.poll(desk.link(), place, dayAgo);
            heard.addAll(batch.heard());
            place = batch.cursor();
            more = batch.more();
            assertThat(place.length()).isLessThanOrEqualTo(2_000);
        }
        cursors.add(place);
        return heard;
    }

    @Test
    void answers_mentions_and_quotes_are_heard_and_likes_are_not() throws Exception {
        String ours = "at://" + PdsStub.DID + "/app.bsky.feed.post/3kbericht";
        desk.pds.notice("like", "Geen woorden", null, ago(900));
        desk.pds.notice("reply", "Hoe lang nog?", ours, ago(800));
        desk.pds.notice("quote", "Lees dit", ours, ago(700));
        desk.pds.notice("mention", "Wat zegt de gemeente?", null, ago(600));
        List<Heard> heard = all(null, new ArrayList<>());
        assertThat(heard).extracting(Heard::text).containsExactly("Hoe lang nog?", "Lees dit", "Wat zegt de gemeente?");
        assertThat(heard).extracting(Heard::inReplyTo).containsExactly(ours, ours, null);
        assertThat(heard.get(0).thread()).isEqualTo(ours);
        assertThat(heard.get(0).handle()).startsWith("@").endsWith(".example");
        assertThat(heard.get(0).url()).startsWith("https://bsky.app/profile/did:plc:");
        assertThat(heard.get(0).lang()).isEqualTo("nl");
    }

    @Test
    void a_flood_comes_page_by_page_and_nothing_comes_twice_once_it_is_settled() throws Exception {
        desk.pds.notice("mention", "Van vorige week", null, ago(7 * 86_400));
        for (int i = 0; i < 1_000; i++) {
            desk.pds.notice("mention", "Bericht " + i, null, ago(600).plusMillis(i));
        }
        List<String> cursors = new ArrayList<>();
        List<Heard> first = all(null, cursors);
        assertThat(first).hasSize(1_000);
        assertThat(first)
                .extracting(Heard::text)
                .doesNotContain("Van vorige week")
                .doesNotHaveDuplicates();
        assertThat(all(cursors.get(0), cursors)).isEmpty();
        desk.pds.notice("mention", "Nog een", null, ago(1));
        assertThat(all(cursors.get(1), cursors)).extracting(Heard::text).containsExactly("Nog een");
    }

    @Test
    void what_comes_between_two_pages_is_heard_by_the_next_walk() throws Exception {
        for (int i = 0; i < 150; i++) {
            desk.pds.notice("mention", "Bericht " + i, null, ago(600).plusMillis(i));
        }
        Batch first = desk.bluesky.poll(desk.link(), null, dayAgo);
        assertThat(first.more()).isTrue();
        desk.pds.notice("mention", "Ertussen", null, ago(1));
        List<String> cursors = new ArrayList<>();
        List<Heard> rest = all(first.cursor(), cursors);
        assertThat(rest).hasSize(50);
        assertThat(all(cursors.get(0), cursors)).extracting(Heard::text).contains("Ertussen");
    }

    @Test
    void what_is_indexed_late_is_still_heard() throws Exception {
        desk.pds.notice("mention", "Eerst gezien", null, ago(5));
        List<String> cursors = new ArrayList<>();
        all(null, cursors);
        desk.pds.notice("mention", "Later gezien", null, ago(20));
        assertThat(all(cursors.get(0), cursors)).extracting(Heard::text).contains("Later gezien");
    }
}
