package org.baken.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever a team does in an exercise, nobody outside hears a word of it (domain, "Exercise mode"). The same is done in a real
 * incident first: a world that hears nothing at all would prove nothing.
 */
@Tag("database")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoLeakTest {
    private static final String REAL = "Werkelijkheidswoord";
    private static final String PLAYED = "Oefeningwoord";

    @RegisterExtension
    static final Town TOWN = new Town();

    private static Outside outside;
    private static String sandbox;
    private static String letterbox;

    @BeforeAll
    static void accounts() throws Exception {
        outside = new Outside(TOWN);
        outside.link();
        sandbox = sandbox("Oefenmastodon", Map.of("imitates", "mastodon"));
        letterbox = sandbox("Oefenpost", Map.of("imitates", "email", "recipients", List.of("oefen@stad.example")));
    }

    @AfterAll
    static void close() throws Exception {
        outside.close();
    }

    private static String sandbox(String name, Map<String, Object> settings) {
        return Scene.created(
                TOWN.admin().post("/api/accounts", Map.of("platform", "sandbox", "name", name, "settings", settings)));
    }

    private static String opened(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    private static Map<String, Object> order(Answer message, Object accounts) {
        return new HashMap<>(Map.of(
                "revision",
                message.json().path("revision").asInt(),
                "hash",
                message.json().path("hash").asText(),
                "accounts",
                accounts));
    }

    private static Answer publish(Answer message, Object accounts) {
        return TOWN.as(Role.SPOKESPERSON)
                .post("/api/messages/" + message.id() + "/publication", order(message, accounts));
    }

    private static List<JsonNode> deliveries(String incident) {
        List<JsonNode> all = new ArrayList<>();
        TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident + "/deliveries?limit=200")
                .json()
                .path("items")
                .forEach(all::add);
        return all;
    }

    private static void awaitSettled(String incident) {
        Town.eventually(
                "nothing is under way",
                () -> deliveries(incident).stream()
                        .noneMatch(delivery -> List.of("QUEUED", "SENDING")
                                .contains(delivery.path("state").asText())));
    }

    @Test
    @Order(1)
    void a_real_message_is_heard_at_every_one_of_these_servers() {
        String incident = opened("Brand " + REAL, "REAL");
        Answer message = Desk.approved(TOWN, incident, Desk.words("Sluit ramen en deuren. " + REAL));
        assertThat(publish(message, "all").status()).isEqualTo(202);
        Town.eventually(
                "everybody was asked",
                () -> outside.reached().containsAll(outside.accounts().keySet()));
        awaitSettled(incident);
        Town.eventually(
                "every platform heard it",
                () -> outside.heard(REAL)
                        .containsAll(List.of("ntfy", "webhook", "sms", "matrix", "mastodon", "email")));
    }

    @Test
    @Order(2)
    void no_word_of_an_exercise_is_heard_whatever_road_is_tried() {
        String incident = opened("Oefening " + PLAYED, "EXERCISE");
        String slug = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
        scenario(incident);
        Answer message = publishing(incident);
        forwarding(message);
        rumour(incident);
        replies(incident);
        correcting(incident, message);
        late(incident);
        awaitSettled(incident);
        assertThat(outside.heard(PLAYED)).isEmpty();
        assertThat(deliveries(incident))
                .isNotEmpty()
                .allSatisfy(delivery ->
                        assertThat(delivery.path("account").asText()).isIn(sandbox, letterbox, "exercise-page"));
        pages(slug);
        end(incident);
        awaitSettled(incident);
        assertThat(outside.heard(PLAYED)).isEmpty();
    }

    /** What the player brings, on the platforms of the real accounts too. */
    private static void scenario(String incident) {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + incident + "/exercise";
        Scene.created(lead.post(path, Map.of()));
        for (String platform : outside.accounts().keySet()) {
            Answer added = lead.post(
                    path + "/injects",
                    Map.of(
                            "kind",
                            "ACCOUNT",
                            "title",
                            Map.of("nl", "Storing " + PLAYED),
                            "imitates",
                            platform,
                            "behaviour",
                            "RETRY",
                            "at",
                            "PT0S"));
            assertThat(added.status()).as(added.text()).isEqualTo(201);
        }
        Scene.created(lead.post(
                path + "/injects",
                Map.of(
                        "kind",
                        "REACTIONS",
                        "title",
                        Map.of("nl", "Golf " + PLAYED),
                        "at",
                        "PT0S",
                        "posts",
                        List.of(
                                Map.of(
                                        "author",
                                        "@an",
                                        "platform",
                                        "mastodon",
                                        "text",
                                        Map.of("nl", "Wat nu? " + PLAYED)),
                                Map.of(
                                        "author",
                                        "@bo",
                                        "platform",
                                        "email",
                                        "text",
                                        Map.of("nl", "Help. " + PLAYED))))));
        long version = lead.get(path).version();
        assertThat(lead.put(path, Map.of("state", "RUNNING", "speed", 60), version)
                        .status())
                .isEqualTo(200);
        Town.eventually("the wave came", () -> reactions(incident).size() == 2);
    }

    private static List<JsonNode> reactions(String incident) {
        List<JsonNode> all = new ArrayList<>();
        TOWN.as(Role.MONITOR)
                .get("/api/incidents/" + incident + "/reactions?limit=200")
                .json()
                .path("items")
                .forEach(all::add);
        return all;
    }

    /** To everything, to each real account by name, now and later, and by the emergency road. */
    private static Answer publishing(String incident) {
        Answer message = Desk.approved(TOWN, incident, Desk.words("Blijf binnen. " + PLAYED));
        outside.accounts().forEach((platform, account) -> {
            Answer refused = publish(message, List.of(account));
            assertThat(refused.status()).as(platform + refused.text()).isBetween(400, 499);
            Answer beside = publish(message, List.of(sandbox, account));
            assertThat(beside.status()).as(platform + beside.text()).isBetween(400, 499);
        });
        assertThat(publish(message, List.of("public-page")).status()).isBetween(400, 499);
        Map<String, Object> later = order(message, List.of(outside.accounts().get("ntfy")));
        later.put("at", TOWN.clock().instant().plusSeconds(60).toString());
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .post("/api/messages/" + message.id() + "/publication", later)
                        .status())
                .isBetween(400, 499);
        assertThat(publish(message, "all").status()).isEqualTo(202);
        return message;
    }

    private static void forwarding(Answer message) {
        awaitSettled(message.json().path("incident").asText());
        String group = Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/groups",
                        Map.of(
                                "name",
                                "Raad",
                                "kind",
                                "OFFICIALS",
                                "members",
                                List.of(Map.of("name", "Raadslid", "email", "raadslid@elders.example")))));
        Answer asked = TOWN.as(Role.OFFICIAL)
                .post(
                        "/api/messages/" + message.id() + "/forward-requests",
                        Map.of("groups", List.of(group), "note", PLAYED));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
    }

    private static void rumour(String incident) {
        Visitor monitor = TOWN.as(Role.MONITOR);
        String rumour = Scene.created(
                monitor.post("/api/incidents/" + incident + "/rumours", Map.of("claim", "Het water " + PLAYED)));
        Answer question = monitor.post(
                "/api/rumours/" + rumour + "/questions",
                Map.of("name", "Els", "email", "els@elders.example", "lang", "nl", "question", PLAYED + "?"));
        assertThat(question.status()).as(question.text()).isEqualTo(201);
    }

    private static void replies(String incident) {
        for (JsonNode reaction : reactions(incident)) {
            String path = "/api/reactions/" + reaction.path("id").asText();
            Answer judged = TOWN.as(Role.MONITOR)
                    .put(
                            path + "/triage",
                            Map.of("class", "question"),
                            reaction.path("version").asLong());
            assertThat(judged.status()).as(judged.text()).isEqualTo(200);
            Answer reply = TOWN.as(Role.MONITOR).post(path + "/replies", Map.of("text", "Blijf binnen. " + PLAYED));
            assertThat(reply.status()).as(reply.text()).isEqualTo(202);
            Answer signed = TOWN.as(Role.LEAD)
                    .post(
                            "/api/replies/" + reply.id() + "/sign-offs",
                            Map.of("hash", reply.json().path("hash").asText()));
            assertThat(signed.status()).as(signed.text()).isEqualTo(201);
        }
    }

    /** A message that takes the place of another, and one that is taken away again. */
    private static void correcting(String incident, Answer first) {
        Map<String, Object> words = Desk.words("UPDATE", Map.of("nl", Map.of("body", "Beter nieuws. " + PLAYED)));
        words.put("supersedes", first.id());
        Answer second = Desk.approved(TOWN, incident, words);
        Answer published = publish(second, "all");
        assertThat(published.status()).as(published.text()).isEqualTo(202);
        awaitSettled(incident);
        Answer gone = TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + second.id() + "/publication");
        assertThat(gone.status()).as(gone.text()).isLessThan(300);
    }

    /** Clocks run out, and whoever is told of that is told in the sandbox. */
    private static void late(String incident) {
        TOWN.stayUp(Duration.ofHours(3));
        Town.eventually(
                "an alarm",
                () -> !TOWN.as(Role.LEAD)
                        .get("/api/alarms?incident=" + incident)
                        .json()
                        .path("items")
                        .isEmpty());
    }

    /** What residents find by themselves names no exercise, and who has its address reads at once what it is. */
    private static void pages(String slug) {
        for (String path : List.of("/", "/feed.json", "/feed.atom", "/accounts", "/code")) {
            assertThat(TOWN.nobody().get(path).text()).as(path).doesNotContain(PLAYED, slug);
        }
        assertThat(TOWN.nobody().with("Accept-Language", "nl").get("/i/" + slug).text())
                .contains("OEFENING")
                .containsIgnoringCase("noindex");
        assertThat(TOWN.nobody().get("/i/" + slug + "/cap.atom").text()).doesNotContain("<status>Actual");
    }

    private static void end(String incident) {
        Visitor lead = TOWN.as(Role.LEAD);
        long version = lead.get("/api/incidents/" + incident).version();
        Answer closed = lead.put(
                "/api/incidents/" + incident + "/state",
                Map.of("state", "CLOSED", "reason", "De oefening is voorbij."),
                version);
        assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    }
}
