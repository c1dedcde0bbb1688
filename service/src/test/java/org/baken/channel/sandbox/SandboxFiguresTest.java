package org.baken.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Figures;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Sends;
import org.baken.channel.ntfy.Ntfy;
import org.baken.channel.wordpress.WordPress;
import org.baken.channel.x.X;
import org.baken.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFiguresTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private Channels channels;

    @BeforeEach
    void open() {
        Outbound none = new Outbound(PrivateAddresses.parse(""), clock);
        List<Channel> imitable = List.of(new X(none, clock), new WordPress(none, clock), new Ntfy(none, clock));
        channels = new Channels(List.of(new Sandbox(folder, imitable, clock)));
    }

    private Link link(Map<String, Object> settings) {
        return new Link("account-1", Sandbox.PLATFORM, "", settings, Map.of());
    }

    private String sent(Link link, String key) throws Exception {
        Post post = Post.of(key, clock.instant(), "nl", "Brand", "OEFENING Blijf binnen.")
                .asExercise();
        return ((Sends) channels.on(link)).send(link, post).remoteId();
    }

    @Test
    void made_up_figures_grow_for_some_hours_and_never_go_down() throws Exception {
        Link link = link(Map.of());
        Figures account = (Figures) channels.on(link);
        String id = sent(link, "key-1");
        long last = 0;
        for (int hour = 0; hour < 48; hour++) {
            Counts counts = account.figures(link, List.of(id)).get(id);
            assertThat(counts.given().keySet()).containsExactly(Measure.values());
            long views = counts.of(Measure.VIEWS).orElseThrow();
            assertThat(views).isGreaterThanOrEqualTo(last).isLessThan(2_500);
            assertThat(counts.of(Measure.FAVOURITES).orElseThrow()).isLessThanOrEqualTo(views);
            last = views;
            clock.forward(Duration.ofHours(1));
        }
        assertThat(last).isGreaterThan(200);
        assertThat(account.figures(link, List.of(id))).isEqualTo(account.figures(link, List.of(id)));
    }

    @Test
    void an_account_gives_what_the_platform_gives_that_it_imitates() throws Exception {
        Link x = link(Map.of("imitates", "x"));
        Link website = link(Map.of("imitates", "wordpress"));

        assertThat(((Figures) channels.on(x)).gives(x))
                .containsExactlyInAnyOrder(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES, Measure.VIEWS);
        String id = sent(website, "key-2");
        clock.forward(Duration.ofDays(2));
        assertThat(((Figures) channels.on(website))
                        .figures(website, List.of(id, "another"))
                        .get(id)
                        .given())
                .containsOnlyKeys(Measure.REPLIES);
        assertThat(channels.on(link(Map.of("imitates", "ntfy")))).isNotInstanceOf(Figures.class);
    }
}
