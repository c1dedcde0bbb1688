package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The proof that one revision was signed off, and the only thing that can be published. Only {@link Messages#approved} makes
 * one, after holding the sign-offs against the content once more. Immutable.
 */
public final class ApprovedRevision {
    private final Message message;
    private final List<String> pending;
    private final boolean exercise;
    private final Map<String, Instant> validUntil;

    /**
     * @param message only in the languages that may go out
     * @param validUntil until when, by language; a language that is not in it may go out for good
     */
    ApprovedRevision(Message message, List<String> pending, boolean exercise, Map<String, Instant> validUntil) {
        this.message = message;
        this.pending = List.copyOf(pending);
        this.exercise = exercise;
        this.validUntil = Map.copyOf(validUntil);
    }

    /** The id of the message. */
    public String message() {
        return message.id();
    }

    /** The id of the incident. */
    public String incident() {
        return message.incident();
    }

    /** The number of the revision, from 1. */
    public int revision() {
        return message.revision();
    }

    /** What the sign-offs bind to. */
    public String hash() {
        return message.hash();
    }

    public Purpose purpose() {
        return message.purpose();
    }

    /** Whom it is for, in the team's own words. */
    public String audience() {
        return message.content().audience();
    }

    /**
     * The title in the first of the incident's languages that may go out, or how the text starts; without exercise mark.
     */
    public String headline() {
        return message.headline();
    }

    /** The languages that may go out, two-letter codes: those signed off, which can be fewer than it is written in. */
    public List<String> languages() {
        return message.languages();
    }

    /** The languages it is written in that are not signed off yet. */
    public List<String> pendingLanguages() {
        return pending;
    }

    /** Until when a language may leave: after that its sign-off is too old. Null when that never ends. */
    public Instant validUntil(String lang) {
        return validUntil.get(lang);
    }

    /** Until when all its languages may leave; null when that never ends. */
    public Instant validUntil() {
        return languages().stream()
                .map(this::validUntil)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The id of the rumour that it corrects, or null. */
    public String corrects() {
        return message.content().corrects();
    }

    /** The id of the message whose place it takes, or null. */
    public String supersedes() {
        return message.content().supersedes();
    }

    /** Whether it belongs to an exercise; every rendered text then carries the exercise mark. */
    public boolean isExercise() {
        return exercise;
    }

    /** Whether it has been published before: then it only gets more accounts. */
    public boolean isPublished() {
        return message.state() == MessageState.PUBLISHED;
    }

    /**
     * What one platform gets in one language.
     *
     * @param platform whose variant goes out, if there is one; for a sandbox account the platform that it imitates
     * @throws IllegalArgumentException when it is not signed off in this language
     */
    public Rendered render(String platform, String lang) {
        return Rendered.of(message.content(), platform, lang, exercise);
    }

    long version() {
        return message.version();
    }
}
