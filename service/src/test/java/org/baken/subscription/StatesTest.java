package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatesTest {
    @Test
    void a_mail_that_left_or_may_have_left_never_waits_again() {
        for (LetterState state : LetterState.values()) {
            Set<LetterState> next = state.next();
            assertThat(next).doesNotContain(state);
            if (state != LetterState.QUEUED && state != LetterState.SENDING) {
                assertThat(next).as(state.name()).isEmpty();
            }
        }
        assertThat(LetterState.QUEUED.next()).doesNotContain(LetterState.SENT, LetterState.UNCLEAR);
    }

    @Test
    void a_mailing_that_is_done_stays_done() {
        assertThat(MailingState.DONE.next()).isEmpty();
        assertThat(MailingState.RUNNING.next()).isEqualTo(EnumSet.of(MailingState.PAUSED, MailingState.DONE));
        assertThat(MailingState.PAUSED.next()).isEqualTo(EnumSet.of(MailingState.RUNNING, MailingState.DONE));
    }

    @Test
    void who_ended_may_come_back() {
        assertThat(SubscriberState.ENDED.next()).containsExactly(SubscriberState.ACTIVE);
        assertThat(SubscriberState.ACTIVE.next()).containsExactly(SubscriberState.ENDED);
    }
}
