package org.baken.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.baken.testing.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every rule of the guideline documents lives somewhere, and what says so is true. */
class GuidelineCoverageTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** Help and exercises talk about a rule; they do not keep it. */
    private static final Set<String> ONLY_TALK = Set.of("HELP", "EXERCISE");

    private static JsonNode all() {
        return TOWN.as(Role.OBSERVER).get("/api/guidelines").json();
    }

    @Test
    void each_of_the_132_rules_lives_somewhere() {
        Set<String> homeless = new TreeSet<>();
        Map<String, Integer> homes = new TreeMap<>();
        for (JsonNode rule : all().path("items")) {
            int kept = 0;
            for (JsonNode place : rule.path("places")) {
                kept += ONLY_TALK.contains(place.path("kind").asText()) ? 0 : 1;
            }
            homes.put(rule.path("id").asText(), kept);
            if (kept == 0) {
                homeless.add(rule.path("id").asText());
            }
        }
        assertThat(homeless).isEmpty();
        assertThat(homes).hasSize(132);
        assertThat(all().path("covered").asInt()).isEqualTo(132);
        assertThat(all().path("total").asInt()).isEqualTo(132);
    }

    @Test
    void each_rule_and_each_place_can_be_read_in_three_languages() {
        for (JsonNode rule : all().path("items")) {
            for (String lang : List.of("nl", "fr", "en")) {
                assertThat(rule.path("rule").path(lang).asText())
                        .as(rule.path("id").asText())
                        .isNotBlank();
                assertThat(rule.path("document").path(lang).asText()).isNotBlank();
            }
            for (JsonNode place : rule.path("places")) {
                boolean untitled = place.path("kind").asText().equals("WORDS")
                        || place.path("kind").asText().equals("HELP");
                assertThat(untitled || place.path("title").hasNonNull("nl"))
                        .as(place.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void the_rules_in_words_are_those_of_the_code_and_no_two_are_the_same() {
        assertThat(GuideFiles.rules().rules().keySet()).containsExactly(Guideline.values());
        assertThat(GuideFiles.rules().rules().values()).doesNotHaveDuplicates();
    }

    @Test
    void every_screen_that_is_said_to_keep_a_rule_is_there() throws IOException {
        String routes = Files.readString(Path.of("../console-ui/src/routes.ts"));
        List<Pattern> screens = Pattern.compile("path: '([^']+)'")
                .matcher(routes)
                .results()
                .map(found -> Pattern.compile("/console" + found.group(1).replaceAll(":\\w+", "[^/]+")))
                .toList();
        Set<String> missing = new TreeSet<>();
        for (JsonNode rule : all().path("items")) {
            for (JsonNode place : rule.path("places")) {
                String path = place.path("path").asText().replaceAll("\\{\\w+}", "x");
                if (path.startsWith("/console")) {
                    if (screens.stream()
                            .noneMatch(screen -> screen.matcher(path).matches())) {
                        missing.add(path);
                    }
                } else if (!path.startsWith("/i/") && TOWN.nobody().get(path).status() != 200) {
                    missing.add(path);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void help_is_for_screens_that_are_there_and_every_screen_of_an_incident_has_some() throws IOException {
        String routes = Files.readString(Path.of("../console-ui/src/routes.ts"));
        Set<String> helped = new TreeSet<>();
        TOWN.as(Role.OBSERVER)
                .get("/api/help")
                .json()
                .path("items")
                .forEach(screen -> helped.add(screen.path("path").asText()));
        Set<String> all = new TreeSet<>();
        Set<String> ofIncidents = new TreeSet<>();
        Pattern.compile("path: '([^']+)'(, incident: true)?")
                .matcher(routes)
                .results()
                .forEach(found -> {
                    all.add(found.group(1));
                    if (found.group(2) != null) {
                        ofIncidents.add(found.group(1));
                    }
                });
        assertThat(all).containsAll(helped);
        assertThat(helped).containsAll(ofIncidents);
    }

    @Test
    void who_is_not_logged_in_does_not_learn_how_the_house_works() {
        assertThat(TOWN.nobody().get("/api/guidelines").status()).isEqualTo(401);
        assertThat(TOWN.nobody().get("/api/help").status()).isEqualTo(401);
    }
}
