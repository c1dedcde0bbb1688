package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody who asked about a rumour is answered, once, in their own language, whatever rumours turn out to be the same. */
@Tag("database")
class RumourAnswersTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<String, Object> CHECKED = Map.of("template", "claim-checked");

    private final Inbound inbound = new Inbound(TOWN, "Is het water vergiftigd");
    private final String account = inbound.account("mastodon");

    private String rumour(String claim) {
        return Scene.created(TOWN.as(Role.MONITOR)
                .post(
                        "/api/incidents/" + inbound.incident + "/rumours",
                        Map.of("claim", claim, "seenAt", TOWN.clock().instant().toString(), "where", "een groep")));
    }

    private void verdict(String rumour) {
        Visitor monitor = TOWN.as(Role.MONITOR);
        long version = monitor.get("/api/rumours/" + rumour).version();
        Answer answer = monitor.put(
                "/api/rumours/" + rumour + "/state", Map.of("state", "FALSE", "note", "Volgens het labo"), version);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String asks(String who, String text, String rumour) {
        String id = inbound.hears(Said.on(account, "@" + who + "@elders.example", text));
        inbound.judge(id, "misinformation", rumour);
        return id;
    }

    private Answer answerAll(String rumour, Map<String, Object> wish) {
        return TOWN.as(Role.SPOKESPERSON).post("/api/rumours/" + rumour + "/answers", wish);
    }

    private static List<String> ids(Answer outcome) {
        List<String> ids = new ArrayList<>();
        outcome.json().path("asked").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void each_writer_is_answered_once_in_their_language_and_form() {
        String poison = rumour("Er zit gif in het water");
        String decoy = rumour("De burgemeester is gevlucht");
        asks("an", "Is het waar dat u het water hebt vergiftigd?", poison);
        asks("bo", "Tu sais si l'eau est empoisonnée ?", poison);
        String again = asks("an", "Is het waar van dat water, vraag ik u nog eens?", poison);
        asks("cy", "Klopt dat van de burgemeester?", decoy);
        String fresh = inbound.hears(Said.on(account, "@di@elders.example", "Wat is er met het water?"));
        TOWN.database().write(handle -> handle.execute("UPDATE reaction SET rumour = ? WHERE id = ?", poison, fresh));

        assertThat(answerAll(poison, CHECKED).status()).as("before a verdict").isEqualTo(409);
        verdict(poison);
        JsonNode count =
                inbound.monitor().get("/api/rumours/" + poison + "/answers").json();
        assertThat(count.path("asking").asInt()).isEqualTo(2);
        assertThat(count.path("untriaged").asInt()).isEqualTo(1);
        Answer all = answerAll(poison, CHECKED);
        assertThat(all.status()).as(all.text()).isEqualTo(202);
        ids(all).forEach(id -> inbound.await(id, "SENT"));
        assertThat(all.json().path("left").findValuesAsText("reaction")).containsExactlyInAnyOrder(again, fresh);
        assertThat(inbound.sent(account))
                .extracting(post -> post.path("text").asText().replaceAll("http\\S+", ""))
                .containsExactlyInAnyOrder(
                        "@an@elders.example OEFENING – Bedankt voor uw geduld. We hebben dit nagekeken. Wat we weten en wat"
                                + " we niet weten, leest u op ",
                        "@bo@elders.example EXERCICE – Merci pour ta patience. Nous avons vérifié. Tu trouveras ce que nous"
                                + " savons et ce que nous ignorons sur ");

        Answer twice = answerAll(poison, CHECKED);
        assertThat(ids(twice)).isEmpty();
        assertThat(inbound.ask(again, CHECKED).status()).isEqualTo(409);
        assertThat(inbound.sent(account)).hasSize(2);
        assertThat(inbound.monitor()
                        .post("/api/rumours/" + poison + "/answers", CHECKED)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void who_was_answered_for_a_rumour_is_not_answered_again_once_it_is_merged() {
        String water = rumour("Het drinkwater is vergiftigd");
        String eau = rumour("L'eau potable est empoisonnée");
        asks("an", "Is het waar van het water?", water);
        String second = asks("an", "Et pour l'eau potable, c'est vrai ?", eau);
        asks("bo", "L'eau est empoisonnée ?", eau);
        verdict(water);
        verdict(eau);
        ids(answerAll(water, CHECKED)).forEach(id -> inbound.await(id, "SENT"));
        assertThat(inbound.sent(account)).hasSize(1);

        Answer merged = TOWN.as(Role.LEAD).post("/api/rumours/" + eau + "/merger", Map.of("into", water));
        assertThat(merged.status()).as(merged.text()).isBetween(200, 204);
        Answer all = answerAll(water, CHECKED);
        assertThat(ids(all)).hasSize(1);
        ids(all).forEach(id -> inbound.await(id, "SENT"));
        assertThat(inbound.sent(account))
                .extracting(post -> post.path("text").asText().substring(0, 3))
                .containsExactlyInAnyOrder("@an", "@bo");
        assertThat(inbound.ask(second, CHECKED).status()).isEqualTo(409);
        assertThat(ids(answerAll(eau, CHECKED))).isEmpty();
    }

    @Test
    void two_people_who_press_at_once_answer_everybody_once() throws Exception {
        String tale = rumour("De school blijft een maand dicht");
        for (int i = 0; i < 5; i++) {
            asks("lezer" + i, "Blijft de school dicht?", tale);
        }
        verdict(tale);
        TOWN.as(Role.LEAD);
        TOWN.as(Role.SPOKESPERSON);
        List<Answer> both = Scene.together(
                () -> answerAll(tale, CHECKED),
                () -> TOWN.as(Role.LEAD).post("/api/rumours/" + tale + "/answers", CHECKED));
        assertThat(both).extracting(Answer::status).containsOnly(202);
        List<String> all = new ArrayList<>();
        both.forEach(answer -> all.addAll(ids(answer)));
        assertThat(all).hasSize(5);
        all.forEach(id -> inbound.await(id, "SENT"));
        assertThat(inbound.sent(account)).hasSize(5);
    }

    @Test
    void free_words_for_all_are_signed_off_once_by_somebody_else() {
        String tale = rumour("Er is geen stroom meer");
        asks("an", "Is er geen stroom?", tale);
        asks("bo", "Geen stroom meer, echt?", tale);
        verdict(tale);
        Answer asked = answerAll(tale, Map.of("text", "Er is overal stroom. We hebben het nagekeken.", "lang", "nl"));
        assertThat(ids(asked)).hasSize(2);
        JsonNode one = inbound.reply(ids(asked).get(0));
        assertThat(one.path("state").asText()).isEqualTo("IN_REVIEW");
        Map<String, Object> all = Map.of("hash", one.path("hash").asText(), "all", true);
        String path = "/api/replies/" + one.path("id").asText() + "/sign-offs";
        assertThat(TOWN.as(Role.SPOKESPERSON).post(path, all).status()).isEqualTo(403);
        assertThat(TOWN.as(Role.LEAD).post(path, all).status()).isEqualTo(201);
        ids(asked).forEach(id -> inbound.await(id, "SENT"));
        assertThat(inbound.sent(account)).hasSize(2);
    }
}
