package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ReactionActionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void what_cannot_be_done_to_one_is_done_to_the_others_and_told() {
        Inbox inbox = Inbox.open(TOWN, "Veel tegelijk");
        Inbox other = Inbox.open(TOWN, "Een ander");
        String first = inbox.add("Een");
        String second = inbox.add("Twee");
        String decoy = inbox.add("Drie");
        String elsewhere = other.add("Elders");
        String path = "/api/incidents/" + inbox.incident() + "/reaction-actions";
        Answer assigned = inbox.monitor()
                .post(
                        path,
                        Map.of(
                                "reactions", List.of(first, second, elsewhere, "bestaat-niet", first),
                                "action", "ASSIGN",
                                "person", inbox.monitor().id()));
        assertThat(assigned.status()).as(assigned.toString()).isEqualTo(200);
        assertThat(texts(assigned, "done")).containsExactly(first, second);
        assertThat(assigned.json().path("refused")).hasSize(2);
        assertThat(assigned.json().path("refused").path(0).path("message").asText())
                .isNotBlank();
        assertThat(inbox.texts("assignee=me")).containsExactly("Twee", "Een");
        assertThat(other.texts("assignee=me")).isEmpty();
        Answer moved = inbox.monitor()
                .post(path, Map.of("reactions", List.of(first, decoy), "action", "STATE", "state", "DONE"));
        assertThat(texts(moved, "done")).isEmpty();
        assertThat(moved.json().path("refused")).hasSize(2);
        Answer sorted = inbox.monitor()
                .post(
                        path,
                        Map.of("reactions", List.of(first, second), "action", "TRIAGE", "class", "spam"),
                        "sleutel-1");
        assertThat(texts(sorted, "done")).containsExactly(first, second);
        assertThat(inbox.monitor()
                        .post(
                                path,
                                Map.of("reactions", List.of(first, second), "action", "TRIAGE", "class", "spam"),
                                "sleutel-1")
                        .text())
                .isEqualTo(sorted.text());
        assertThat(inbox.texts("class=spam")).containsExactly("Twee", "Een");
        assertThat(Desk.logged(TOWN, inbox.incident(), "reaction.triaged")).hasSize(2);
    }

    @Test
    void an_act_needs_rights_and_what_it_is_about() {
        Inbox inbox = Inbox.open(TOWN, "Rechten op veel");
        String path = "/api/incidents/" + inbox.incident() + "/reaction-actions";
        Map<String, Object> act = Map.of("reactions", List.of(inbox.add("Een")), "action", "ASSIGN");
        assertThat(TOWN.as(Role.OBSERVER).post(path, act).status()).isEqualTo(403);
        assertThat(inbox.monitor()
                        .post(path, Map.of("reactions", List.of("x"), "action", "TRIAGE"))
                        .wrongFields())
                .containsExactly("class");
        assertThat(inbox.monitor()
                        .post(path, Map.of("reactions", List.of("x"), "action", "STATE"))
                        .wrongFields())
                .containsExactly("state");
        assertThat(inbox.monitor()
                        .post(path, Map.of("reactions", List.of(), "action", "ASSIGN"))
                        .wrongFields())
                .containsExactly("reactions");
    }

    private static List<String> texts(Answer answer, String field) {
        List<String> texts = new java.util.ArrayList<>();
        answer.json().path(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
