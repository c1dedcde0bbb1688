package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reaction.Source;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Answer;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The organisation answers: in the writer's manner, with approved words, once, and in private what was said in private. */
@Tag("database")
class ReplyTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String POLITE = "Kunt u mij zeggen waar ik water vind?";
    private static final String OWN = "Er staat een waterwagen op het plein. Neem zelf een fles mee.";

    private final Inbound inbound = new Inbound(TOWN, "Wie vraagt krijgt antwoord");

    @Test
    void an_approved_template_leaves_at_once_under_the_question_and_in_its_writers_form() {
        String account = inbound.account("mastodon");
        String reaction = inbound.hears(Said.on(account, "@an@elders.example", POLITE), "post-7", null);
        inbound.judge(reaction, "question", null);
        String decoy = inbound.judged(Said.on(account, "@bo@elders.example", "Weet je al iets?"), "question");

        JsonNode form = inbound.monitor()
                .get("/api/reactions/" + reaction + "/reply-form")
                .json();
        assertThat(form.path("address").asText()).isEqualTo("FORMAL");
        assertThat(form.path("lang").asText()).isEqualTo("nl");
        assertThat(form.path("byHand").asBoolean()).isFalse();
        assertThat(form.path("limit").asInt()).isEqualTo(500);
        JsonNode offered = inbound.monitor()
                .get("/api/reply-templates?reaction=" + reaction)
                .json()
                .path("items");
        assertThat(offered.findValuesAsText("class")).containsOnly("question");
        assertThat(offered.findValuesAsText("address")).containsOnly("FORMAL");

        JsonNode reply = inbound.asked(reaction, Map.of("template", "question-page"));
        assertThat(reply.path("needsSignOff").asBoolean()).isFalse();
        inbound.await(reply.path("id").asText(), "SENT");

        assertThat(inbound.sent(account)).singleElement().satisfies(post -> {
            assertThat(post.path("text").asText())
                    .startsWith("@an@elders.example OEFENING – Bedankt voor uw vraag.")
                    .contains("/i/");
            assertThat(post.path("inReplyTo").asText()).isEqualTo("post-7");
            assertThat(post.path("secluded").asBoolean()).isFalse();
        });
        assertThat(inbound.stateOf(reaction)).isEqualTo("ANSWERED");
        assertThat(inbound.stateOf(decoy)).isEqualTo("TRIAGED");
        assertThat(inbound.log(reaction))
                .extracting(entry -> entry.path("kind").asText())
                .contains("reaction.reply-asked", "reaction.replied");
        assertThat(inbound.log(reaction).toString()).doesNotContain("elders.example", "Bedankt");
    }

    @Test
    void other_words_leave_only_when_a_second_person_signs_exactly_those() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", POLITE), "question");
        JsonNode first = inbound.asked(reaction, Map.of("text", OWN));
        String id = first.path("id").asText();
        assertThat(first.path("state").asText()).isEqualTo("IN_REVIEW");
        Visitor lead = TOWN.as(Role.LEAD);
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);

        // Whoever wrote it may not sign, whatever their role.
        Visitor both = TOWN.as(Role.MONITOR, Role.APPROVER);
        String other = inbound.judged(Said.on(account, "@bo@elders.example", POLITE), "question");
        Answer own = both.post("/api/reactions/" + other + "/replies", Map.of("text", OWN));
        assertThat(inbound.signOff(both, own.json()).status()).isEqualTo(403);
        assertThat(inbound.signOff(inbound.monitor(), first).status()).isEqualTo(403);

        Answer wrong = lead.post("/api/replies/" + id + "/sign-offs", Map.of("hash", "0".repeat(64)));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(lead.post("/api/replies/" + id + "/objections", Map.of("comment", "Zeg ook waar."))
                        .status())
                .isEqualTo(201);
        assertThat(inbound.signOff(lead, first).status()).isEqualTo(409);

        Answer rewritten = spokesperson.put(
                "/api/replies/" + id,
                Map.of("text", OWN + " Het plein ligt bij de kerk."),
                inbound.reply(id).path("version").asLong());
        assertThat(rewritten.status()).as(rewritten.text()).isEqualTo(200);
        assertThat(rewritten.json().has("objection")).isFalse();
        assertThat(inbound.signOff(lead, first).status())
                .as("the hash of the old words")
                .isEqualTo(409);
        assertThat(inbound.signOff(spokesperson, rewritten.json()).status()).isEqualTo(403);
        Answer signed = inbound.signOff(lead, rewritten.json());
        assertThat(signed.status()).as(signed.text()).isEqualTo(201);
        inbound.await(id, "SENT");

        assertThat(inbound.sent(account))
                .singleElement()
                .extracting(post -> post.path("text").asText())
                .isEqualTo("@an@elders.example OEFENING – " + OWN + " Het plein ligt bij de kerk.");
        assertThat(inbound.signOff(lead, rewritten.json()).status()).isEqualTo(409);
    }

    @Test
    void a_template_with_one_word_changed_is_free_text() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", POLITE), "worry");
        JsonNode shown = inbound.monitor()
                .get("/api/reply-templates?reaction=" + reaction)
                .json()
                .at("/items/0");
        Map<String, Object> wish = Map.of(
                "template",
                shown.path("id").asText(),
                "text",
                shown.path("text").asText().replace("112", "het gratis nummer 112"));
        assertThat(inbound.asked(reaction, wish).path("state").asText()).isEqualTo("IN_REVIEW");

        String same = inbound.judged(Said.on(account, "@bo@elders.example", POLITE), "worry");
        JsonNode unchanged = inbound.asked(
                same,
                Map.of(
                        "template",
                        shown.path("id").asText(),
                        "text",
                        shown.path("text").asText()));
        assertThat(unchanged.path("state").asText()).isEqualTo("QUEUED");
        assertThat(unchanged.path("template").asText()).isEqualTo("worry");
    }

    @Test
    void pressed_twice_at_the_same_moment_it_is_said_once() throws Exception {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", POLITE), "question");
        Visitor lead = TOWN.as(Role.LEAD);
        inbound.monitor();
        Map<String, Object> wish = Map.of("template", "question-page");
        String path = "/api/reactions/" + reaction + "/replies";
        List<Answer> answers = Scene.together(() -> inbound.monitor().post(path, wish), () -> lead.post(path, wish));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 409);
        String id = inbound.monitor().get(path).json().at("/items/0/id").asText();
        inbound.await(id, "SENT");
        assertThat(inbound.ask(reaction, wish).status()).isEqualTo(409);

        JsonNode more = inbound.asked(reaction, Map.of("template", "worry", "again", true));
        inbound.await(more.path("id").asText(), "SENT");
        assertThat(inbound.sent(account)).hasSize(2);
    }

    @Test
    void the_same_request_repeated_gives_the_same_answer() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", POLITE), "question");
        String path = "/api/reactions/" + reaction + "/replies";
        Map<String, Object> wish = Map.of("template", "question-page");
        Answer once = inbound.monitor().post(path, wish, "druk-een-keer");
        Answer twice = inbound.monitor().post(path, wish, "druk-een-keer");
        assertThat(twice.status()).isEqualTo(202);
        assertThat(twice.id()).isEqualTo(once.id());
    }

    @Test
    void personal_details_never_stand_in_a_public_answer() {
        String account = inbound.account("mastodon");
        String text = "We belden je op 0477 12 34 56 en spraken iets in.";
        String open = inbound.judged(Said.on(account, "@an@elders.example", "Bel je mij terug?"), "personal-question");
        Answer refused = inbound.ask(open, Map.of("text", text));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("findings").findValuesAsText("check")).contains("phone");

        String secluded = inbound.judged(
                Said.on(account, "@bo@elders.example", "Bel je mij terug?").inPrivate(), "personal-question");
        JsonNode taken = inbound.asked(secluded, Map.of("text", text));
        assertThat(taken.path("private").asBoolean()).isTrue();
        assertThat(inbound.signOff(TOWN.as(Role.LEAD), taken).status()).isEqualTo(201);
        inbound.await(taken.path("id").asText(), "SENT");
        assertThat(inbound.sent(account))
                .filteredOn(post -> post.path("text").asText().contains("0477"))
                .singleElement()
                .satisfies(post -> assertThat(post.path("secluded").asBoolean()).isTrue());
    }

    @Test
    void what_no_connector_can_answer_stands_as_work_for_a_person() {
        String bluesky = inbound.account("bluesky");
        String typed = inbound.judged(
                new Said(Source.MANUAL, null, "facebook", "An", "Wanneer komt er water?", false), "question");
        String whispered = inbound.judged(
                Said.on(bluesky, "bo.example", "Kan je mij helpen?").inPrivate(), "question");
        for (String reaction : List.of(typed, whispered)) {
            JsonNode reply = inbound.asked(reaction, Map.of("template", "question-page"));
            assertThat(reply.path("state").asText()).isEqualTo("TODO");
            assertThat(reply.at("/work/url").asText()).startsWith("https://elders.example/");
            String path = "/api/replies/" + reply.path("id").asText() + "/outcome";
            Answer done = inbound.monitor()
                    .post(
                            path,
                            Map.of("outcome", "done", "proof", "Onder de vraag gezet", "url", "https://a.example/1"));
            assertThat(done.json().path("state").asText()).isEqualTo("DONE");
            assertThat(inbound.stateOf(reaction)).isEqualTo("ANSWERED");
            assertThat(inbound.monitor().post(path, Map.of("outcome", "done")).status())
                    .isEqualTo(409);
        }
        assertThat(inbound.sent(bluesky)).isEmpty();
    }

    @Test
    void what_nobody_judged_and_what_has_gaps_is_not_answered() {
        String account = inbound.account("mastodon");
        String fresh = inbound.hears(Said.on(account, "@an@elders.example", POLITE));
        assertThat(inbound.ask(fresh, Map.of("template", "question-page")).status())
                .isEqualTo(409);
        inbound.judge(fresh, "question", null);
        Answer gaps = inbound.ask(fresh, Map.of("template", "question"));
        assertThat(gaps.json().path("findings").findValuesAsText("check")).contains("gaps");
        assertThat(inbound.ask(fresh, Map.of("template", "geen-sjabloon")).wrongFields())
                .contains("template");
        assertThat(inbound.ask(fresh, Map.of()).wrongFields()).contains("text");
        assertThat(inbound.ask(fresh, Map.of("text", "woord ".repeat(120))).status())
                .isEqualTo(409);
        assertThat(TOWN.as(Role.AUTHOR)
                        .post("/api/reactions/" + fresh + "/replies", Map.of("template", "question-page"))
                        .status())
                .isEqualTo(403);
        JsonNode tried = inbound.monitor()
                .post("/api/reactions/" + fresh + "/reply-form", Map.of("text", OWN))
                .json();
        assertThat(tried.path("needsSignOff").asBoolean()).isTrue();
        assertThat(tried.path("text").asText()).startsWith("OEFENING – ");
        assertThat(inbound.monitor()
                        .get("/api/reactions/" + fresh + "/replies")
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void after_three_answers_a_discussion_is_over_unless_a_person_decides_otherwise() {
        for (int round = 0; round < 3; round++) {
            String reaction = inbound.judged(
                    new Said(Source.MANUAL, null, "facebook", "Zeurpiet", "En nu dan? " + round, false), "criticism");
            JsonNode reply = inbound.asked(reaction, Map.of("template", "criticism"));
            inbound.monitor().post("/api/replies/" + reply.path("id").asText() + "/outcome", Map.of("outcome", "done"));
        }
        String fourth = inbound.judged(
                new Said(Source.MANUAL, null, "facebook", "Zeurpiet", "En nu dan? weer", false), "criticism");
        assertThat(inbound.ask(fourth, Map.of("template", "criticism")).status())
                .isEqualTo(409);
        assertThat(inbound.ask(fourth, Map.of("template", "last-word", "again", true))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_first_name_stands_below_when_the_house_wants_it() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", POLITE), "criticism");
        policy(true, "FIRST_NAME");
        try {
            JsonNode reply = inbound.asked(reaction, Map.of("template", "criticism"));
            assertThat(reply.path("text").asText()).endsWith("\n– De");
            assertThat(reply.path("needsSignOff").asBoolean()).isFalse();
        } finally {
            policy(true, "NONE");
        }
        assertThat(inbound.monitor()
                        .put("/api/reply-policy", Map.of("receipts", true, "signature", "NONE", "validMinutes", 5), 1)
                        .status())
                .isEqualTo(403);
    }

    private void policy(boolean receipts, String signature) {
        Visitor lead = TOWN.as(Role.LEAD);
        long version = lead.get("/api/reply-policy").version();
        Answer changed = lead.put(
                "/api/reply-policy",
                Map.of("receipts", receipts, "signature", signature, "validMinutes", 720),
                version);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }
}
