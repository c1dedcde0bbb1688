package org.baken.platform;

import java.time.Instant;

/**
 * The version that a change was made from, as sent in {@code If-Match} (RFC 9110, 13.1.1). It keeps two people from
 * overwriting each other unseen.
 */
public final class ExpectedVersion {
    private static final long ANY = -1;
    private final long version;

    private ExpectedVersion(long version) {
        this.version = version;
    }

    /** Reads the header: {@code "7"}, {@code W/"7"} or {@code *}. Without one, 428. */
    public static ExpectedVersion of(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired();
        }
        String tag = ifMatch.strip();
        if (tag.equals("*")) {
            return new ExpectedVersion(ANY);
        }
        String number = tag.replaceFirst("^W/", "").replace("\"", "");
        if (!number.matches("\\d{1,18}")) {
            throw Problem.invalid("If-Match", "problem.etag");
        }
        return new ExpectedVersion(Long.parseLong(number));
    }

    /** Refuses the change with 412, naming who was first, when the thing has moved on. */
    public void check(long actual, String changedBy, Instant changedAt) {
        if (version != ANY && version != actual) {
            throw Problem.stale(changedBy, changedAt, actual);
        }
    }
}
