package org.baken.watch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.baken.platform.PlainText;
import org.jdbi.v3.json.Json;

/**
 * A place of others where people talk about the town (guidelines A31, H29).
 *
 * @param platform where it is: the name of a platform in lower case, or {@code other}
 * @param url may be null
 * @param members how many people are in it, as far as anybody knows; may be null
 * @param administrators who runs it, as far as the team knows them
 * @param lookEveryDays how often somebody has to look, in days
 * @param lookedAt when somebody did so; null before that
 */
public record Watched(
        String id,
        Kind kind,
        String platform,
        String name,
        String url,
        Integer members,
        @Json List<Administrator> administrators,
        String note,
        int lookEveryDays,
        Instant lookedAt,
        String lookedBy,
        long version,
        String changedBy,
        Instant changedAt) {

    /** What it is. */
    public enum Kind {
        GROUP,
        PAGE,
        HASHTAG,
        ACCOUNT,
        SITE,
        OTHER
    }

    /** Somebody who runs it. */
    public record Administrator(
            @NotBlank @Size(max = 120) @PlainText String name,
            @Size(max = 200) @PlainText String contact,
            @Size(max = 500) @PlainText String note) {}

    /** Whether somebody has to look again. */
    boolean isDue(Instant now) {
        return lookedAt == null
                || !lookedAt.plus(Duration.ofDays(lookEveryDays)).isAfter(now);
    }
}
