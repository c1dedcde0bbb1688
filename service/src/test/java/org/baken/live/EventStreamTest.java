package org.baken.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Json;
import org.baken.testing.Answer;
import org.baken.testing.EventStream;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class EventStreamTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static void addGroup(String name) {
        Answer added = TOWN.admin().post("/api/groups", Map.of("name", name, "kind", "STAFF", "members", List.of()));
        assertThat(added.status()).isEqualTo(201);
    }

    @Test
    void nobody_listens_without_a_session() {
        assertThat(TOWN.nobody().get("/api/events").status()).isEqualTo(401);
    }

    @Test
    void a_listener_is_told_what_is_logged_and_nothing_of_its_content() throws Exception {
        Visitor observer = TOWN.as(Role.OBSERVER);
        try (EventStream stream = EventStream.open(observer, null)) {
            assertThat(stream.next().path("kind").asText()).isEqualTo("welcome");
            addGroup("Wijkraad");
            JsonNode hint = stream.next();
            assertThat(hint.path("kind").asText()).isEqualTo("group.added");
            assertThat(hint.path("seq").asLong()).isPositive();
            assertThat(hint.toString()).doesNotContain("Wijkraad");
        }
    }

    @Test
    void after_a_break_the_missed_entries_come_once_and_in_order() throws Exception {
        Visitor observer = TOWN.as(Role.OBSERVER);
        long seen;
        try (EventStream stream = EventStream.open(observer, null)) {
            seen = stream.next().path("seq").asLong();
        }
        addGroup("Een");
        addGroup("Twee");
        try (EventStream stream = EventStream.open(observer, Long.toString(seen))) {
            assertThat(stream.next().path("seq").asLong()).isEqualTo(seen + 1);
            assertThat(stream.next().path("seq").asLong()).isEqualTo(seen + 2);
        }
    }

    @Test
    void what_was_logged_between_the_session_and_the_stream_is_told() throws Exception {
        Visitor observer = TOWN.as(Role.OBSERVER);
        long newest = observer.get("/api/session").json().path("newest").asLong();
        addGroup("Tussendoor");
        try (EventStream stream = EventStream.after(observer, newest)) {
            JsonNode hint = stream.next();
            assertThat(hint.path("seq").asLong()).isEqualTo(newest + 1);
            assertThat(hint.path("kind").asText()).isEqualTo("group.added");
        }
    }

    @Test
    void an_incident_is_no_news_to_those_who_may_not_know_of_it() throws Exception {
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor expert = TOWN.as(Role.EXPERT);
        try (EventStream stream = EventStream.open(expert, null)) {
            stream.next();
            Answer incident = lead.post("/api/incidents", Json.read("""
                    {"title": "Brand", "type": "industrial-fire", "kind": "EXERCISE", "scale": "GRIP 2",
                     "languages": ["nl"]}"""));
            assertThat(incident.status()).isEqualTo(201);
            addGroup("Erna");
            assertThat(stream.next().path("kind").asText()).isEqualTo("group.added");
        }
    }
}
