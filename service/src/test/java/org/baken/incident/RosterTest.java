package org.baken.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class RosterTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<String, Object> FACT = Map.of("text", Map.of("nl", "Er is rook"), "source", "Brandweer");

    @Test
    void a_roster_gives_rights_in_that_incident_only() {
        Visitor observer = TOWN.person("nieuwe-redacteur", Role.OBSERVER);
        String mine = Scene.incident(TOWN, "Op het rooster");
        String other = Scene.incident(TOWN, "Niet op het rooster");
        assertThat(observer.post("/api/incidents/" + mine + "/facts", FACT).status())
                .isEqualTo(403);
        Scene.roster(TOWN, mine, Map.of(observer, Role.AUTHOR));
        assertThat(observer.post("/api/incidents/" + mine + "/facts", FACT).status())
                .isEqualTo(201);
        assertThat(observer.post("/api/incidents/" + other + "/facts", FACT).status())
                .isEqualTo(403);
        assertThat(observer.get("/api/incidents/" + mine).json().path("myRoles"))
                .extracting(role -> role.asText())
                .containsExactly("AUTHOR", "OBSERVER");
        assertThat(observer.get("/api/incidents/" + other).json().path("myRoles"))
                .extracting(role -> role.asText())
                .containsExactly("OBSERVER");
    }

    @Test
    void an_expert_knows_only_of_the_incidents_they_are_called_to() {
        Visitor expert = TOWN.person("waterdeskundige", Role.EXPERT);
        String mine = Scene.incident(TOWN, "Water in de kelder");
        String other = Scene.incident(TOWN, "Water op straat");
        Scene.roster(TOWN, mine, Map.of(expert, Role.EXPERT));
        assertThat(expert.get("/api/incidents/" + mine).status()).isEqualTo(200);
        Answer unknown = expert.get("/api/incidents/" + other);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).doesNotContain("Water op straat");
        assertThat(expert.get("/api/incidents/" + other + "/log").status()).isEqualTo(404);
        assertThat(expert.post("/api/incidents/" + other + "/facts", FACT).status())
                .isEqualTo(404);
        assertThat(expert.get("/api/incidents?q=water").json().path("items"))
                .extracting(item -> item.path("id").asText())
                .containsExactly(mine);
        assertThat(expert.post("/api/incidents/" + mine + "/facts", FACT).status())
                .isEqualTo(201);
    }

    @Test
    void the_lead_of_a_roster_leads_that_incident_without_leading_others() {
        Visitor author = TOWN.person("waarnemend-leider", Role.AUTHOR);
        Visitor lead = TOWN.as(Role.LEAD);
        String mine = "/api/incidents/" + Scene.incident(TOWN, "Ik leid");
        String other = "/api/incidents/" + Scene.incident(TOWN, "Ik leid niet");
        Answer staffed = lead.put(mine + "/roster", Map.of("lead", author.id(), "members", List.of()), 1);
        assertThat(staffed.json().path("roster").path("leadName").asText()).isEqualTo(author.name());
        assertThat(author.patch(mine, Map.of("place", "Hier"), 2).status()).isEqualTo(200);
        assertThat(author.patch(other, Map.of("place", "Hier"), 1).status()).isEqualTo(403);
    }

    @Test
    void a_roster_is_replaced_as_a_whole_and_other_rosters_stay() {
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor one = TOWN.person("een", Role.OBSERVER);
        Visitor two = TOWN.person("twee", Role.OBSERVER);
        String decoy = Scene.incident(TOWN, "Ander rooster");
        Scene.roster(TOWN, decoy, Map.of(one, Role.MONITOR));
        String path = "/api/incidents/" + Scene.incident(TOWN, "Vervangen rooster");
        Map<String, Object> first = Map.of("person", one.id(), "role", "APPROVER", "deputy", true);
        Map<String, Object> second = Map.of("person", two.id(), "role", "SPOKESPERSON");
        assertThat(lead.put(path + "/roster", Map.of("lead", lead.id(), "members", List.of(first)), 1)
                        .status())
                .isEqualTo(200);
        lead.put(path + "/roster", Map.of("lead", lead.id(), "members", List.of(second, first)), 2);
        Answer roster = lead.get(path + "/roster");
        assertThat(roster.header("ETag")).isEqualTo("\"3\"");
        assertThat(roster.json().path("members"))
                .extracting(member -> member.path("name").asText() + " "
                        + member.path("role").asText() + " "
                        + member.path("deputy").asBoolean())
                .containsExactly("De twee SPOKESPERSON false", "De een APPROVER true");
        assertThat(lead.get("/api/incidents/" + decoy + "/roster").json().path("members"))
                .hasSize(1);
        Answer log = lead.get(path + "/log?kind=incident.roster");
        assertThat(log.json().path("items")).hasSize(2);
    }

    @Test
    void a_wrong_roster_names_the_field() {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + Scene.incident(TOWN, "Fout rooster") + "/roster";
        Map<String, Object> me = Map.of("person", lead.id(), "role", "AUTHOR");
        Map<String, Object> nobody = Map.of("person", "niemand", "role", "AUTHOR");
        Map<String, Object> admin = Map.of("person", lead.id(), "role", "ADMIN");
        assertThat(lead.put(path, Map.of("lead", "niemand", "members", List.of()), 1)
                        .wrongFields())
                .containsExactly("lead");
        assertThat(lead.put(path, Map.of("lead", lead.id(), "members", List.of(me, nobody)), 1)
                        .wrongFields())
                .containsExactly("members[1].person");
        assertThat(lead.put(path, Map.of("lead", lead.id(), "members", List.of(admin)), 1)
                        .wrongFields())
                .containsExactly("members[0].role");
        assertThat(lead.put(path, Map.of("lead", lead.id(), "members", List.of(me, me)), 1)
                        .wrongFields())
                .containsExactly("members[1]");
        assertThat(lead.put(path, Map.of("members", List.of()), 1).wrongFields())
                .containsExactly("lead");
        assertThat(lead.get(path).json().path("members")).isEmpty();
    }
}
