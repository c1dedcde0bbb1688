package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.incident.Cadence;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.message.ContentRules;
import org.baken.message.Messages;
import org.baken.message.Reviews;
import org.baken.message.Rulebook;
import org.baken.platform.Database;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.SettableClock;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes that watch the same reviews; the service's own watch is a third, for which it is never late here. */
@Tag("database")
class ReviewWatchTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final SettableClock later = new SettableClock();

    private ReviewWatch node() {
        Database database = TOWN.database();
        Logbook logbook = new Logbook(database, later);
        Incidents incidents = new Incidents(later, "https://example.org");
        Facts facts = new Facts(logbook);
        ContentRules rules = new ContentRules(facts, (handle, incident, ids) -> Map.of(), Set.of(), later);
        Cadence cadence = new Cadence(Duration.ofMinutes(15), Duration.ofMinutes(60));
        Rights rights = new Rights(
                new Policies(Questions.shipped()), new Rulebook(logbook), incidents, new People(database, later));
        Messages messages = new Messages(incidents, facts, rules, rights, cadence, logbook, later);
        return new ReviewWatch(database, incidents, messages, rights, new Reviews(logbook, later), later);
    }

    private static boolean look(ReviewWatch node) {
        node.look();
        return true;
    }

    @Test
    void two_nodes_that_look_at_the_same_moment_say_everything_once() throws Exception {
        String incident = Scene.incident(TOWN, "Twee wachters");
        ReviewWatch one = node();
        ReviewWatch other = node();
        for (int i = 0; i < 5; i++) {
            Desk.submitted(TOWN, incident, Desk.words("Wacht " + i));
        }
        later.forward(Duration.ofMinutes(6));
        Scene.together(() -> look(one), () -> look(other));
        assertThat(Desk.logged(TOWN, incident, "message.review-reminded")).hasSize(5);
        assertThat(Desk.logged(TOWN, incident, "message.review-escalated")).isEmpty();
        later.forward(Duration.ofMinutes(5));
        Scene.together(() -> look(one), () -> look(other));
        Scene.together(() -> look(one), () -> look(other));
        assertThat(Desk.logged(TOWN, incident, "message.review-reminded")).hasSize(5);
        assertThat(Desk.logged(TOWN, incident, "message.review-escalated")).hasSize(5);
    }

    @Test
    void two_nodes_say_once_that_a_review_after_the_emergency_road_is_late() throws Exception {
        String incident = Scene.incident(TOWN, "Te laat, twee keer gezien");
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Meteen naar buiten"));
        Answer out = TOWN.as(Role.LEAD)
                .post(
                        "/api/messages/" + message.id() + "/emergency",
                        Map.of(
                                "revision",
                                1,
                                "hash",
                                message.json().path("hash").asText(),
                                "reason",
                                "Het kan niet wachten"));
        assertThat(out.status()).as(out.toString()).isLessThan(300);
        ReviewWatch one = node();
        ReviewWatch other = node();
        Scene.together(() -> look(one), () -> look(other));
        assertThat(Desk.logged(TOWN, incident, "message.review-overdue")).isEmpty();
        later.forward(Duration.ofMinutes(61));
        Scene.together(() -> look(one), () -> look(other));
        Scene.together(() -> look(one), () -> look(other));
        assertThat(Desk.logged(TOWN, incident, "message.review-overdue")).hasSize(1);
    }
}
