package org.baken.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.channel.Inbox;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.manual.Manual;
import org.baken.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterboxTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant THE_DAY_BEFORE = NOON.minusSeconds(86_400);

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void open() {
        sandbox = new Sandbox(folder, List.of(new Manual()), Clock.systemUTC());
    }

    private static Link link(String account, Map<String, Object> settings) {
        return new Link(account, Sandbox.PLATFORM, "", settings, Map.of());
    }

    private Inbox inbox(String account) {
        return (Inbox) sandbox.on(link(account, Map.of()));
    }

    private void writes(String account, String text, Instant at) throws Exception {
        sandbox.playIn(account, new Heard(text, null, null, "an", "@an", "An", null, text, "nl", null, false, 0, at));
    }

    private Batch poll(String account, String cursor) throws Exception {
        return inbox(account).poll(link(account, Map.of()), cursor, THE_DAY_BEFORE);
    }

    @Test
    void what_an_exercise_plays_in_is_heard_in_its_order_each_once() throws Exception {
        writes("account-1", "Lang geleden", THE_DAY_BEFORE.minusSeconds(1));
        for (int i = 0; i < 450; i++) {
            writes("account-1", "Bericht " + i, NOON);
        }
        writes("account-2", "Voor een ander", NOON);
        Batch first = poll("account-1", null);
        assertThat(first.heard()).hasSize(199);
        assertThat(first.heard().get(0).text()).isEqualTo("Bericht 0");
        assertThat(first.more()).isTrue();
        Batch second = poll("account-1", first.cursor());
        Batch third = poll("account-1", second.cursor());
        assertThat(third.more()).isFalse();
        assertThat(third.heard().get(third.heard().size() - 1).text()).isEqualTo("Bericht 449");
        assertThat(poll("account-1", third.cursor()).heard()).isEmpty();
        writes("account-1", "Nog een", NOON);
        assertThat(poll("account-1", third.cursor()).heard())
                .extracting(Heard::text)
                .containsExactly("Nog een");
    }

    @Test
    void a_file_that_nobody_can_read_keeps_nothing_back() throws Exception {
        writes("account-1", "Ervoor", NOON);
        Files.writeString(folder.resolve("account-1/inbox/" + Ids.next() + ".json"), "{\"text\":");
        Files.writeString(folder.resolve("account-1/inbox/zz-met-de-hand.json"), "{}");
        writes("account-1", "Erna", NOON);
        Batch batch = poll("account-1", null);
        assertThat(batch.heard()).extracting(Heard::text).containsExactly("Ervoor", "Erna");
        writes("account-1", "En weer", NOON);
        assertThat(poll("account-1", batch.cursor()).heard())
                .extracting(Heard::text)
                .containsExactly("En weer");
    }

    @Test
    void an_account_that_imitates_a_platform_without_an_inbox_has_none() {
        assertThat(sandbox.on(link("account-1", Map.of("imitates", "manual")))).isNotInstanceOf(Inbox.class);
        assertThat(sandbox.on(link("account-1", Map.of()))).isInstanceOf(Inbox.class);
    }
}
