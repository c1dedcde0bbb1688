package org.baken.channel.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Link;
import org.baken.channel.Sends;
import org.baken.channel.SettingProblem;
import org.junit.jupiter.api.Test;

class ManualTest {

    private final Manual manual = new Manual();

    private static Link link(Map<String, Object> settings) {
        return new Link("van", Manual.PLATFORM, "", settings, Map.of());
    }

    @Test
    void a_manual_channel_never_sends_by_itself() {
        Channel channel = new Channels(List.of(manual)).on(link(Map.of()));

        assertThat(channel).isSameAs(manual).isNotInstanceOf(Sends.class);
    }

    @Test
    void the_person_gets_the_instructions_of_the_account() {
        assertThat(manual.instructions(link(Map.of("instructions", "Rijd door de wijk.\nLees traag voor."))))
                .isEqualTo("Rijd door de wijk.\nLees traag voor.");
        assertThat(manual.instructions(link(Map.of()))).isEmpty();
    }

    @Test
    void instructions_may_have_lines_but_not_be_endless() {
        assertThat(manual.problems(link(Map.of("instructions", "een\ntwee")))).isEmpty();
        assertThat(manual.problems(link(Map.of("instructions", "a".repeat(4001)))))
                .extracting(SettingProblem::field)
                .containsExactly("settings.instructions");
    }
}
