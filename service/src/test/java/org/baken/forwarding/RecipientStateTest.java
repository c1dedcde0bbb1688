package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.forwarding.RecipientState.DECLINED;
import static org.baken.forwarding.RecipientState.FAILED;
import static org.baken.forwarding.RecipientState.FORWARDED;
import static org.baken.forwarding.RecipientState.OPENED;
import static org.baken.forwarding.RecipientState.QUEUED;
import static org.baken.forwarding.RecipientState.SENT;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipientStateTest {
    private static final Map<RecipientState, Set<RecipientState>> MOVES = Map.of(
            QUEUED, Set.of(SENT, OPENED, FORWARDED, DECLINED, FAILED),
            SENT, Set.of(OPENED, FORWARDED, DECLINED),
            FAILED, Set.of(SENT, OPENED, FORWARDED, DECLINED),
            OPENED, Set.of(FORWARDED, DECLINED),
            DECLINED, Set.of(FORWARDED),
            FORWARDED, Set.of());

    @Test
    void every_move_is_known_and_no_other_is_possible() {
        for (RecipientState from : RecipientState.values()) {
            for (RecipientState to : RecipientState.values()) {
                assertThat(from.next().contains(to))
                        .as(from + " → " + to)
                        .isEqualTo(MOVES.get(from).contains(to))
                        .isEqualTo(to.before().contains(from));
            }
        }
    }
}
