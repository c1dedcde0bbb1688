package org.baken.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.baken.platform.PlainText;
import org.jdbi.v3.json.Json;

/**
 * People outside the console who are asked to pass official posts on (guidelines V17, H30, H29): they need no account.
 *
 * @param members at most 5,000
 */
public record Group(
        String id,
        String name,
        Kind kind,
        @Json List<Member> members,
        long version,
        String changedBy,
        Instant changedAt) {
    /** What binds the members. */
    public enum Kind {
        OFFICIALS,
        STAFF,
        PARTNERS,
        GROUP_ADMINS,
        OTHER
    }

    /** One person of a group. */
    public record Member(
            @NotBlank @Size(max = 120) @PlainText String name,
            @NotBlank @Email @Size(max = 254) String email,
            @Size(max = 40) @PlainText String phone) {}
}
