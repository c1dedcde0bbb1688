package org.baken.message;

import java.util.Objects;

/**
 * A message as one platform gets it in one language. Texts of an exercise carry the exercise mark already.
 *
 * @param lang two-letter code
 * @param title with the exercise mark; empty when the message has no title
 * @param headline the title, or how the text starts when there is none, with the exercise mark; never longer than about 200
 *     characters: for subjects and lists
 * @param body the variant of this platform, or the text; without title, with the mark only when there is no title
 * @param text everything that goes out: the variant alone, or title, blank line and body, with the mark in front
 */
public record Rendered(String lang, String title, String headline, String body, String text) {

    /**
     * Puts it together.
     *
     * @param platform whose variant it is, if there is one
     * @param exercise whether it gets the exercise mark
     * @throws IllegalArgumentException when the content is not written in this language
     */
    public static Rendered of(Content content, String platform, String lang, boolean exercise) {
        Content.Text words = content.text().get(lang);
        if (words == null) {
            throw new IllegalArgumentException("Not written in " + lang);
        }
        String mark = exercise ? ExerciseMark.in(lang) : "";
        String title = Objects.requireNonNullElse(words.title(), "");
        String variant =
                content.variant(platform, lang).map(Content.Variant::body).orElse(null);
        String body = variant == null ? words.body() : variant;
        String whole = variant == null && !title.isEmpty() ? title + "\n\n" + body : body;
        return new Rendered(
                lang,
                title.isEmpty() ? "" : mark + title,
                mark + words.headline(),
                title.isEmpty() ? mark + body : body,
                mark + whole);
    }
}
