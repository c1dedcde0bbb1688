package org.baken.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.testing.Town.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reaction.Sentiment;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class SituationTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_half_hour_tells_volume_beside_people_and_what_they_ask_do_and_feel() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Rook boven de wijk");
        String decoy = Scene.incident(TOWN, "Ander incident");
        nextHalfHour();
        Instant now = TOWN.clock().instant();
        crowd.writes(incident, "an", "Ik ben bang, mag ik nog naar buiten?", "nl", now);
        crowd.writes(incident, "an", "Nog altijd bang hier", "nl", now);
        crowd.writes(incident, "bo", "Bedankt brandweer", "nl", now);
        crowd.writes(decoy, "cy", "Ik ben bang", "nl", now);
        JsonNode whole = counted(incident, 3).path("whole");
        assertThat(whole.path("authors").asInt()).isEqualTo(2);
        assertThat(whole.path("unsorted").asInt()).isEqualTo(3);
        assertThat(whole.path("topAuthors").asInt()).isEqualTo(1);
        assertThat(whole.path("topReactions").asInt()).isEqualTo(2);
        assertThat(whole.path("sources").path("MANUAL").asInt()).isEqualTo(3);
        JsonNode halfHour = situation(incident).path("halfHours").path(0);
        assertThat(halfHour.path("complete").asBoolean()).isFalse();
        JsonNode fear = theme(halfHour, "fear");
        assertThat(fear.path("reactions").asInt()).isEqualTo(2);
        assertThat(fear.path("authors").asInt()).isEqualTo(1);
        assertThat(fear.path("words").path("bang").asInt()).isEqualTo(2);
        assertThat(theme(halfHour, "what-to-do").path("reactions").asInt()).isEqualTo(1);
        assertThat(theme(halfHour, "thanks").path("reactions").asInt()).isEqualTo(1);
    }

    @Test
    void half_hours_stand_apart_and_can_be_asked_for_by_their_time() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Twee half uren");
        Instant late = HalfHour.of(TOWN.clock().instant()).from();
        Instant early = late.minus(Duration.ofHours(3));
        crowd.writes(incident, "an", "Wat is er aan de hand?", "nl", early.plusSeconds(1));
        crowd.writes(incident, "an", "Wat is er gebeurd?", "nl", early.minusMillis(1));
        crowd.writes(incident, "bo", "Is het gevaarlijk?", "nl", late);
        counted(incident, 3);
        JsonNode all = situation(incident).path("halfHours");
        assertThat(all).hasSize(3);
        assertThat(all.path(0).path("to").asText()).isEqualTo(early.toString());
        assertThat(all.path(1).path("complete").asBoolean()).isTrue();
        JsonNode part = get(incident, "?from=" + early + "&to=" + late).json();
        assertThat(part.path("halfHours")).hasSize(1);
        assertThat(part.path("whole").path("reactions").asInt()).isEqualTo(3);
        assertThat(part.path("whole").path("authors").asInt()).isEqualTo(2);
        assertThat(get(incident, "?from=" + late + "&to=" + early).status()).isEqualTo(400);
        assertThat(get(incident, "?from=gisteren").wrongFields()).containsExactly("from");
        assertThat(get(incident, "?from=2000-01-01T00:00:00Z").wrongFields()).containsExactly("from");
    }

    @Test
    void what_a_person_sorts_counts_and_spam_says_nothing_about_the_incident() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Gesorteerd");
        Instant now = TOWN.clock().instant();
        String worry = crowd.writes(incident, "an", "Mijn kleine slaapt niet meer", "nl", now);
        String spam = crowd.writes(incident, "bo", "Angst? Koop nu onze alarmen", "nl", now);
        counted(incident, 2);
        crowd.sorted(worry, "worry", Sentiment.NEGATIVE);
        crowd.sorted(spam, "spam", Sentiment.NEUTRAL);
        eventually(
                "both are sorted",
                () -> situation(incident).path("whole").path("unsorted").asInt() == 0);
        eventually(
                "the words of spam do not count",
                () -> fear(incident).path("reactions").asInt() == 1);
        assertThat(fear(incident).path("sorted").asInt()).isEqualTo(1);
        assertThat(fear(incident).path("words")).isEmpty();
        JsonNode whole = situation(incident).path("whole");
        assertThat(whole.path("sentiments").path("NEGATIVE").asInt()).isEqualTo(1);
        assertThat(whole.path("classes").path("spam").asInt()).isEqualTo(1);
    }

    @Test
    void rumours_come_with_how_many_reactions_tell_them() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Geruchten geteld");
        Map<String, Object> claim = Map.of("claim", "Het water is giftig", "where", "Facebook");
        String water = rumour(incident, claim);
        String bridge = rumour(incident, Map.of("claim", "De brug stort in", "where", "Facebook"));
        Instant now = TOWN.clock().instant();
        for (String who : new String[] {"an", "bo"}) {
            crowd.tells(crowd.writes(incident, who, "Drink niet, giftig", "nl", now), water);
        }
        eventually(
                "the rumour is counted",
                () -> situation(incident)
                                .path("rumours")
                                .path(0)
                                .path("reactions")
                                .asInt()
                        == 2);
        JsonNode rumours = situation(incident).path("rumours");
        assertThat(rumours.path(0).path("id").asText()).isEqualTo(water);
        assertThat(rumours.path(1).path("id").asText()).isEqualTo(bridge);
        assertThat(rumours.path(1).path("reactions").asInt()).isZero();
        assertThat(rumours.path(1).path("sightings").asInt()).isEqualTo(1);
    }

    @Test
    void a_person_can_see_which_reactions_and_words_led_to_a_theme() {
        Crowd crowd = new Crowd(TOWN);
        String incident = Scene.incident(TOWN, "Waarom angst");
        Instant now = TOWN.clock().instant();
        String afraid = crowd.writes(incident, "an", "Ik ben bang en ongerust", "nl", now);
        crowd.writes(incident, "bo", "Waar is de opvang", "nl", now);
        counted(incident, 2);
        JsonNode examples = get(incident, "/themes/fear").json().path("items");
        assertThat(examples).hasSize(1);
        assertThat(examples.path(0).path("id").asText()).isEqualTo(afraid);
        assertThat(examples.path(0).path("words").toString()).isEqualTo("[\"bang\",\"ongerust*\"]");
        assertThat(get(incident, "/themes/no-such").status()).isEqualTo(404);
    }

    @Test
    void only_who_reads_the_incident_sees_its_situation() {
        String incident = Scene.incident(TOWN, "Wie mag het zien");
        assertThat(TOWN.nobody()
                        .get("/api/incidents/" + incident + "/situation")
                        .status())
                .isEqualTo(401);
        assertThat(TOWN.person("losse-expert", Role.EXPERT)
                        .get("/api/incidents/" + incident + "/situation")
                        .status())
                .isEqualTo(404);
        assertThat(situation(incident).path("whole").path("reactions").asInt()).isZero();
    }

    /** Goes to where a half hour begins: it is not over while a test looks at it. */
    private static void nextHalfHour() {
        Instant now = TOWN.clock().instant();
        TOWN.clock().forward(Duration.between(now, HalfHour.of(now).to()));
    }

    private static String rumour(String incident, Map<String, Object> claim) {
        return Scene.created(TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", withTime(claim)));
    }

    private static Map<String, Object> withTime(Map<String, Object> claim) {
        Map<String, Object> all = new HashMap<>(claim);
        all.put("seenAt", TOWN.clock().instant().toString());
        return all;
    }

    private static JsonNode counted(String incident, int reactions) {
        eventually(
                reactions + " reactions are counted",
                () -> situation(incident).path("whole").path("reactions").asInt() == reactions);
        return situation(incident);
    }

    private static JsonNode fear(String incident) {
        return theme(situation(incident).path("halfHours").path(0), "fear");
    }

    private static JsonNode theme(JsonNode halfHour, String id) {
        for (JsonNode theme : halfHour.path("themes")) {
            if (theme.path("theme").asText().equals(id)) {
                return theme;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode situation(String incident) {
        return get(incident, "").json();
    }

    private static Answer get(String incident, String rest) {
        return TOWN.as(Role.OBSERVER).get("/api/incidents/" + incident + "/situation" + rest);
    }
}
