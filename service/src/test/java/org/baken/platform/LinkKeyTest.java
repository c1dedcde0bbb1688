package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkKeyTest {
    @Test
    void the_same_key_gives_a_thing_the_same_link_and_another_key_or_kind_another(
            @TempDir Path one, @TempDir Path other) {
        String token = LinkKey.open(one.resolve("keys"), "forward-link").token("a");
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(LinkKey.open(one.resolve("keys"), "forward-link").token("a")).isEqualTo(token);
        assertThat(LinkKey.open(one.resolve("keys"), "forward-link").token("b")).isNotEqualTo(token);
        assertThat(LinkKey.open(other.resolve("keys"), "forward-link").token("a"))
                .isNotEqualTo(token);
        assertThat(LinkKey.open(one.resolve("keys"), "expert-link").token("a")).isNotEqualTo(token);
        assertThat(one.resolve("keys")).isDirectoryContaining(file -> file.endsWith("forward-links"));
    }
}
