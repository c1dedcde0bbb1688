package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baken.account.Role;
import org.baken.message.MessageState;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Who may do what with a message in which state: every role, every state and every action, on the real server. The table below is
 * what we promise. Whoever is not named gets 403, at any time; who is named gets 409 in another state; who does not know of the
 * incident gets 404, and who is not logged in 401.
 */
@Tag("database")
class MatrixTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String EVERYBODY =
            "lead author colleague approver spokesperson monitor expert official observer admin";

    /** Action, who may, and in which states. The lead of the roster holds the mandate; the author wrote the message. */
    private static final String[][] PROMISED = {
        {"read", EVERYBODY, "DRAFT IN_REVIEW APPROVED PUBLISHED SUPERSEDED WITHDRAWN"},
        {"revise", "lead author colleague", "DRAFT IN_REVIEW APPROVED"},
        {"restore", "lead author colleague", "DRAFT IN_REVIEW APPROVED"},
        {"show presence", EVERYBODY, "DRAFT IN_REVIEW APPROVED PUBLISHED SUPERSEDED WITHDRAWN"},
        {"submit", "lead author colleague", "DRAFT"},
        {"take back", "lead author colleague", "IN_REVIEW"},
        {"sign off", "lead approver", "IN_REVIEW"},
        {"object", "lead approver", "IN_REVIEW APPROVED"},
        {
            "comment",
            "lead author colleague approver spokesperson expert",
            "DRAFT IN_REVIEW APPROVED PUBLISHED SUPERSEDED WITHDRAWN"
        },
        {"resolve", "lead author colleague approver", "DRAFT IN_REVIEW APPROVED PUBLISHED SUPERSEDED WITHDRAWN"},
        {"make a link", "lead author colleague", "IN_REVIEW"},
        {"emergency", "lead", "DRAFT IN_REVIEW"},
        // To the same account: more accounts can be added to what is out.
        {"publish", "lead spokesperson", "APPROVED"},
        {"withdraw", "lead spokesperson", "PUBLISHED"},
    };

    /** What leaves the message as it was: no new scene is needed after it. */
    private static final Set<String> HARMLESS = Set.of("read", "show presence", "comment", "resolve", "make a link");

    private static final Map<String, Visitor> PEOPLE = new LinkedHashMap<>();
    private static final Map<MessageState, Staged> STAGED = new EnumMap<>(MessageState.class);
    private static String incident;

    /** A message in some state, with a comment of its author. */
    private record Staged(Answer message, String comment) {
        String path() {
            return "/api/messages/" + message.id();
        }

        Object get(String field) {
            return field.equals("revision")
                    ? message.json().path(field).asInt()
                    : message.json().path(field).asText();
        }
    }

    @BeforeAll
    static void everybody() {
        incident = Scene.incident(TOWN, "Wie mag wat");
        PEOPLE.put("lead", TOWN.as(Role.LEAD));
        PEOPLE.put("author", TOWN.as(Role.AUTHOR));
        PEOPLE.put("colleague", TOWN.person("collega", Role.AUTHOR));
        PEOPLE.put("approver", TOWN.as(Role.APPROVER));
        PEOPLE.put("spokesperson", TOWN.as(Role.SPOKESPERSON));
        PEOPLE.put("monitor", TOWN.as(Role.MONITOR));
        PEOPLE.put("expert", TOWN.as(Role.EXPERT));
        PEOPLE.put("official", TOWN.as(Role.OFFICIAL));
        PEOPLE.put("observer", TOWN.as(Role.OBSERVER));
        PEOPLE.put("admin", TOWN.admin());
        PEOPLE.put("off the roster", TOWN.person("vreemde", Role.EXPERT));
        PEOPLE.put("nobody", TOWN.nobody());
        Scene.roster(TOWN, incident, Map.of(TOWN.as(Role.EXPERT), Role.EXPERT));
    }

    @Test
    void everybody_may_do_in_every_state_exactly_what_is_promised() {
        Set<String> broken = new TreeSet<>();
        int asked = 0;
        for (String[] line : PROMISED) {
            for (MessageState state : MessageState.values()) {
                for (String who : PEOPLE.keySet()) {
                    int expected = expected(line, state, who);
                    Staged staged = STAGED.computeIfAbsent(state, MatrixTest::stage);
                    int status = done(line[0], PEOPLE.get(who), staged);
                    if (expected == 200 ? status >= 300 : status != expected) {
                        broken.add(line[0] + " by " + who + " in " + state + ": " + status + " and not " + expected);
                    }
                    if (status < 300 && !HARMLESS.contains(line[0])) {
                        STAGED.remove(state);
                    }
                    asked++;
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(asked).isEqualTo(PROMISED.length * MessageState.values().length * PEOPLE.size());
    }

    private static int expected(String[] line, MessageState state, String who) {
        if (who.equals("nobody")) {
            return 401;
        }
        if (who.equals("off the roster")) {
            return 404;
        }
        if (!List.of(line[1].split(" ")).contains(who)) {
            return 403;
        }
        return List.of(line[2].split(" ")).contains(state.name()) ? 200 : 409;
    }

    private static int done(String action, Visitor who, Staged staged) {
        Map<String, Object> seen = new HashMap<>();
        seen.put("revision", staged.get("revision"));
        seen.put("hash", staged.get("hash"));
        String path = staged.path();
        Answer answer = switch (action) {
            case "read" -> who.get(path);
            case "revise" ->
                who.put(
                        path,
                        Desk.words("Andere woorden"),
                        TOWN.as(Role.LEAD).get(path).version());
            case "restore" ->
                who.with("If-Match", "\"" + TOWN.as(Role.LEAD).get(path).version() + "\"")
                        .post(path + "/revisions/1/restoration", null);
            case "show presence" -> who.put(path + "/presence", Map.of("lang", "nl"));
            case "submit" -> who.post(path + "/review", null);
            case "take back" -> who.delete(path + "/review");
            case "sign off" -> who.post(path + "/sign-offs", Desk.yes(staged.message()));
            case "object" ->
                who.post(path + "/objections", Map.of("revision", staged.get("revision"), "comment", "Anders"));
            case "comment" -> who.post(path + "/comments", remark());
            case "resolve" -> who.put("/api/comments/" + staged.comment() + "/resolution", Map.of("resolved", true));
            case "make a link" ->
                who.post(
                        path + "/review-links",
                        Map.of("person", PEOPLE.get("approver").id()));
            case "emergency" -> who.post(path + "/emergency", with(seen, "reason", "Het kan niet wachten"));
            case "publish" -> who.post(path + "/publication", with(seen, "accounts", List.of("public-page")));
            case "withdraw" -> who.delete(path + "/publication");
            default -> throw new AssertionError(action);
        };
        return answer.status();
    }

    private static Map<String, Object> with(Map<String, Object> seen, String field, Object value) {
        seen.put(field, value);
        return seen;
    }

    private static Map<String, Object> remark() {
        return Map.of("revision", 1, "path", "text.nl.body", "start", 0, "end", 5, "quote", "Sluit", "text", "Waarom?");
    }

    private static Staged stage(MessageState state) {
        Map<String, Object> words = Desk.words("Sluit ramen en deuren.");
        Answer message = switch (state) {
            case DRAFT -> Desk.draft(TOWN.as(Role.AUTHOR), incident, words);
            case IN_REVIEW -> Desk.submitted(TOWN, incident, words);
            case APPROVED -> Desk.approved(TOWN, incident, words);
            case PUBLISHED, WITHDRAWN, SUPERSEDED -> Publish.onPage(TOWN, incident, words);
        };
        if (state == MessageState.WITHDRAWN) {
            TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + message.id() + "/publication");
        }
        if (state == MessageState.SUPERSEDED) {
            words.put("supersedes", message.id());
            Publish.onPage(TOWN, incident, words);
        }
        Answer now = TOWN.as(Role.LEAD).get("/api/messages/" + message.id());
        assertThat(now.json().path("state").asText()).isEqualTo(state.name());
        String comment =
                Scene.created(TOWN.as(Role.AUTHOR).post("/api/messages/" + message.id() + "/comments", remark()));
        return new Staged(now, comment);
    }
}
