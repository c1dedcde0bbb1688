package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.channel.Channels;
import org.baken.incident.Cadence;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.message.ContentRules;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Proofreader;
import org.baken.message.Reviews;
import org.baken.platform.Database;
import org.baken.platform.Problem;
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

    private static Database database;
    private static Messages messages;
    private static Approvals approvals;

    @BeforeAll
    static void behind() {
        database = TOWN.database();
        Incidents incidents = new Incidents(TOWN.clock(), "https://stad.test");
        Logbook logbook = new Logbook(database, TOWN.clock());
        Facts facts = new Facts(logbook);
        Cadence cadence = new Cadence(Duration.ofMinutes(15), Duration.ofMinutes(30));
        ContentRules rules = new ContentRules(facts, (handle, incident, ids) -> Map.of(), Set.of());
        messages = new Messages(incidents, facts, rules, cadence, logbook, TOWN.clock());
        approvals = new Approvals(
                incidents,
                messages,
                new Reviews(logbook, TOWN.clock()),
                new Proofreader(new Channels(List.of()), (handle, incident) -> List.of(), incidents, facts),
                new Policies(Questions.shipped(), 2, incidents, new People(database, TOWN.clock())));
    }

    @Test
    void the_first_is_noted_and_the_second_approves() {
        String incident = Scene.incident(TOWN, "Twee");
        Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        Message first = signOff(TOWN.as(Role.APPROVER), submitted);
        assertThat(first.state()).isEqualTo(MessageState.IN_REVIEW);
        assertThat(first.version()).isEqualTo(submitted.version() + 1);
        assertThatThrownBy(() -> signOff(TOWN.as(Role.APPROVER), submitted))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(signOff(TOWN.as(Role.LEAD), submitted).state()).isEqualTo(MessageState.APPROVED);
    }

    @Test
    void two_at_the_same_moment_approve_once() throws Exception {
        String incident = Scene.incident(TOWN, "Twee tegelijk");
        Visitor one = TOWN.as(Role.APPROVER);
        Visitor other = TOWN.as(Role.LEAD);
        for (int round = 0; round < 5; round++) {
            Answer submitted = Desk.submitted(TOWN, incident, Desk.words("Ronde " + round));
            assertThat(Scene.together(
                            () -> signOff(one, submitted).state(),
                            () -> signOff(other, submitted).state()))
                    .containsExactlyInAnyOrder(MessageState.IN_REVIEW, MessageState.APPROVED);
        }
        assertThat(Desk.logged(TOWN, incident, "message.approved")).hasSize(5);
        assertThat(Desk.logged(TOWN, incident, "message.signed-off")).hasSize(10);
    }

    private static Message signOff(Visitor approver, Answer submitted) {
        Caller caller = new Caller(approver.id(), approver.name(), Set.of(Role.APPROVER));
        return database.write(handle -> approvals.signOff(
                handle,
                caller,
                Locale.ENGLISH,
                submitted.id(),
                1,
                submitted.json().path("hash").asText(),
                Map.of(),
                null));
    }
}
