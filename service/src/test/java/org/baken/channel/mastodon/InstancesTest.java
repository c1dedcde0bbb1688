package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.MastodonStub;
import org.baken.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstancesTest {

    private final SettableClock clock = new SettableClock();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Instances instances =
            new Instances(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock, background::add);
    private MastodonStub server;

    @BeforeEach
    void start() throws Exception {
        server = MastodonStub.start(clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int limit() {
        return instances
                .limits(new Link("account-1", "mastodon", "", Map.of("baseUrl", server.baseUrl()), Map.of()))
                .max();
    }

    @Test
    void after_an_hour_the_server_is_asked_again_without_making_anybody_wait() {
        assertThat(limit()).isEqualTo(500);
        server.limit(3000);
        clock.forward(Duration.ofMinutes(61));

        assertThat(limit()).isEqualTo(500);
        assertThat(limit()).isEqualTo(500);
        assertThat(background).hasSize(1);
        background.remove().run();

        assertThat(limit()).isEqualTo(3000);
    }

    @Test
    void a_server_that_stops_answering_keeps_the_limit_it_told() {
        server.limit(3000);
        assertThat(limit()).isEqualTo(3000);
        server.close();
        clock.forward(Duration.ofMinutes(61));
        limit();
        background.remove().run();

        assertThat(limit()).isEqualTo(3000);
    }
}
