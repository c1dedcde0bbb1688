package org.baken.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("database")
class TriageRulesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String POLICY = "/api/triage-policy";

    private static Map<String, Object> decided() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("political", "HIDE"),
                Map.entry("commercial", "HIDE"),
                Map.entry("positive", "LEAVE"),
                Map.entry("strikes", 3),
                Map.entry("exchanges", 3),
                Map.entry("answerWithinMinutes", 1440),
                Map.entry("crisisAnswerWithinMinutes", 120),
                Map.entry("freeTextNeedsSignOff", true),
                Map.entry("templatesNeedSignOff", false),
                Map.entry("spreadThreshold", Map.of("reach", "MEDIUM", "sightings", 3)),
                Map.entry("retentionDays", 365),
                Map.entry("pseudonymiseAfterDays", 30)));
    }

    private static Answer decide(Map<String, Object> policy) {
        Visitor lead = TOWN.as(Role.LEAD);
        return lead.put(POLICY, policy, lead.get(POLICY).version());
    }

    private static Visitor reader(String languages) {
        return TOWN.nobody().with("Accept-Language", languages);
    }

    @Test
    void everybody_with_a_session_reads_the_tree_in_their_language() {
        JsonNode dutch = TOWN.as(Role.OBSERVER)
                .with("Accept-Language", "nl")
                .get("/api/triage-tree")
                .json();
        JsonNode french = TOWN.as(Role.OBSERVER)
                .with("Accept-Language", "fr")
                .get("/api/triage-tree")
                .json();
        assertThat(dutch.path("start").asText()).isEqualTo("sentiment");
        assertThat(dutch.path("questions").path(0).path("text").asText()).isEqualTo("Hoe klinkt deze reactie?");
        assertThat(french.path("questions").path(0).path("text").asText())
                .isEqualTo("Quel est le ton de cette réaction ?");
        assertThat(dutch.path("classes")).hasSize(26);
        JsonNode first = dutch.path("questions").path(0).path("answers").path(0);
        assertThat(first.path("next").asText()).isEqualTo("kindness");
        assertThat(first.path("sentiment").asText()).isEqualTo("POSITIVE");
        assertThat(TOWN.nobody().get("/api/triage-tree").status()).isEqualTo(401);
    }

    @Test
    void the_tree_shows_the_procedure_that_the_policy_asks_for() {
        Map<String, Object> removing = decided();
        removing.put("political", "REMOVE");
        assertThat(decide(removing).status()).isEqualTo(200);
        assertThat(acts("political")).containsExactly("EVIDENCE", "WARN", "REMOVE", "BLOCK");
        assertThat(acts("commercial")).containsExactly("HIDE");
        assertThat(decide(decided()).status()).isEqualTo(200);
        assertThat(acts("political")).containsExactly("HIDE");
    }

    private static List<String> acts(String category) {
        List<String> acts = new ArrayList<>();
        TOWN.as(Role.MONITOR).get("/api/triage-tree").json().path("classes").forEach(one -> {
            if (one.path("id").asText().equals(category)) {
                one.path("steps").forEach(step -> acts.add(step.path("act").asText()));
            }
        });
        return acts;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void who_leads_or_administers_decides_the_policy_and_everybody_reads_it(Role role) {
        Visitor visitor = TOWN.as(role);
        Answer read = visitor.get(POLICY);
        assertThat(read.status()).isEqualTo(200);
        boolean may = role == Role.LEAD || role == Role.ADMIN;
        assertThat(visitor.put(POLICY, decided(), read.version()).status()).isEqualTo(may ? 200 : 403);
    }

    @Test
    void a_code_whose_day_has_come_asks_to_be_looked_at_again() {
        Map<String, Object> fresh = decided();
        fresh.put("codeReviewOn", "2999-01-01");
        assertThat(decide(fresh).json().has("codeHint")).isFalse();
        fresh.put("codeReviewOn", "2020-03-01");
        assertThat(decide(fresh).json().path("codeReviewDue").asText()).isEqualTo("2020-03-01");
        assertThat(TOWN.as(Role.LEAD)
                        .with("Accept-Language", "nl")
                        .get(POLICY)
                        .json()
                        .path("codeHint")
                        .asText())
                .contains("1 maart 2020");
        assertThat(decide(decided()).status()).isEqualTo(200);
    }

    @Test
    void a_policy_that_somebody_else_changed_is_not_overwritten() {
        long version = decide(decided()).version();
        assertThat(TOWN.as(Role.ADMIN).put(POLICY, decided(), version).status()).isEqualTo(200);
        Answer stale = TOWN.as(Role.LEAD).put(POLICY, decided(), version);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(TOWN.as(Role.LEAD).put(POLICY, decided()).status()).isEqualTo(428);
    }

    @ParameterizedTest
    @CsvSource({
        "political, ANSWER",
        "commercial, ANSWER",
        "positive, HIDE",
        "strikes, 0",
        "strikes, 11",
        "exchanges, 0",
        "answerWithinMinutes, 1441",
        "crisisAnswerWithinMinutes, 1441",
        "retentionDays, 0",
        "pseudonymiseAfterDays, 366",
        "codeOfConductUrl, javascript:alert(1)",
        "codeApprovedOn, 2026-01-01"
    })
    void a_wrong_value_names_its_field(String field, String value) {
        Map<String, Object> policy = decided();
        policy.put(field, value.matches("\\d+") ? Integer.valueOf(value) : value);
        Answer answer = decide(policy);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.wrongFields()).containsExactly(field);
    }

    @Test
    void nobody_waits_longer_in_a_crisis() {
        Map<String, Object> policy = decided();
        policy.put("answerWithinMinutes", 60);
        assertThat(decide(policy).wrongFields()).containsExactly("crisisAnswerWithinMinutes");
    }

    @Test
    void the_clock_of_an_answer_is_shorter_in_a_crisis() {
        Instant wrote = Instant.parse("2026-01-01T10:00:00Z");
        assertThat(TriagePolicy.USUAL.dueAt(wrote, false)).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(TriagePolicy.USUAL.dueAt(wrote, true)).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void the_code_of_conduct_says_what_the_policy_says() {
        Map<String, Object> policy = decided();
        policy.put("strikes", 5);
        policy.put("political", "REMOVE");
        policy.put("commercial", "LEAVE");
        policy.put("answerWithinMinutes", 90);
        policy.put("crisisAnswerWithinMinutes", 60);
        assertThat(decide(policy).status()).isEqualTo(200);
        Answer page = reader("en").get("/code");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Language")).isEqualTo("en");
        assertThat(page.text())
                .contains("After 5 warnings", "within 90 minutes", "1 hour", "We remove promotion")
                .doesNotContain("Advertising for products", "{", "!important");
        assertThat(decide(decided()).status()).isEqualTo(200);
        assertThat(reader("nl").get("/code").text())
                .contains("Na 3 waarschuwingen", "binnen 24 uur", "Reclame voor producten of diensten verbergen we");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Gedragscode voor reacties",
        "fr, Code de conduite pour les réactions",
        "en, Code of conduct for reactions"
    })
    void everybody_reads_the_code_of_conduct_in_their_language(String lang, String title) {
        Answer page = reader(lang).get("/code");
        assertThat(page.text()).contains("<html lang=\"" + lang + "\">", "<h1>" + title + "</h1>");
        assertThat(TOWN.nobody().get("/code?lang=" + lang).text()).contains(title);
        assertThat(TOWN.nobody()
                        .with("If-None-Match", page.header("ETag"))
                        .with("Accept-Language", lang)
                        .get("/code")
                        .status())
                .isEqualTo(304);
    }

    @Test
    void the_code_of_conduct_says_who_approved_it_and_when_it_is_looked_at_again() {
        assertThat(decide(decided()).status()).isEqualTo(200);
        assertThat(reader("en").get("/code").text()).contains("waits for the approval", "1 June 2027");
        Map<String, Object> policy = decided();
        policy.put("codeApprovedBy", "the town council");
        policy.put("codeApprovedOn", "2026-03-02");
        policy.put("codeReviewOn", "2028-01-15");
        assertThat(decide(policy).status()).isEqualTo(200);
        assertThat(reader("en").get("/code").text())
                .contains("Approved by the town council on 2 March 2026", "15 January 2028")
                .doesNotContain("waits for the approval");
        assertThat(decide(decided()).status()).isEqualTo(200);
    }

    @Test
    void a_house_with_its_own_code_sends_its_readers_there() {
        Map<String, Object> policy = decided();
        policy.put("codeOfConductUrl", "https://stad.example/gedragscode");
        assertThat(decide(policy).status()).isEqualTo(200);
        Answer page = reader("nl").get("/code");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("https://stad.example/gedragscode");
        assertThat(decide(decided()).status()).isEqualTo(200);
    }
}
