package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.message.MessageState.APPROVED;
import static org.baken.message.MessageState.DRAFT;
import static org.baken.message.MessageState.IN_REVIEW;
import static org.baken.message.MessageState.PUBLISHED;
import static org.baken.message.MessageState.SUPERSEDED;
import static org.baken.message.MessageState.WITHDRAWN;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTest {
    private static final Map<MessageState, Set<MessageState>> LEGAL = Map.of(
            DRAFT, Set.of(IN_REVIEW),
            IN_REVIEW, Set.of(DRAFT, APPROVED),
            APPROVED, Set.of(DRAFT, PUBLISHED),
            PUBLISHED, Set.of(APPROVED, SUPERSEDED, WITHDRAWN),
            SUPERSEDED, Set.of(PUBLISHED),
            WITHDRAWN, Set.of());

    @ParameterizedTest
    @EnumSource
    void every_move_is_either_legal_or_not(MessageState from) {
        assertThat(from.next()).isEqualTo(LEGAL.get(from));
    }

    @ParameterizedTest
    @EnumSource
    void only_what_has_not_gone_out_can_be_edited(MessageState state) {
        assertThat(state.isEditable())
                .isEqualTo(Set.of(DRAFT, IN_REVIEW, APPROVED).contains(state));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_but_a_sign_off_leads_to_publication(MessageState state) {
        boolean mayGoOut = state.next().contains(PUBLISHED);
        assertThat(mayGoOut).isEqualTo(state == APPROVED || state == SUPERSEDED);
    }
}
