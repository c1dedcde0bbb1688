package org.baken.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.reply.Inbound.Said;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where answers show up besides on their own pages. */
@Tag("database")
class ReplyBoardTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final Inbound inbound = new Inbound(TOWN, "Op het bord");

    @Test
    void an_answer_waits_on_the_board_of_those_who_may_sign_it_until_somebody_did() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@an@elders.example", "Waar is water?"), "question");
        inbound.judged(Said.on(account, "@bo@elders.example", "Zonder antwoord"), "question");
        JsonNode asked = inbound.asked(reaction, Map.of("text", "Het water staat op het plein."));
        assertThat(waiting(TOWN.as(Role.LEAD))).containsExactly(reaction);
        assertThat(waiting(TOWN.as(Role.SPOKESPERSON))).containsExactly(reaction);
        assertThat(waiting(inbound.monitor())).isEmpty();
        inbound.signOff(TOWN.as(Role.LEAD), asked);
        assertThat(waiting(TOWN.as(Role.LEAD))).isEmpty();
    }

    @Test
    void lists_show_how_many_answers_there_are() {
        String account = inbound.account("mastodon");
        String reaction = inbound.judged(Said.on(account, "@cis@elders.example", "Waar is brood?"), "question");
        String without = inbound.judged(Said.on(account, "@dora@elders.example", "En melk?"), "question");
        inbound.asked(reaction, Map.of("text", "Het brood ligt op het plein."));
        inbound.monitor()
                .get("/api/incidents/" + inbound.incident + "/reactions")
                .json()
                .path("items")
                .forEach(item -> {
                    String id = item.path("id").asText();
                    assertThat(id).isIn(reaction, without);
                    assertThat(item.path("replies").asInt()).isEqualTo(id.equals(reaction) ? 1 : 0);
                });
    }

    private List<String> waiting(Visitor visitor) {
        List<String> ids = new ArrayList<>();
        visitor.get("/api/incidents/" + inbound.incident + "/board")
                .json()
                .path("waiting")
                .forEach(one -> {
                    if (one.path("kind").asText().equals("SIGN_OFF_REPLY")) {
                        ids.add(one.path("id").asText());
                    }
                });
        return ids;
    }
}
