package org.baken.playbook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * What ticks an item by itself.
 *
 * @param event what must happen in the incident
 * @param purpose with a published message: only one with this purpose; null for any
 * @param state with a new fact: only one in this state; null for any
 */
public record Tick(Event event, String purpose, String state) {
    /** What can tick an item. */
    public enum Event {
        /** Every linked account was checked after the opening, and works. */
        ACCOUNTS_CHECKED("accounts.checked"),
        /** A file that proves a rumour or a reaction was kept. */
        EVIDENCE_KEPT("evidence.kept"),
        /** Somebody in a service was asked whether something is true. */
        EXPERT_ASKED("expert.asked"),
        FACT_ADDED("fact.added"),
        FORWARD_REQUESTED("forward.requested"),
        INCIDENT_CLOSED("incident.closed"),
        /** Somebody reported work by hand as done, such as a round of the sound van. */
        MANUAL_DONE("manual.done"),
        MESSAGE_PUBLISHED("message.published"),
        /** A message has all the signatures that it needs. */
        MESSAGE_SIGNED_OFF("message.signed-off"),
        /** A message was handed in for sign-off. */
        MESSAGE_SUBMITTED("message.submitted"),
        /** Somebody set the time of the next update. */
        PROMISE_SET("promise.set"),
        /** A question that recurs stands on the public page with its answer. */
        QUESTION_SHOWN("question.shown"),
        /** Somebody who reacted was answered. */
        REACTION_ANSWERED("reaction.answered"),
        /** A reaction got its class. */
        REACTION_SORTED("reaction.sorted"),
        /** The roster has a lead, an author, an approver, a spokesperson and a monitor. */
        ROSTER_COMPLETE("roster.complete"),
        /** A message that corrects a rumour was published. */
        RUMOUR_ANSWERED("rumour.answered"),
        /** A rumour got its verdict. */
        RUMOUR_DECIDED("rumour.decided"),
        RUMOUR_REPORTED("rumour.reported");

        private final String written;

        Event(String written) {
            this.written = written;
        }

        /** The event as playbooks write it. */
        @JsonValue
        public String written() {
            return written;
        }

        /** Reads an event as playbooks write it. */
        @JsonCreator
        public static Event of(String written) {
            return Arrays.stream(values())
                    .filter(event -> event.written.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No such event: " + written));
        }
    }
}
