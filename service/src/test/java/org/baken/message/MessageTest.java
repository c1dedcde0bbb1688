package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("database")
class MessageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_draft_comes_back_with_all_that_surrounds_it() {
        String incident = Scene.incident(TOWN, "Brand");
        Visitor author = TOWN.as(Role.AUTHOR);
        Map<String, Object> words = Desk.words("Sluit ramen en deuren.");
        words.put("variants", List.of(Map.of("platform", "mastodon", "lang", "nl", "body", "Ramen dicht.")));
        Answer drafted = Desk.draft(author, incident, words);
        JsonNode message = drafted.json();
        assertThat(drafted.header("ETag")).isEqualTo("\"1\"");
        assertThat(drafted.header("Location")).endsWith("/api/messages/" + drafted.id());
        assertThat(message.path("state").asText()).isEqualTo("DRAFT");
        assertThat(message.path("revision").asInt()).isEqualTo(1);
        assertThat(message.path("hash").asText()).matches("[0-9a-f]{64}");
        assertThat(message.path("title").asText()).isEqualTo("Brand in de haven");
        assertThat(message.path("authors").path(0).path("name").asText()).isEqualTo(author.name());
        assertThat(message.path("media").isArray()).isTrue();
        assertThat(message.path("policy").path("required").asInt()).isEqualTo(1);
        assertThat(message.path("findings").findValuesAsText("check")).contains("language", "link");
        assertThat(message.path("mayISignOff").asBoolean()).isFalse();
        assertThat(TOWN.as(Role.OBSERVER).get("/api/messages/" + drafted.id()).text())
                .contains("Ramen dicht.");
        assertThat(Desk.logged(TOWN, incident, "message.")).containsExactly("message.drafted");
    }

    @Test
    void the_list_is_that_of_one_incident_newest_first_and_can_be_searched() {
        String incident = Scene.incident(TOWN, "Lijst");
        String decoy = Scene.incident(TOWN, "Andere");
        Visitor author = TOWN.as(Role.AUTHOR);
        String first = Desk.draft(author, incident, Desk.words("Rook boven de wijk 100%"))
                .id();
        Desk.draft(author, decoy, Desk.words("Rook elders 100%"));
        String second =
                Desk.draft(author, incident, Desk.words("Water op straat")).id();
        String path = "/api/incidents/" + incident + "/messages";
        assertThat(author.get(path).json().path("items").findValuesAsText("revision"))
                .hasSize(2);
        assertThat(ids(author.get(path))).containsExactly(second, first);
        Answer page = author.get(path + "?limit=1");
        assertThat(ids(page)).containsExactly(second);
        assertThat(ids(author.get(
                        path + "?limit=1&after=" + page.json().path("next").asText())))
                .containsExactly(first);
        assertThat(ids(author.get(path + "?q=ROOK"))).containsExactly(first);
        assertThat(ids(author.get(path + "?q=100%25"))).containsExactly(first);
        assertThat(ids(author.get(path + "?q=%25"))).containsExactly(first);
        assertThat(author.get("/api/incidents/none/messages").status()).isEqualTo(404);
    }

    @Test
    void only_authors_write() {
        String incident = Scene.incident(TOWN, "Rechten");
        for (Role role : Role.values()) {
            int expected = switch (role) {
                case AUTHOR, LEAD -> 201;
                case EXPERT -> 404;
                default -> 403;
            };
            Answer answer = TOWN.as(role).post("/api/incidents/" + incident + "/messages", Desk.words("Tekst"));
            assertThat(answer.status()).as(role.name()).isEqualTo(expected);
        }
    }

    @Test
    void a_revision_is_kept_for_good_and_the_newest_counts() {
        String incident = Scene.incident(TOWN, "Revisies");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer first = Desk.draft(author, incident, Desk.words("Sluit de ramen."));
        String path = "/api/messages/" + first.id();
        Answer second = author.put(path, Desk.words("Sluit alle ramen."), 1);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("revision").asInt()).isEqualTo(2);
        assertThat(second.json().path("hash")).isNotEqualTo(first.json().path("hash"));
        assertThat(author.get(path + "/revisions").json().path("items").findValuesAsText("hash"))
                .containsExactly(
                        first.json().path("hash").asText(),
                        second.json().path("hash").asText());
        JsonNode old = author.get(path + "/revisions/1").json();
        assertThat(old.path("text").path("nl").path("body").asText()).isEqualTo("Sluit de ramen.");
        assertThat(old.path("hash")).isEqualTo(first.json().path("hash"));
        JsonNode body =
                author.get(path + "/diff?from=1&to=2").json().path("items").get(0);
        assertThat(body.path("path").asText()).isEqualTo("text.nl.body");
        assertThat(body.path("segments").toString()).contains("{\"op\":\"-\",\"text\":\"de\"}");
        assertThat(author.get(path + "/diff").json())
                .isEqualTo(author.get(path + "/diff?from=1&to=2").json());
        assertThat(author.get(path + "/revisions/3").status()).isEqualTo(404);
        assertThat(author.get(path + "/diff?from=x").wrongFields()).containsExactly("from");
        assertThat(Desk.logged(TOWN, incident, "message.")).containsExactly("message.drafted", "message.revised");
    }

    @Test
    void no_statement_changes_or_removes_a_revision() {
        String incident = Scene.incident(TOWN, "Onwrikbaar");
        String id =
                Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Tekst")).id();
        for (String statement : List.of(
                "UPDATE message_revision SET content = '{}' WHERE message = '" + id + "'",
                "DELETE FROM message_revision WHERE message = '" + id + "'")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> TOWN.database().write(handle -> handle.execute(statement)))
                    .hasMessageContaining("stay as they were written");
        }
    }

    @Test
    void a_change_without_or_with_a_stale_version_is_refused_and_nothing_is_lost() {
        String incident = Scene.incident(TOWN, "Versies");
        Visitor author = TOWN.as(Role.AUTHOR);
        String path = "/api/messages/"
                + Desk.draft(author, incident, Desk.words("Een")).id();
        assertThat(author.put(path, Desk.words("Twee")).status()).isEqualTo(428);
        assertThat(author.put(path, Desk.words("Twee"), 1).status()).isEqualTo(200);
        Answer stale = TOWN.as(Role.LEAD).put(path, Desk.words("Drie"), 1);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("changedBy").asText()).isEqualTo(author.name());
        assertThat(author.get(path).json().path("revision").asInt()).isEqualTo(2);
    }

    @Test
    void of_two_people_who_save_at_the_same_moment_one_is_told() throws Exception {
        String incident = Scene.incident(TOWN, "Samen");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor lead = TOWN.as(Role.LEAD);
        for (int round = 0; round < 5; round++) {
            String path = "/api/messages/"
                    + Desk.draft(author, incident, Desk.words("Nul")).id();
            List<Integer> answers = new ArrayList<>(Scene.together(
                    () -> author.put(path, Desk.words("Een"), 1).status(),
                    () -> lead.put(path, Desk.words("Twee"), 1).status()));
            Collections.sort(answers);
            assertThat(answers).containsExactly(200, 412);
            assertThat(author.get(path + "/revisions").json().path("items")).hasSize(2);
        }
    }

    @Test
    void the_same_key_makes_one_message() {
        String incident = Scene.incident(TOWN, "Sleutel");
        Visitor author = TOWN.as(Role.AUTHOR);
        String path = "/api/incidents/" + incident + "/messages";
        Answer first = author.post(path, Desk.words("Tekst"), "draft-1");
        Answer second = author.post(path, Desk.words("Tekst"), "draft-1");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(author.get(path).json().path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "**vet** [link](javascript:alert(1)) {{mustache}} ${env} {0} ''",
                "Ω≈ç√∫ 👩‍🚒 zalgq\u0302\u0303 ﷽ 漢字",
                "'; DROP TABLE message; --",
                "tab\ten\nregel"
            })
    void whatever_is_written_comes_back_literally(String text) {
        String incident = Scene.incident(TOWN, "Letterlijk");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer drafted = Desk.draft(author, incident, Desk.words(text));
        assertThat(drafted.json().path("text").path("nl").path("body").asText()).isEqualTo(text);
        assertThat(author.get("/api/messages/" + drafted.id())
                        .json()
                        .path("text")
                        .path("nl")
                        .path("body")
                        .asText())
                .isEqualTo(text);
    }

    @Test
    void a_wrong_field_is_named() {
        String incident = Scene.incident(TOWN, "Fouten");
        String other = Scene.incident(TOWN, "Ander incident");
        Visitor author = TOWN.as(Role.AUTHOR);
        String path = "/api/incidents/" + incident + "/messages";
        assertThat(author.post(path, Map.of()).wrongFields()).containsExactly("audience", "purpose", "text");
        assertThat(wrong(path, "text", Map.of())).containsExactly("text");
        assertThat(wrong(path, "text", Map.of("nl", Map.of("title", "x")))).containsExactly("text.nl.body");
        assertThat(wrong(path, "text", Map.of("dutch", Map.of("body", "x")))).isNotEmpty();
        assertThat(wrong(path, "text", Map.of("qq", Map.of("body", "x")))).containsExactly("text.qq");
        assertThat(wrong(path, "text", Map.of("nl", Map.of("body", "x".repeat(20_001)))))
                .containsExactly("text.nl.body");
        assertThat(wrong(path, "text", Map.of("nl", Map.of("body", "x", "title", "x".repeat(201)))))
                .containsExactly("text.nl.title");
        assertThat(wrong(path, "text", Map.of("nl", Map.of("body", "a\u202Eb"))))
                .containsExactly("text.nl.body");
        assertThat(wrong(path, "text", Map.of("nl", Map.of("body", "x", "html", "y"))))
                .containsExactly("text.nl.html");
        assertThat(wrong(path, "purpose", "PROPAGANDA")).containsExactly("purpose");
        assertThat(wrong(path, "audience", "x".repeat(81))).containsExactly("audience");
        assertThat(wrong(path, "variants", List.of(variant("mastodon", "fr")))).containsExactly("variants[0].lang");
        assertThat(wrong(path, "variants", List.of(variant("mastodon", "nl"), variant("mastodon", "nl"))))
                .containsExactly("variants[1]");
        assertThat(wrong(path, "variants", List.of(variant("../x", "nl")))).containsExactly("variants[0].platform");
        assertThat(wrong(path, "variants", Collections.nCopies(61, variant("mastodon", "nl"))))
                .containsExactly("variants");
        assertThat(wrong(path, "media", List.of("m"))).containsExactly("media[0]");
        assertThat(wrong(path, "facts", List.of("unknown"))).containsExactly("facts");
        assertThat(wrong(path, "state", "APPROVED")).containsExactly("state");
        assertThat(wrong(path, "corrects", "unknown")).containsExactly("corrects");
        assertThat(wrong(path, "supersedes", "unknown")).containsExactly("supersedes");
        Answer elsewhere = Desk.draft(author, other, Desk.words("Elders"));
        assertThat(wrong(path, "supersedes", elsewhere.id())).containsExactly("supersedes");
        Answer draft = Desk.draft(author, incident, Desk.words("Ontwerp"));
        assertThat(wrong(path, "supersedes", draft.id())).containsExactly("supersedes");
        assertThat(author.get(path).json().path("items")).hasSize(1);
    }

    @Test
    void nine_languages_or_texts_of_half_a_million_signs_are_too_many() {
        String incident = Scene.incident(TOWN, "Te veel");
        String path = "/api/incidents/" + incident + "/messages";
        Map<String, Object> text = new HashMap<>();
        List.of("nl", "fr", "en", "de", "es", "it", "pl", "ro", "bg")
                .forEach(lang -> text.put(lang, Map.of("body", "x")));
        assertThat(wrong(path, "text", text)).containsExactly("text");
        text.remove("bg");
        List<Map<String, String>> variants = new ArrayList<>();
        for (String platform : List.of("mastodon", "email", "webhook", "manual")) {
            text.keySet()
                    .forEach(lang ->
                            variants.add(Map.of("platform", platform, "lang", lang, "body", "x".repeat(20_000))));
        }
        Map<String, Object> words = Desk.words("UPDATE", text);
        words.put("variants", variants);
        Answer answer = TOWN.as(Role.AUTHOR).post(path, words);
        assertThat(answer.status()).isEqualTo(413);
        words.put("variants", variants.subList(0, 20));
        assertThat(TOWN.as(Role.AUTHOR).post(path, words).status()).isEqualTo(201);
    }

    @Test
    void facts_of_the_incident_may_be_named_and_warn_until_they_are_confirmed() {
        String incident = Scene.incident(TOWN, "Feiten");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer fact = author.post(
                "/api/incidents/" + incident + "/facts",
                Map.of("text", Map.of("nl", "Er is brand"), "state", "REPORTED", "source", "Brandweer"));
        Map<String, Object> words = Desk.words("Brand.");
        words.put("facts", List.of(Scene.created(fact)));
        Answer drafted = Desk.draft(author, incident, words);
        assertThat(drafted.json().path("findings").findValuesAsText("check")).contains("facts");
        author.patch("/api/facts/" + fact.id(), Map.of("state", "CONFIRMED"), 1);
        assertThat(author.get("/api/messages/" + drafted.id())
                        .json()
                        .path("findings")
                        .findValuesAsText("check"))
                .doesNotContain("facts");
    }

    @Test
    void a_correction_names_a_rumour_of_its_own_incident() {
        String incident = Scene.incident(TOWN, "Gerucht");
        String decoy = Scene.incident(TOWN, "Elders");
        Map<String, Object> rumour = Map.of(
                "claim",
                "Het drinkwater is vergiftigd",
                "seenAt",
                TOWN.clock().instant().toString(),
                "where",
                "Facebook");
        Visitor lead = TOWN.as(Role.LEAD);
        String own = Scene.created(lead.post("/api/incidents/" + incident + "/rumours", rumour));
        String other = Scene.created(lead.post("/api/incidents/" + decoy + "/rumours", rumour));
        String path = "/api/incidents/" + incident + "/messages";
        assertThat(wrong(path, "corrects", other)).containsExactly("corrects");
        Map<String, Object> words = Desk.words("CORRECTION", Map.of("nl", Map.of("body", "Het water is veilig.")));
        words.put("corrects", own);
        Answer drafted = Desk.draft(TOWN.as(Role.AUTHOR), incident, words);
        assertThat(drafted.json().path("corrects").asText()).isEqualTo(own);
        assertThat(TOWN.as(Role.AUTHOR)
                        .put("/api/messages/" + drafted.id(), withCorrects(words, other), 1)
                        .wrongFields())
                .containsExactly("corrects");
    }

    private static Map<String, Object> withCorrects(Map<String, Object> words, String rumour) {
        Map<String, Object> changed = new HashMap<>(words);
        changed.put("corrects", rumour);
        return changed;
    }

    @Test
    void a_check_stores_nothing_and_shows_what_would_go_out() {
        Visitor lead = TOWN.as(Role.LEAD);
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening("Oefening", "EXERCISE")));
        Map<String, Object> words = Desk.words("Sluit de ramen!");
        words.put("incident", incident);
        Answer checked = TOWN.as(Role.OBSERVER).post("/api/checks", words);
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.json().path("findings").findValuesAsText("check"))
                .contains("exclamation", "language", "exercise-mark", "says-unknown");
        assertThat(checked.json().path("findings").path(0).path("message").asText())
                .isNotBlank();
        assertThat(checked.json().path("previews").path("manual").path("nl").asText())
                .isEqualTo("OEFENING – Brand in de haven\n\nSluit de ramen!");
        JsonNode count = checked.json().path("counts").path("manual").path("nl");
        assertThat(count.path("used").asInt()).isEqualTo(45);
        assertThat(count.path("limit").asInt()).isEqualTo(100_000);
        assertThat(lead.get("/api/incidents/" + incident + "/messages").json().path("items"))
                .isEmpty();
        words.remove("incident");
        assertThat(TOWN.as(Role.OBSERVER)
                        .post("/api/checks", words)
                        .json()
                        .path("findings")
                        .findValuesAsText("check"))
                .contains("exclamation")
                .doesNotContain("language", "exercise-mark");
        words.put("incident", "unknown");
        assertThat(lead.post("/api/checks", words).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void the_hash_that_is_answered_is_that_of_the_content(Purpose purpose) {
        String incident = Scene.incident(TOWN, "Afdruk");
        Random random = new Random(purpose.ordinal());
        String body = "Tekst " + random.nextLong();
        Answer drafted = Desk.draft(
                TOWN.as(Role.AUTHOR), incident, Desk.words(purpose.name(), Map.of("nl", Map.of("body", body))));
        Content content = new Content(
                purpose,
                "RESIDENTS",
                new java.util.TreeMap<>(Map.of("nl", new Content.Text(null, body))),
                null,
                null,
                null,
                null,
                null);
        assertThat(drafted.json().path("hash").asText()).isEqualTo(content.hash(drafted.id(), 1));
    }

    private static List<String> wrong(String path, String field, Object value) {
        Map<String, Object> words = Desk.words("Tekst");
        words.put(field, value);
        Answer answer = TOWN.as(Role.AUTHOR).post(path, words);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.wrongFields();
    }

    private static Map<String, String> variant(String platform, String lang) {
        return Map.of("platform", platform, "lang", lang, "body", "Kort");
    }

    private static List<String> ids(Answer page) {
        List<String> ids = new ArrayList<>();
        page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
