package org.baken.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class RestTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inboxes inboxes = new Inboxes(TOWN);

    private static Instant ago(Duration time) {
        return TOWN.clock().instant().minus(time);
    }

    private boolean isResting(String account) {
        return !inboxes.of(account).path("asked").asBoolean();
    }

    @Test
    void nothing_is_asked_while_nothing_is_going_on_and_then_a_day_back_at_most() throws Exception {
        try (MastodonStub server = MastodonStub.start(TOWN.clock())) {
            String account = Linked.mastodon(TOWN, server, "Mastodon");
            server.mention("an", "Van vorige week", null, "public", ago(Duration.ofDays(7)));
            server.mention("bert", "Van vannacht", null, "public", ago(Duration.ofHours(9)));
            assertThat(inboxes.of(account).path("listens").asBoolean()).isTrue();
            assertThat(Inboxes.asked(server)).isZero();

            String first = Scene.incident(TOWN, "Brand");
            Town.eventually("a day back", () -> inboxes.count(first) == 1);
            assertThat(inboxes.texts(first)).containsExactly("Van vannacht");
            inboxes.close(first);
            Town.eventually("at rest", () -> isResting(account));
            int asked = Inboxes.asked(server);

            TOWN.clock().forward(Duration.ofHours(3));
            server.mention("cor", "Tussen twee branden", null, "public", ago(Duration.ofHours(1)));
            String second = Scene.incident(TOWN, "Nog een brand");
            Town.eventually("goes on where it stopped", () -> inboxes.count(second) == 1);
            assertThat(inboxes.texts(second)).containsExactly("Tussen twee branden");
            inboxes.close(second);
            Town.eventually("at rest", () -> isResting(account));
            assertThat(Inboxes.asked(server)).isGreaterThan(asked);

            TOWN.clock().forward(Duration.ofDays(40));
            server.mention("dirk", "Lang geleden", null, "public", ago(Duration.ofDays(20)));
            server.mention("els", "Net nog", null, "public", ago(Duration.ofMinutes(5)));
            // Sessions have ended meanwhile.
            Visitor lead = TOWN.nobody().login("lead", Town.PASSWORD);
            String third = Scene.created(lead.post("/api/incidents", Scene.opening("Storm", "REAL")));
            Town.eventually("begins anew", () -> inboxes.count(third) == 1);
            assertThat(inboxes.texts(third)).containsExactly("Net nog");
        }
    }
}
