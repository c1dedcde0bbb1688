package org.baken.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ReactionTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void a_reaction_that_somebody_types_in_is_in_the_inbox() {
        Inbox inbox = Inbox.open(TOWN, "Ingetikt");
        Map<String, Object> typed = Map.of(
                "text", "Is het water veilig?",
                "handle", "@jan@stad.example",
                "authorName", "Jan",
                "platform", "mastodon",
                "url", "https://stad.example/@jan/1",
                "at", "2025-11-21T10:00:00Z",
                "lang", "nl-BE",
                "private", true);
        Answer added = inbox.monitor().post(inbox.path(), typed);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        JsonNode reaction = inbox.items("").path(0);
        assertThat(inbox.items("")).hasSize(1);
        assertThat(reaction.path("id").asText()).isEqualTo(added.id());
        assertThat(reaction.path("text").asText()).isEqualTo("Is het water veilig?");
        assertThat(reaction.path("author").path("handle").asText()).isEqualTo("jan@stad.example");
        assertThat(reaction.path("author").path("strikes").asInt()).isZero();
        assertThat(reaction.path("lang").asText()).isEqualTo("nl");
        assertThat(reaction.path("private").asBoolean()).isTrue();
        assertThat(reaction.path("source").asText()).isEqualTo("MANUAL");
        assertThat(reaction.path("state").asText()).isEqualTo("NEW");
        assertThat(reaction.path("postedAt").asText()).isEqualTo("2025-11-21T10:00:00Z");
        assertThat(reaction.path("dueAt").asText()).isEqualTo("2025-11-21T12:00:00Z");
        assertThat(reaction.path("version").asLong()).isEqualTo(1);
        JsonNode alone = inbox.monitor().get("/api/reactions/" + added.id()).json();
        // Its page tells more, and nothing else.
        reaction.fieldNames()
                .forEachRemaining(name -> assertThat(alone.path(name)).as(name).isEqualTo(reaction.path(name)));
    }

    @Test
    void the_same_reaction_is_taken_up_once_by_whatever_way() {
        Inbox inbox = Inbox.open(TOWN, "Dubbel");
        Map<String, Object> first = Map.of("text", "Hallo", "id", "status/1", "platform", "mastodon", "handle", "jan");
        String id = inbox.add("Hallo", first);
        Answer again = inbox.monitor().post(inbox.path(), first);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(id);
        assertThat(inbox.monitor()
                        .post(inbox.path(), Map.of("items", List.of(first, first)))
                        .json()
                        .path("known")
                        .asInt())
                .isEqualTo(2);
        Map<String, Object> nameless = new HashMap<>(Map.of("text", "Zonder id", "at", "2025-11-21T10:00:00Z"));
        inbox.add("Zonder id", nameless);
        assertThat(inbox.monitor().post(inbox.path(), nameless).status()).isEqualTo(200);
        nameless.put("handle", "iemand anders");
        assertThat(inbox.monitor().post(inbox.path(), nameless).status()).isEqualTo(201);
        assertThat(inbox.items("")).hasSize(3);
        Inbox other = Inbox.open(TOWN, "Dubbel elders");
        other.add("Hallo", first);
        assertThat(other.items("").path(0).path("author").path("id"))
                .isEqualTo(inbox.items("").path(2).path("author").path("id"));
    }

    @Test
    void two_who_bring_the_same_thousand_at_once_bring_them_once() throws Exception {
        Inbox inbox = Inbox.open(TOWN, "Tegelijk");
        List<Map<String, Object>> items = IntStream.range(0, 1000)
                .mapToObj(number -> Map.<String, Object>of(
                        "text", "Bericht " + number, "id", "n" + number, "handle", "schrijver" + number % 90))
                .toList();
        List<Map<String, Object>> backwards = new ArrayList<>(items);
        java.util.Collections.reverse(backwards);
        List<Answer> answers = Scene.together(
                () -> inbox.monitor().post(inbox.path(), Map.of("items", items)),
                () -> inbox.monitor().post(inbox.path(), Map.of("items", backwards)));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream()
                        .mapToInt(answer -> answer.json().path("added").asInt())
                        .sum())
                .isEqualTo(1000);
        JsonNode summary = inbox.monitor().get(inbox.path() + "/summary").json();
        assertThat(summary.path("states").path("NEW").asInt()).isEqualTo(1000);
        assertThat(summary.path("authors").asInt()).isEqualTo(90);
    }

    @Test
    void an_item_that_cannot_be_so_is_told_and_the_others_are_taken() {
        Inbox inbox = Inbox.open(TOWN, "Half goed");
        List<Map<String, Object>> items = List.of(
                Map.of("text", "Goed"),
                Map.of("text", "  "),
                Map.of("text", "Fout adres", "url", "javascript:alert(1)"),
                Map.of("text", "Uit de toekomst", "at", "2199-01-01T00:00:00Z"),
                Map.of("text", "Ook goed"));
        Answer answer = inbox.monitor().post(inbox.path(), Map.of("items", items));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("added").asInt()).isEqualTo(2);
        List<String> refused = new ArrayList<>();
        answer.json()
                .path("refused")
                .forEach(row -> refused.add(
                        row.path("row").asInt() + " " + row.path("field").asText()));
        assertThat(refused).containsExactly("2 text", "3 url", "4 at");
        assertThat(answer.json().path("refused").path(0).path("message").asText())
                .isNotBlank();
        assertThat(inbox.texts("")).containsExactly("Ook goed", "Goed");
        assertThat(inbox.monitor().post(inbox.path(), items.get(2)).wrongFields())
                .containsExactly("url");
        assertThat(inbox.monitor()
                        .post(inbox.path(), Map.of("items", List.of()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void characters_that_nobody_sees_are_taken_out_and_long_texts_are_refused_when_typed() {
        Inbox inbox = Inbox.open(TOWN, "Tekens");
        inbox.add("Wa\u0000ter\u202E is\u0007 op\r\nvandaag");
        assertThat(inbox.texts("")).containsExactly("Water is op\nvandaag");
        assertThat(inbox.monitor()
                        .post(inbox.path(), Map.of("text", "x".repeat(20_001)))
                        .wrongFields())
                .containsExactly("text");
    }

    @Test
    void filters_tell_reactions_apart() {
        Inbox inbox = Inbox.open(TOWN, "Filters");
        String first = inbox.add("Een", Map.of("platform", "facebook", "private", true, "handle", "an"));
        String second = inbox.add("Twee", Map.of("platform", "mastodon", "handle", "bob"));
        inbox.add("Drie", Map.of("platform", "mastodon", "handle", "an"));
        inbox.triage(second, "question", Sentiment.NEGATIVE);
        assertThat(inbox.put(
                                second,
                                "assignee",
                                Map.of("person", inbox.monitor().id()))
                        .status())
                .isEqualTo(200);
        String author = inbox.items("q=&state=TRIAGED")
                .path(0)
                .path("author")
                .path("id")
                .asText();
        assertThat(inbox.texts("")).containsExactly("Drie", "Twee", "Een");
        assertThat(inbox.texts("state=NEW")).containsExactly("Drie", "Een");
        assertThat(inbox.texts("state=NEW&state=TRIAGED")).containsExactly("Drie", "Twee", "Een");
        assertThat(inbox.texts("class=question")).containsExactly("Twee");
        assertThat(inbox.texts("class=question&class=praise")).containsExactly("Twee");
        assertThat(inbox.texts("class=praise")).isEmpty();
        assertThat(inbox.texts("sentiment=NEGATIVE")).containsExactly("Twee");
        assertThat(inbox.texts("platform=mastodon")).containsExactly("Drie", "Twee");
        assertThat(inbox.texts("source=MANUAL")).hasSize(3);
        assertThat(inbox.texts("source=POLL")).isEmpty();
        assertThat(inbox.texts("author=" + author)).containsExactly("Twee");
        assertThat(inbox.texts("assignee=me")).containsExactly("Twee");
        assertThat(inbox.texts("assignee=" + inbox.monitor().id())).containsExactly("Twee");
        assertThat(inbox.texts("private=true")).containsExactly("Een");
        assertThat(inbox.texts("private=false")).containsExactly("Drie", "Twee");
        assertThat(inbox.texts("platform=mastodon&state=NEW&private=false")).containsExactly("Drie");
        assertThat(inbox.monitor().get(inbox.path() + "?state=OUD").wrongFields())
                .containsExactly("state");
        assertThat(inbox.monitor().get(inbox.path() + "?order=oldest").wrongFields())
                .containsExactly("order");
        assertThat(inbox.monitor().get(inbox.path() + "?after=x").wrongFields()).containsExactly("after");
        JsonNode summary = inbox.monitor().get(inbox.path() + "/summary").json();
        assertThat(summary.path("states").path("NEW").asInt()).isEqualTo(2);
        assertThat(summary.path("states").path("TRIAGED").asInt()).isEqualTo(1);
        assertThat(summary.path("classes").path("question").asInt()).isEqualTo(1);
        assertThat(summary.path("mine").asInt()).isEqualTo(1);
        assertThat(summary.path("authors").asInt()).isEqualTo(3);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void pages_follow_each_other_without_a_gap_while_more_comes_in() {
        Inbox inbox = Inbox.open(TOWN, "Bladzijden");
        IntStream.range(0, 7).forEach(number -> inbox.add("Nummer " + number));
        Answer first = inbox.monitor().get(inbox.path() + "?limit=3");
        inbox.add("Later gekomen");
        Answer second = inbox.monitor()
                .get(inbox.path() + "?limit=3&after="
                        + first.json().path("next").asText());
        Answer third = inbox.monitor()
                .get(inbox.path() + "?limit=3&after="
                        + second.json().path("next").asText());
        List<String> texts = new ArrayList<>();
        for (Answer page : List.of(first, second, third)) {
            page.json()
                    .path("items")
                    .forEach(item -> texts.add(item.path("text").asText()));
        }
        assertThat(texts)
                .containsExactly("Nummer 6", "Nummer 5", "Nummer 4", "Nummer 3", "Nummer 2", "Nummer 1", "Nummer 0");
        assertThat(third.json().has("next")).isFalse();
    }

    @Test
    void the_most_urgent_comes_first_and_what_is_late_is_told() {
        Inbox inbox = Inbox.open(TOWN, "Dringend");
        Instant now = TOWN.clock().instant();
        inbox.add("Gisteren", Map.of("at", now.minus(Duration.ofHours(25)).toString()));
        inbox.add("Nu", Map.of("at", now.toString()));
        inbox.add("Eergisteren", Map.of("at", now.minus(Duration.ofHours(50)).toString()));
        String settled = inbox.add(
                "Vorige week", Map.of("at", now.minus(Duration.ofDays(7)).toString()));
        inbox.triage(settled, "praise", Sentiment.POSITIVE);
        assertThat(inbox.put(settled, "state", Map.of("state", "LEFT")).status())
                .isEqualTo(200);
        assertThat(inbox.texts("order=due")).containsExactly("Eergisteren", "Gisteren", "Nu");
        assertThat(inbox.texts("overdue=true")).containsExactly("Eergisteren", "Gisteren");
        Answer first = inbox.monitor().get(inbox.path() + "?order=due&limit=1");
        assertThat(inbox.texts(
                        "order=due&limit=1&after=" + first.json().path("next").asText()))
                .containsExactly("Gisteren");
        assertThat(inbox.items("order=due").path(0).path("overdue").asBoolean()).isTrue();
        assertThat(inbox.items("order=due").path(2).path("overdue").asBoolean()).isFalse();
        assertThat(inbox.monitor()
                        .get(inbox.path() + "/summary")
                        .json()
                        .path("overdue")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void every_move_is_either_legal_or_refused() {
        Inbox inbox = Inbox.open(TOWN, "Toestanden");
        for (ReactionState from : ReactionState.values()) {
            for (ReactionState to : ReactionState.values()) {
                String id = inbox.add(from + " naar " + to);
                if (from != ReactionState.NEW) {
                    // A class that allows every end, with all that must come first.
                    inbox.triage(id, "punishable", Sentiment.NEGATIVE);
                    proceed(inbox, id);
                }
                if (from != ReactionState.NEW && from != ReactionState.TRIAGED) {
                    Answer there = inbox.put(id, "state", Map.of("state", from, "note", "Gezien"));
                    assertThat(there.status()).as(there.toString()).isEqualTo(200);
                }
                Answer answer = inbox.put(id, "state", Map.of("state", to, "note", "Afgesproken"));
                boolean legal = legal(from).contains(to.name());
                assertThat(answer.status()).as(from + " → " + to).isEqualTo(legal ? 200 : 409);
                assertThat(inbox.monitor()
                                .get("/api/reactions/" + id)
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo((legal ? to : from).name());
            }
        }
    }

    /** Takes every required step that leads to no state of its own, as far as they go. */
    private static void proceed(Inbox inbox, String id) {
        String path = "/api/reactions/" + id;
        inbox.monitor().get(path).json().path("procedure").path("steps").forEach(step -> {
            boolean ends = List.of("HIDE", "REMOVE", "ANSWER", "PRIVATE", "LEAVE", "PASS_ON")
                    .contains(step.path("act").asText());
            if (step.path("required").asBoolean() && !ends) {
                Answer taken = inbox.monitor()
                        .post(path + "/steps", Map.of("step", step.path("id").asText()));
                assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
            }
        });
    }

    @Test
    void nothing_is_done_with_while_a_required_step_is_open_unless_a_note_says_why() {
        Inbox inbox = Inbox.open(TOWN, "Klaar");
        String id = inbox.add("Waar is het water besteld?");
        inbox.triage(id, "question", Sentiment.NEUTRAL);
        Answer early = inbox.put(id, "state", Map.of("state", "DONE", "note", "  "));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("missing")).isNotEmpty();
        Answer done = inbox.put(id, "state", Map.of("state", "DONE", "note", "Aan de balie beantwoord"));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        assertThat(done.json().path("note").asText()).isEqualTo("Aan de balie beantwoord");
    }

    @Test
    void the_writer_of_what_is_taken_up_again_waits_from_then_on() {
        Inbox inbox = Inbox.open(TOWN, "Heropend");
        String id = inbox.add("Is de school open?");
        inbox.triage(id, "question", Sentiment.NEUTRAL);
        inbox.put(id, "state", Map.of("state", "DONE", "note", "Dubbel"));
        assertThat(inbox.monitor().get("/api/reactions/" + id).json().has("dueAt"))
                .isFalse();
        TOWN.clock().forward(Duration.ofHours(3));
        Answer again = inbox.put(id, "state", Map.of("state", "TRIAGED"));
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json().path("overdue").asBoolean()).isFalse();
        assertThat(Instant.parse(again.json().path("dueAt").asText()))
                .isAfter(TOWN.clock().instant());
    }

    /** Written out by hand: the test would agree with anything if it asked the enum. */
    private static Set<String> legal(ReactionState from) {
        return new TreeSet<>(Arrays.asList((switch (from) {
                    case NEW -> "";
                    case TRIAGED -> "ANSWERED PASSED_ON HIDDEN REMOVED LEFT DONE";
                    case ANSWERED -> "TRIAGED PASSED_ON HIDDEN REMOVED DONE";
                    case PASSED_ON, REMOVED, LEFT -> "TRIAGED ANSWERED DONE";
                    case HIDDEN -> "TRIAGED ANSWERED REMOVED DONE";
                    case DONE -> "TRIAGED";
                })
                .split(" ")));
    }

    @Test
    void nobody_overwrites_what_a_colleague_did_meanwhile() {
        Inbox inbox = Inbox.open(TOWN, "Tegelijk beslist");
        String id = inbox.add("Wie doet dit?");
        String path = "/api/reactions/" + id + "/assignee";
        Map<String, String> mine = Map.of("person", inbox.monitor().id());
        assertThat(inbox.monitor().put(path, mine).status()).isEqualTo(428);
        assertThat(inbox.monitor().put(path, mine, 1).status()).isEqualTo(200);
        Answer late = TOWN.as(Role.SPOKESPERSON)
                .put(path, Map.of("person", TOWN.as(Role.SPOKESPERSON).id()), 1);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("changedBy").asText())
                .isEqualTo(inbox.monitor().name());
    }

    @Test
    void a_reaction_is_given_to_who_may_deal_with_it() {
        Inbox inbox = Inbox.open(TOWN, "Toewijzen");
        String id = inbox.add("Voor jou");
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        Answer given = inbox.put(id, "assignee", Map.of("person", spokesperson.id(), "why", "Kent de pers"));
        assertThat(given.json().path("assigneeName").asText()).isEqualTo(spokesperson.name());
        assertThat(given.json().path("note").asText()).isEqualTo("Kent de pers");
        assertThat(inbox.put(
                                id,
                                "assignee",
                                Map.of("person", TOWN.as(Role.OBSERVER).id()))
                        .wrongFields())
                .containsExactly("person");
        assertThat(inbox.put(id, "assignee", Map.of("person", "bestaat-niet")).wrongFields())
                .containsExactly("person");
        assertThat(inbox.put(id, "assignee", Map.of()).json().has("assignee")).isFalse();
    }

    @Test
    void a_reaction_is_linked_to_a_rumour_of_its_own_incident() {
        Inbox inbox = Inbox.open(TOWN, "Koppelen");
        Inbox other = Inbox.open(TOWN, "Koppelen elders");
        String id = inbox.add("Is het kraanwater giftig?");
        String rumour = rumour(inbox);
        Answer linked = inbox.put(id, "rumour", Map.of("rumour", rumour));
        assertThat(linked.json().path("rumour").asText()).isEqualTo(rumour);
        assertThat(inbox.texts("rumour=" + rumour)).containsExactly("Is het kraanwater giftig?");
        assertThat(inbox.put(id, "rumour", Map.of("rumour", rumour(other))).wrongFields())
                .containsExactly("rumour");
        assertThat(inbox.put(id, "rumour", Map.of()).json().has("rumour")).isFalse();
    }

    @Test
    void a_reaction_that_was_moved_does_not_come_back() {
        Inbox from = Inbox.open(TOWN, "Verhuizen van");
        Inbox to = Inbox.open(TOWN, "Verhuizen naar");
        Map<String, Object> arrived = Map.of("id", "m1", "handle", "jan", "platform", "mastodon");
        String id = from.add("Dit gaat over die andere brand", arrived);
        Answer moved = from.put(id, "incident", Map.of("incident", to.incident()));
        assertThat(moved.status()).as(moved.toString()).isEqualTo(200);
        assertThat(from.texts("")).isEmpty();
        assertThat(to.texts("q=brand")).containsExactly("Dit gaat over die andere brand");
        assertThat(from.texts("q=brand")).isEmpty();
        Map<String, Object> again = new HashMap<>(arrived);
        again.put("text", "Dit gaat over die andere brand");
        Answer known = from.monitor().post(from.path(), again);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.id()).isEqualTo(id);
        assertThat(from.texts("")).isEmpty();
        assertThat(Desk.logged(TOWN, from.incident(), "reaction.moved")).hasSize(1);
        assertThat(Desk.logged(TOWN, to.incident(), "reaction.moved")).hasSize(1);
        assertThat(to.put(id, "incident", Map.of("incident", from.incident())).status())
                .isEqualTo(200);
        assertThat(from.texts("")).hasSize(1);
    }

    @Test
    void reactions_of_exercises_stay_apart() {
        String exercise =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening", "EXERCISE")));
        Inbox playing = Inbox.of(TOWN, exercise);
        Inbox real = Inbox.open(TOWN, "Echt");
        Map<String, Object> same = Map.of("handle", "jan", "platform", "mastodon");
        String played = playing.add("Gespeeld", same);
        real.add("Echt", same);
        assertThat(playing.items("").path(0).path("author").path("id"))
                .isNotEqualTo(real.items("").path(0).path("author").path("id"));
        assertThat(playing.put(played, "incident", Map.of("incident", real.incident()))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void only_who_sorts_reactions_changes_them_and_nothing_changes_in_a_closed_incident() {
        Inbox inbox = Inbox.open(TOWN, "Rechten");
        String id = inbox.add("Hallo");
        Visitor observer = TOWN.as(Role.OBSERVER);
        assertThat(observer.get(inbox.path()).status()).isEqualTo(200);
        assertThat(observer.post(inbox.path(), Map.of("text", "x")).status()).isEqualTo(403);
        assertThat(inbox.put(observer, id, "assignee", Map.of()).status()).isEqualTo(403);
        assertThat(TOWN.nobody().get(inbox.path()).status()).isEqualTo(401);
        assertThat(TOWN.as(Role.EXPERT).get(inbox.path()).status()).isEqualTo(404);
        assertThat(TOWN.as(Role.EXPERT).get("/api/reactions/" + id).status()).isEqualTo(404);
        Visitor lead = TOWN.as(Role.LEAD);
        String incident = "/api/incidents/" + inbox.incident();
        assertThat(lead.put(
                                incident + "/state",
                                Map.of("state", "CLOSED", "reason", "voorbij"),
                                lead.get(incident).version())
                        .status())
                .isEqualTo(200);
        assertThat(inbox.put(id, "assignee", Map.of()).status()).isEqualTo(409);
        assertThat(inbox.monitor().post(inbox.path(), Map.of("text", "x")).status())
                .isEqualTo(409);
        assertThat(inbox.texts("")).containsExactly("Hallo");
    }

    @Test
    void an_abusive_text_is_shown_only_to_who_asks_for_it() {
        Inbox inbox = Inbox.open(TOWN, "Zorg");
        String id = inbox.add("Iets gruwelijks");
        inbox.change(id, change -> change.abusive(true));
        assertThat(inbox.items("").path(0).has("text")).isFalse();
        assertThat(inbox.items("").path(0).path("hidden").asBoolean()).isTrue();
        String path = "/api/reactions/" + id;
        assertThat(inbox.monitor().get(path).json().has("text")).isFalse();
        assertThat(inbox.monitor().get(path + "?show=true").json().path("text").asText())
                .isEqualTo("Iets gruwelijks");
    }

    @Test
    void the_log_holds_neither_texts_nor_handles() {
        Inbox inbox = Inbox.open(TOWN, "Logboek");
        String id = inbox.add("Een heel bijzondere zin", Map.of("handle", "uniekehandle"));
        inbox.put(id, "assignee", Map.of("person", inbox.monitor().id()));
        Answer log = TOWN.as(Role.LEAD).get("/api/incidents/" + inbox.incident() + "/log?limit=200");
        assertThat(log.text()).contains("reactions.received", "reaction.assigned");
        assertThat(log.text()).doesNotContain("bijzondere zin").doesNotContain("uniekehandle");
    }

    private static String rumour(Inbox inbox) {
        Map<String, Object> seen = Map.of(
                "claim", "Het kraanwater is giftig", "seenAt", TOWN.clock().instant(), "where", "op het plein");
        return Scene.created(inbox.monitor().post("/api/incidents/" + inbox.incident() + "/rumours", seen));
    }
}
