package org.baken.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something a caller must be told, as a problem detail of RFC 9457. The text is kept as a key of the message catalogues and
 * is put into the caller's language when it is answered.
 *
 * <p>{@link ProblemMapper} turns it into {@code application/problem+json} with the type {@code urn:baken:problem:<kind>}.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One wrong field: its path in the request, and why. */
    public record Field(String field, String key, List<Object> arguments) {}

    private final int status;
    private final String kind;
    private final String key;
    private final transient List<Object> arguments;
    private final transient List<Field> fields = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    private Problem(int status, String kind, String key, Object... arguments) {
        super(kind + ": " + key);
        this.status = status;
        this.kind = kind;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** 404: it does not exist, or is not the caller's to know. */
    public static Problem notFound(String thing) {
        return new Problem(404, "not-found", "problem.not-found").with("thing", thing);
    }

    /** 409: the thing is not in a state in which this can be done. */
    public static Problem conflict(String key, Object... arguments) {
        return new Problem(409, "conflict", key, arguments);
    }

    /** 403: the caller may not do this; the text says who may. */
    public static Problem refused(String key, Object... arguments) {
        return new Problem(403, "refused", key, arguments);
    }

    /** 401: nobody is logged in, or the session has ended. */
    public static Problem unauthorized(String key) {
        return new Problem(401, "no-session", key);
    }

    /** 401: the password is right, and a code of the person's second factor is missing or wrong, as the kind says. */
    public static Problem code(String kind, String key) {
        return new Problem(401, kind, key);
    }

    /** 400: one field is wrong. Add further fields with {@link #and}. */
    public static Problem invalid(String field, String key, Object... arguments) {
        return new Problem(400, "invalid", "problem.invalid").and(field, key, arguments);
    }

    /** 400: the request as a whole cannot be read. */
    public static Problem malformed(String key, Object... arguments) {
        return new Problem(400, "malformed", key, arguments);
    }

    /** 413: larger than the limit that the text names. */
    public static Problem tooLarge(String key, Object... arguments) {
        return new Problem(413, "too-large", key, arguments);
    }

    /** 415: a file of a kind that is not taken. */
    public static Problem unsupported(String field, String key, Object... arguments) {
        return new Problem(415, "unsupported", key, arguments).and(field, key, arguments);
    }

    /** 429: too often; {@code seconds} says when to try again. */
    public static Problem tooMany(long seconds) {
        return new Problem(429, "too-many", "problem.too-many", seconds).with("retryAfter", seconds);
    }

    /** 503: only the public pages are served; {@code seconds} says when to try again. */
    public static Problem publicOnly(long seconds) {
        return new Problem(503, "public-only", "problem.public-only").with("retryAfter", seconds);
    }

    /** 412: somebody else changed the thing since the caller read it; nothing was changed, nothing is lost. */
    public static Problem stale(String changedBy, Instant changedAt, long version) {
        return new Problem(412, "stale", "problem.stale", changedBy)
                .with("changedBy", changedBy)
                .with("changedAt", changedAt)
                .with("version", version);
    }

    /** 428: a change must say with If-Match which version it was made from. */
    public static Problem preconditionRequired() {
        return new Problem(428, "precondition-required", "problem.precondition-required");
    }

    /** 422: an Idempotency-Key that was used before for another request. */
    public static Problem keyReused() {
        return new Problem(422, "key-reused", "problem.key-reused");
    }

    static Problem http(int status, String kind, String key, Object... arguments) {
        return new Problem(status, kind, key, arguments);
    }

    /** Adds another wrong field. */
    public Problem and(String field, String key, Object... arguments) {
        fields.add(new Field(field, key, List.of(arguments)));
        return this;
    }

    /** Adds an extension member (RFC 9457, 3.2) that programs can read. */
    public Problem with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String kind() {
        return kind;
    }

    /** The key in the message catalogues of what happened. */
    public String key() {
        return key;
    }

    /** What happened in a reader's language; of wrong fields, what is wrong with the first. */
    public String in(Locale locale) {
        return fields.isEmpty()
                ? Catalogue.text(locale, key, arguments.toArray())
                : Catalogue.text(
                        locale, fields.get(0).key(), fields.get(0).arguments().toArray());
    }

    List<Object> arguments() {
        return arguments;
    }

    List<Field> fields() {
        return fields;
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
