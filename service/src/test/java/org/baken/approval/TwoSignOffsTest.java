package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A policy that asks for two sign-offs. */
@Tag("database")
class TwoSignOffsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @BeforeAll
    static void two() {
        Scene.created(TOWN.admin()
                .post(
                        "/api/policies",
                        Map.of("required", 2, "roles", List.of("APPROVER"), "questions", List.of("certain"))));
    }

    @Test
    void the_first_is_noted_and_the_second_approves() {
        String incident = Scene.incident(TOWN, "Twee");
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        Answer first = Desk.signOff(TOWN.as(Role.APPROVER), submitted);
        assertThat(first.json().path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(first.version()).isEqualTo(submitted.version() + 1);
        assertThat(Desk.signOff(TOWN.as(Role.APPROVER), submitted).status()).isEqualTo(409);
        assertThat(first.json().path("whyNot").asText())
                .contains(TOWN.as(Role.LEAD).name());
        Answer second = Desk.signOff(TOWN.as(Role.LEAD), submitted);
        assertThat(second.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(second.json().path("signOffs")).hasSize(2);
    }

    @Test
    void two_at_the_same_moment_approve_once() throws Exception {
        String incident = Scene.incident(TOWN, "Twee tegelijk");
        Visitor one = TOWN.as(Role.APPROVER);
        Visitor other = TOWN.as(Role.LEAD);
        for (int round = 0; round < 5; round++) {
            Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Ronde " + round));
            assertThat(Scene.together(
                            () -> state(Desk.signOff(one, submitted)), () -> state(Desk.signOff(other, submitted))))
                    .containsExactlyInAnyOrder("IN_REVIEW", "APPROVED");
        }
        assertThat(Desk.logged(TOWN, incident, "message.approved")).hasSize(5);
        assertThat(Desk.logged(TOWN, incident, "message.signed-off")).hasSize(10);
    }

    private static String state(Answer answer) {
        return answer.json().path("state").asText();
    }
}
