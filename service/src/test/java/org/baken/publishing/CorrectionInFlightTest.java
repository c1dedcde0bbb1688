package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.bluesky.Bluesky;
import org.baken.channel.sandbox.Sandbox;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A correction that is published while what it corrects is on its way. The worker goes step by step, so that it is for certain. */
@Tag("database")
class CorrectionInFlightTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String WRONG = "Het water in de haven is veilig.";
    private static final String RIGHT = "Drink geen water uit de haven.";

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final Drawers drawers = new Drawers(TOWN, outlets);

    private OwnNode node() throws InterruptedException {
        TOWN.part(Worker.class).stop();
        Outbound outbound = new Outbound(PrivateAddresses.none(), TOWN.clock());
        Sandbox sandbox =
                new Sandbox(TOWN.data().resolve("sandbox"), List.of(new Bluesky(outbound, TOWN.clock())), TOWN.clock());
        return new OwnNode(TOWN, TOWN.database(), folder, List.of(sandbox));
    }

    @Test
    void what_is_still_in_flight_is_replaced_and_taken_away_once_it_turns_up() throws Exception {
        drawers.link("unclear", Map.of("imitates", "bluesky", "behaviour", "UNCLEAR"));
        drawers.link("slow", Map.of("imitates", "bluesky"));
        String exercise = outlets.exercise("In de lucht");
        try (OwnNode node = node()) {
            Answer wrong = outlets.approved(exercise, WRONG);
            outlets.published(wrong, "all");
            node.store(node.carry(node.claim(Kind.DELIVERY, drawers.id("unclear"))));
            Done underWay = node.carry(node.claim(Kind.DELIVERY, drawers.id("slow")));
            outlets.awaitState(exercise, wrong, drawers.id("unclear"), "UNCLEAR");
            outlets.awaitState(exercise, wrong, drawers.id("slow"), "SENDING");
            Answer right = correction(exercise, wrong);
            outlets.published(right, "all");
            node.store(underWay);
            node.worker().start();
            outlets.awaitState(exercise, right, drawers.id("slow"), "SENT");
            outlets.awaitState(exercise, wrong, drawers.id("slow"), "REMOVED");
            outlets.awaitUnclear(exercise, right, drawers.id("unclear"));
            TOWN.clock().forward(Duration.ofMinutes(1));
            outlets.awaitState(exercise, right, drawers.id("unclear"), "SENT");
            outlets.awaitState(exercise, wrong, drawers.id("unclear"), "REMOVED");
        }
        assertThat(drawers.texts("unclear")).hasSize(1).allMatch(text -> text.contains(RIGHT));
        assertThat(drawers.texts("slow")).hasSize(1).allMatch(text -> text.contains(RIGHT));
    }

    private static Answer correction(String incident, Answer of) {
        Map<String, Object> words = new HashMap<>(
                Desk.words("CORRECTION", Map.of("nl", Map.of("title", "Water is niet veilig", "body", RIGHT))));
        words.put("supersedes", of.id());
        return Desk.approved(TOWN, incident, words);
    }
}
