package org.baken.channel;

import java.time.Instant;
import java.util.Objects;

/**
 * What goes out once, through one account, in one language. Everything in it is fixed and stored before the first
 * attempt and the same in every further one.
 *
 * @param key names this post everywhere and for good; repeated by every attempt (Idempotency-Key, Message-ID, file name)
 * @param createdAt when the post was fixed: before the first attempt
 * @param lang ISO 639-1
 * @param title the headline; empty when there is none
 * @param text the text as it was approved, exercise mark included: connectors add and take away nothing
 * @param officialUrl the address of this message on the town's own page; null when there is none
 * @param exercise whether this belongs to an exercise
 * @param recipient the one address this goes to; null when the channel is not {@link Addressed}
 * @param subject the subject of a letter; null takes the title
 * @param html the HTML form of a letter; null derives it from the text
 */
public record Post(
        String key,
        Instant createdAt,
        String lang,
        String title,
        String text,
        String officialUrl,
        boolean exercise,
        String recipient,
        String subject,
        String html) {

    public Post {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(text, "text");
        title = title == null ? "" : title;
    }

    public static Post of(String key, Instant createdAt, String lang, String title, String text) {
        return new Post(key, createdAt, lang, title, text, null, false, null, null, null);
    }

    public Post withOfficialUrl(String url) {
        return new Post(key, createdAt, lang, title, text, url, exercise, recipient, subject, html);
    }

    public Post asExercise() {
        return new Post(key, createdAt, lang, title, text, officialUrl, true, recipient, subject, html);
    }

    /** The same post as a letter to one person, under the letter's own key. */
    public Post to(String address, String letterKey) {
        return new Post(letterKey, createdAt, lang, title, text, officialUrl, exercise, address, subject, html);
    }

    public Post withSubject(String line) {
        return new Post(key, createdAt, lang, title, text, officialUrl, exercise, recipient, line, html);
    }

    public Post withHtml(String markup) {
        return new Post(key, createdAt, lang, title, text, officialUrl, exercise, recipient, subject, markup);
    }

    /** The same post with another text, for {@link Edits#edit}. */
    public Post withText(String newText) {
        return new Post(key, createdAt, lang, title, newText, officialUrl, exercise, recipient, subject, html);
    }
}
