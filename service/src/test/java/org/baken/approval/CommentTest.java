package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Comments on passages of a message. */
@Tag("database")
class CommentTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String BODY = "Sluit de ramen. De rook trekt weg. Sluit de ramen toch.";

    private static Map<String, Object> remark(int start, String quote) {
        return Map.of(
                "revision",
                1,
                "path",
                "text.nl.body",
                "start",
                start,
                "end",
                start + quote.length(),
                "quote",
                quote,
                "text",
                "Welke <b>ramen</b>?");
    }

    private static Answer comment(Visitor who, Answer message, Map<String, Object> remark) {
        return who.post("/api/messages/" + message.id() + "/comments", remark);
    }

    private static JsonNode comments(Answer message) {
        return TOWN.as(Role.OBSERVER)
                .get("/api/messages/" + message.id() + "/comments")
                .json()
                .path("items");
    }

    @Test
    void a_comment_stands_at_its_words_and_follows_them_into_the_newest_revision() {
        String incident = Scene.incident(TOWN, "Opmerkingen");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer message = Desk.draft(author, incident, Desk.words(BODY));
        Answer decoy = Desk.draft(author, incident, Desk.words(BODY));
        comment(TOWN.as(Role.EXPERT, Role.OBSERVER), decoy, remark(0, "Sluit"));
        int second = BODY.lastIndexOf("de ramen");
        Answer made = comment(TOWN.as(Role.APPROVER), message, remark(second, "de ramen"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("now").path("start").asInt()).isEqualTo(second);
        author.put("/api/messages/" + message.id(), Desk.words("Let op. " + BODY), 1);
        JsonNode listed = comments(message);
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("text").asText()).isEqualTo("Welke <b>ramen</b>?");
        assertThat(listed.path(0).path("start").asInt()).isEqualTo(second);
        assertThat(listed.path(0).path("now").path("start").asInt()).isEqualTo(second + 8);
        assertThat(author.get("/api/messages/" + message.id())
                        .json()
                        .path("openComments")
                        .asInt())
                .isEqualTo(1);
        author.put("/api/messages/" + message.id(), Desk.words("Heel iets anders."), 2);
        assertThat(comments(message).path(0).has("now")).isFalse();
    }

    @Test
    void a_quote_that_does_not_stand_there_is_refused() {
        String incident = Scene.incident(TOWN, "Verkeerd citaat");
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words(BODY));
        Visitor approver = TOWN.as(Role.APPROVER);
        assertThat(comment(approver, message, remark(1, "Sluit")).wrongFields()).containsExactly("quote");
        assertThat(comment(approver, message, remark(BODY.length() - 1, "..")).wrongFields())
                .containsExactly("quote");
        Map<String, Object> elsewhere = new HashMap<>(remark(0, "Sluit"));
        for (String path :
                new String[] {"text.fr.body", "text", "text.nl", "variants.x.nl", "hash", "text.nl.body.x"}) {
            elsewhere.put("path", path);
            assertThat(comment(approver, message, elsewhere).wrongFields())
                    .as(path)
                    .containsExactly("path");
        }
        Map<String, Object> later = new HashMap<>(remark(0, "Sluit"));
        later.put("revision", 2);
        assertThat(comment(approver, message, later).status()).isEqualTo(404);
        assertThat(comments(message)).isEmpty();
    }

    @Test
    void who_made_it_and_authors_and_approvers_resolve_it_and_may_open_it_again() {
        String incident = Scene.incident(TOWN, "Opgelost");
        Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
        Answer message = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words(BODY));
        String comment = comment(spokesperson, message, remark(0, "Sluit")).id();
        String path = "/api/comments/" + comment + "/resolution";
        Map<String, Object> yes = Map.of("resolved", true);
        assertThat(TOWN.as(Role.MONITOR).put(path, yes).status()).isEqualTo(403);
        Answer resolved = TOWN.as(Role.APPROVER).put(path, yes);
        assertThat(resolved.json().path("resolvedBy").asText())
                .isEqualTo(TOWN.as(Role.APPROVER).name());
        assertThat(TOWN.as(Role.AUTHOR).put(path, yes).json().path("resolvedBy").asText())
                .isEqualTo(TOWN.as(Role.APPROVER).name());
        assertThat(spokesperson.put(path, Map.of("resolved", false)).json().has("resolvedBy"))
                .isFalse();
        assertThat(spokesperson.put("/api/comments/none/resolution", yes).status())
                .isEqualTo(404);
        assertThat(Desk.logged(TOWN, incident, "message."))
                .endsWith("message.commented", "message.comment-resolved", "message.comment-resolved");
    }
}
