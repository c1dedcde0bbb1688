package org.baken.forwarding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.baken.platform.PlainText;

/**
 * What somebody asks colleagues.
 *
 * @param messages the ids of published messages of one incident; may be left out where the address names one
 * @param groups the ids of groups
 * @param people the ids of people with an account
 * @param note what they add in their own words; may be left out
 * @param ways how the link reaches people; by mail when left out
 */
public record Ask(
        @Size(max = 10) List<@NotBlank @Size(max = 36) String> messages,
        @Size(max = 50) List<@NotBlank @Size(max = 36) String> groups,
        @Size(max = 500) List<@NotBlank @Size(max = 36) String> people,
        @Size(max = 1000) @PlainText String note,
        Ways ways) {

    /** How the links reach people. */
    public enum Ways {
        MAIL,
        /** Who has no telephone number gets a mail. */
        SMS,
        MAIL_AND_SMS,
        /** The person who asks gives the links by hand: nothing leaves by itself. */
        CHAT
    }

    public Ask {
        messages = Objects.requireNonNullElse(messages, List.of());
        groups = Objects.requireNonNullElse(groups, List.of());
        people = Objects.requireNonNullElse(people, List.of());
        note = Objects.requireNonNullElse(note, "").strip();
        ways = Objects.requireNonNullElse(ways, Ways.MAIL);
    }
}
