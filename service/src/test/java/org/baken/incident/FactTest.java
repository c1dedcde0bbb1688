package org.baken.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class FactTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<FactState, Set<FactState>> LEGAL = Map.of(
            FactState.REPORTED, Set.of(FactState.CONFIRMED, FactState.DENIED, FactState.OUTDATED, FactState.UNKNOWN),
            FactState.UNKNOWN, Set.of(FactState.REPORTED, FactState.CONFIRMED, FactState.DENIED, FactState.OUTDATED),
            FactState.CONFIRMED, Set.of(FactState.DENIED, FactState.OUTDATED),
            FactState.DENIED, Set.of(FactState.CONFIRMED, FactState.OUTDATED),
            FactState.OUTDATED, Set.of(FactState.REPORTED));

    @Test
    void every_move_is_either_legal_or_refused() {
        Visitor author = TOWN.as(Role.AUTHOR);
        String incident = Scene.incident(TOWN, "Feiten");
        for (FactState from : FactState.values()) {
            assertThat(from.next()).isEqualTo(LEGAL.get(from));
            for (FactState to : FactState.values()) {
                Answer fact = add(author, incident, "Stand", Map.of("state", from));
                boolean legal = from == to || LEGAL.get(from).contains(to);
                Answer moved = author.patch("/api/facts/" + fact.id(), Map.of("state", to), 1);
                assertThat(moved.status()).as(from + " → " + to).isEqualTo(legal ? 200 : 409);
                assertThat(author.get("/api/facts/" + fact.id())
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo((legal ? to : from).name());
            }
        }
    }

    @Test
    void authors_leads_and_experts_write_facts_and_the_others_read_them() {
        String incident = Scene.incident(TOWN, "Wie schrijft");
        for (Role role : Role.values()) {
            int expected = switch (role) {
                case LEAD, AUTHOR -> 201;
                case EXPERT -> 404;
                default -> 403;
            };
            assertThat(add(TOWN.as(role), incident, "Tekst", Map.of()).status())
                    .as(role.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void what_is_said_to_be_known_needs_a_source_and_what_is_not_known_does_not() {
        Visitor author = TOWN.as(Role.AUTHOR);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Bron") + "/facts";
        Map<String, Object> text = Map.of("nl", "De brug is dicht");
        assertThat(author.post(path, Map.of("text", text, "state", "CONFIRMED")).wrongFields())
                .containsExactly("source");
        Answer unknown = author.post(path, Map.of("text", text, "state", "UNKNOWN"));
        assertThat(unknown.status()).isEqualTo(201);
        assertThat(author.post(path, Map.of("text", text, "kind", "ASK", "state", "CONFIRMED"))
                        .status())
                .isEqualTo(201);
        String fact = "/api/facts/" + unknown.id();
        assertThat(author.patch(fact, Map.of("state", "CONFIRMED"), 1).wrongFields())
                .containsExactly("source");
        assertThat(author.patch(fact, Map.of("state", "CONFIRMED", "source", "Politie"), 1)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_fact_names_its_field() {
        Visitor author = TOWN.as(Role.AUTHOR);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Fout feit") + "/facts";
        assertThat(author.post(path, Map.of("text", Map.of(), "source", "X")).wrongFields())
                .containsExactly("text");
        assertThat(author.post(path, Map.of("text", Map.of("nl", " "), "source", "X"))
                        .wrongFields())
                .containsExactly("text.nl");
        assertThat(author.post(path, Map.of("text", Map.of("nl", "x".repeat(2001)), "source", "X"))
                        .wrongFields())
                .containsExactly("text.nl");
        assertThat(author.post(path, Map.of("text", Map.of("nl", "x"), "source", "X", "state", "SURE"))
                        .wrongFields())
                .containsExactly("state");
        assertThat(author.get(path).json().path("items")).isEmpty();
    }

    @Test
    void facts_are_listed_page_by_page_in_the_order_of_adding_and_only_those_of_the_incident() {
        Visitor author = TOWN.as(Role.AUTHOR);
        String incident = Scene.incident(TOWN, "Lijst van feiten");
        String decoy = Scene.incident(TOWN, "Andere feiten");
        String first = add(author, incident, "Een", Map.of()).id();
        add(author, decoy, "Twee", Map.of());
        String third = add(author, incident, "Drie", Map.of("kind", "DOING")).id();
        Answer page = author.get("/api/incidents/" + incident + "/facts?limit=1");
        assertThat(page.json().path("items"))
                .extracting(fact -> fact.path("id").asText())
                .containsExactly(first);
        Answer next = author.get("/api/incidents/" + incident + "/facts?limit=1&after="
                + page.json().path("next").asText());
        assertThat(next.json().path("items"))
                .extracting(fact -> fact.path("id").asText())
                .containsExactly(third);
        assertThat(next.json().has("next")).isFalse();
    }

    @Test
    void of_two_people_who_confirm_and_deny_at_once_one_is_told() throws Exception {
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor lead = TOWN.as(Role.LEAD);
        String incident = Scene.incident(TOWN, "Ja en nee");
        String fact =
                "/api/facts/" + add(author, incident, "Is het zo", Map.of()).id();
        List<Answer> answers = Scene.together(
                () -> author.patch(fact, Map.of("state", "CONFIRMED"), 1),
                () -> lead.patch(fact, Map.of("state", "DENIED"), 1));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
        assertThat(author.get("/api/incidents/" + incident + "/log?kind=fact.changed")
                        .json()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void the_log_narrowed_to_one_fact_leaves_the_others_out() throws Exception {
        Visitor author = TOWN.as(Role.AUTHOR);
        String incident = Scene.incident(TOWN, "Een van twee");
        String wanted = add(author, incident, "De brug is dicht", Map.of()).id();
        String other = add(author, incident, "De tunnel is dicht", Map.of()).id();
        author.patch("/api/facts/" + wanted, Map.of("state", "CONFIRMED"), 1);
        author.patch("/api/facts/" + other, Map.of("state", "DENIED"), 1);
        for (String order : List.of("asc", "desc")) {
            String log = author.get(
                            "/api/incidents/" + incident + "/log?order=" + order + "&kind=fact.&object=" + wanted)
                    .text();
            assertThat(log).contains("fact.changed", wanted).doesNotContain(other);
        }
    }

    private static Answer add(Visitor author, String incident, String text, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("text", Map.of("nl", text), "source", "Brandweer"));
        body.putAll(more);
        return author.post("/api/incidents/" + incident + "/facts", body);
    }
}
