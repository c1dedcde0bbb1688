package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.baken.channel.Post;
import org.junit.jupiter.api.Test;

class RecordKeyTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T09:30:00.123Z");

    private static String key(String post, Instant createdAt) {
        return RecordKey.of(Post.of(post, createdAt, "nl", "", "Tekst"));
    }

    @Test
    void the_same_post_always_has_the_same_key_of_the_form_that_the_protocol_asks() {
        assertThat(key("key-1", CREATED)).isEqualTo(key("key-1", CREATED)).matches("[2-7a-j][2-7a-z]{12}");
    }

    @Test
    void a_key_tells_when_the_post_was_made_and_keys_sort_as_time_does() {
        assertThat(RecordKey.time(key("key-1", CREATED))).isEqualTo(CREATED);
        assertThat(key("key-1", CREATED)).isLessThan(key("key-0", CREATED.plusMillis(1)));
        assertThat(RecordKey.time("self")).isEqualTo(Instant.EPOCH);
    }

    /** The example in the AT Protocol's specification of record keys. */
    @Test
    void keys_of_other_programs_are_read_as_they_read_them() {
        assertThat(RecordKey.time("3jzfcijpj2z2a")).isEqualTo(Instant.parse("2023-06-30T15:03:01.887Z"));
    }

    @Test
    void posts_of_the_same_moment_have_different_keys() {
        Set<String> keys = new HashSet<>();
        for (int post = 0; post < 200; post++) {
            keys.add(key("key-" + post, CREATED));
        }

        assertThat(keys).hasSize(200);
    }
}
