package org.baken.channel;

import java.time.Instant;
import java.util.List;
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
 * @param inReplyTo the {@link Receipt#remoteId} of the post that this one answers; null when it stands alone, and always for a
 *     channel that does not {@link Replies reply}
 * @param secluded whether only the one who is answered may read it; always false for a channel that does not {@link Whispers
 *     whisper}
 * @param pictures what goes along; empty for a channel that {@link CarriesPictures carries} none
 * @param wayOut the web address with which the one recipient of a letter ends getting such letters (RFC 2369); a POST there
 *     does so at once (RFC 8058). Null for the account's own way
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
        String html,
        String inReplyTo,
        boolean secluded,
        List<Picture> pictures,
        String wayOut) {

    public Post {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(lang, "lang");
        Objects.requireNonNull(text, "text");
        title = title == null ? "" : title;
        pictures = List.copyOf(pictures);
    }

    public static Post of(String key, Instant createdAt, String lang, String title, String text) {
        return new Post(key, createdAt, lang, title, text, null, false, null, null, null, null, false, List.of(), null);
    }

    /**
     * The text for a platform that shows the title in a place of its own: without the title if the text begins with it, so that
     * readers see it once.
     */
    public String body() {
        String rest = !title.isBlank() && text.startsWith(title + "\n") ? text.substring(title.length()) : "";
        return rest.isBlank() ? text : rest.strip();
    }

    public Post withOfficialUrl(String url) {
        return new Post(
                key, createdAt, lang, title, text, url, exercise, recipient, subject, html, inReplyTo, secluded,
                pictures, wayOut);
    }

    public Post asExercise() {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                true,
                recipient,
                subject,
                html,
                inReplyTo,
                secluded,
                pictures,
                wayOut);
    }

    /** The same post as a letter to one person, under the letter's own key. */
    public Post to(String address, String letterKey) {
        return new Post(
                letterKey,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                address,
                subject,
                html,
                inReplyTo,
                secluded,
                pictures,
                wayOut);
    }

    public Post withSubject(String line) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                line,
                html,
                inReplyTo,
                secluded,
                pictures,
                wayOut);
    }

    public Post withHtml(String markup) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                subject,
                markup,
                inReplyTo,
                secluded,
                pictures,
                wayOut);
    }

    /** The same post with another text, for {@link Edits#edit}. */
    public Post withText(String newText) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                newText,
                officialUrl,
                exercise,
                recipient,
                subject,
                html,
                inReplyTo,
                secluded,
                pictures,
                wayOut);
    }

    /** The same post under an earlier one, for a channel that {@link Replies replies}. */
    public Post answering(String remoteId) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                subject,
                html,
                remoteId,
                secluded,
                pictures,
                wayOut);
    }

    /** The same post for nobody but the one who is answered, for a channel that {@link Whispers whispers}. */
    public Post inPrivate() {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                subject,
                html,
                inReplyTo,
                true,
                pictures,
                wayOut);
    }

    /** The same post with pictures, for a channel that {@link CarriesPictures carries} them. */
    public Post withPictures(List<Picture> along) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                subject,
                html,
                inReplyTo,
                secluded,
                along,
                wayOut);
    }

    /** The same letter with its recipient's own way to get no more of them. */
    public Post withWayOut(String address) {
        return new Post(
                key,
                createdAt,
                lang,
                title,
                text,
                officialUrl,
                exercise,
                recipient,
                subject,
                html,
                inReplyTo,
                secluded,
                pictures,
                address);
    }
}
