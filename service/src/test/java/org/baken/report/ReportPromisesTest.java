package org.baken.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.logbook.Actor;
import org.baken.logbook.LogEntry;
import org.baken.platform.Json;
import org.baken.report.ReportTarget.Outcome;
import org.junit.jupiter.api.Test;

class ReportPromisesTest {
    private static final Instant START = Instant.parse("2026-11-21T14:48:00Z");

    private final ReportPromises promises =
            new ReportPromises(Duration.ofMinutes(15), Duration.ofMinutes(30), START.plus(Duration.ofHours(5)));
    private long seq;

    private ReportPromises at(int minute, String kind, String object, Map<String, ?> data) {
        promises.follow(new LogEntry(
                ++seq,
                START.plus(Duration.ofMinutes(minute)),
                Actor.person("p", "Anna"),
                kind,
                "i",
                object,
                Json.read(Json.canonicalText(new HashMap<>(data))),
                "",
                ""));
        return promises;
    }

    private List<String> told() {
        return promises.promises().stream()
                .map(target -> target.outcome() + " " + target.lateSeconds() / 60)
                .toList();
    }

    @Test
    void an_old_log_that_tells_no_moment_is_held_against_what_the_house_promises() {
        at(0, "incident.opened", "i", Map.of("state", "ACTIVE"));
        at(20, "message.published", "a", Map.of("title", "Een"));
        at(45, "message.published", "b", Map.of("title", "Twee"));
        at(50, "incident.state", "i", Map.of("from", "ACTIVE", "to", "CLOSED"));
        assertThat(promises.first(START).outcome()).isEqualTo(Outcome.LATE);
        assertThat(promises.first(START).lateSeconds()).isEqualTo(300);
        assertThat(told()).containsExactly("MET 0", "STOPPED 0");
    }

    @Test
    void what_was_undone_in_time_keeps_no_promise() {
        at(0, "incident.opened", "i", Map.of("state", "ACTIVE"));
        at(5, "message.published", "a", Map.of());
        at(20, "message.published", "b", Map.of());
        at(21, "message.undone", "b", Map.of());
        at(40, "message.published", "b", Map.of());
        assertThat(told()).containsExactly("LATE 5", "MISSED 230");
        assertThat(promises.publications()).hasSize(2);
    }

    @Test
    void what_was_prepared_runs_from_when_it_became_active() {
        at(0, "incident.opened", "i", Map.of("state", "PREPARED"));
        assertThat(promises.first(START)).isNull();
        at(60, "incident.state", "i", Map.of("from", "PREPARED", "to", "ACTIVE"));
        at(70, "message.published", "a", Map.of());
        assertThat(promises.first(START).outcome()).isEqualTo(Outcome.MET);
        assertThat(promises.wasActive(START)).isFalse();
        assertThat(promises.wasActive(START.plus(Duration.ofMinutes(65)))).isTrue();
    }

    @Test
    void a_promise_that_was_replaced_when_it_was_over_is_missed() {
        at(0, "incident.opened", "i", Map.of("state", "ACTIVE"));
        at(5, "message.published", "a", Map.of());
        Map<String, Object> later = Map.of(
                "changed",
                List.of("nextUpdateAt"),
                "nextUpdateAt",
                START.plus(Duration.ofMinutes(90)).toString());
        at(40, "incident.changed", "i", later);
        at(80, "message.published", "b", Map.of());
        assertThat(told()).startsWith("MISSED 5", "MET 0");
    }
}
