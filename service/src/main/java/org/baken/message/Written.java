package org.baken.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;

/**
 * What somebody wrote.
 *
 * @param incident only for checking, where the address does not name it
 * @param message only for checking: the message that is being written, which is not compared with itself
 * @param cap how it reads as an alert; null when nobody said
 */
public record Written(
        @Size(max = 36) String incident,
        @Size(max = 36) String message,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 80) @PlainText String audience,

        @NotEmpty @Size(max = 8)
        Map<@NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String, @NotNull @Valid Text> text,

        @Size(max = 60) List<@NotNull @Valid Variant> variants,
        @Size(max = 4) List<@NotNull @Valid Media> media,
        @Size(max = 100) List<@NotBlank @Size(max = 36) String> facts,
        @Size(min = 1, max = 36) String corrects,
        @Size(min = 1, max = 36) String supersedes,
        @Valid Cap cap) {

    /**
     * The words in one language.
     *
     * @param body needed when there is no core; of no account when there is
     */
    public record Text(
            @Size(max = 200) @PlainText String title,
            @Size(max = 20_000) @PlainText String body,
            @Valid Core core) {

        private Content.Text in(String lang, Purpose purpose) {
            if (core == null && body == null) {
                throw Problem.invalid("text." + lang + ".body", "problem.required");
            }
            return new Content.Text(title, core == null ? body : CoreText.of(core, purpose, lang), core);
        }
    }

    /**
     * The words for one platform in one language.
     *
     * @param checked whether the author held them beside the text of all platforms as it is in this request
     */
    public record Variant(
            @NotNull @Pattern(regexp = "[a-z]{1,20}", message = "message.platform")
            String platform,

            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language")
            String lang,

            @NotNull @Size(max = 20_000) @PlainText String body,
            Boolean checked) {}

    /** A picture that goes along, and what it shows, by language. */
    public record Media(
            @NotBlank @Size(max = 36) String id,

            @Size(max = 8)
            Map<
                            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                            @NotNull @Size(max = 1000) @PlainText String>
                    alt) {}

    /**
     * As it is kept.
     *
     * @param before the content of the revision before, or null: it tells what each variant was held beside
     */
    Content content(Content before) {
        SortedMap<String, Content.Text> words = new TreeMap<>();
        text.forEach((lang, written) -> words.put(lang, written.in(lang, purpose)));
        return new Content(
                purpose,
                audience,
                words,
                variants == null
                        ? null
                        : variants.stream()
                                .map(variant -> kept(variant, words, before))
                                .toList(),
                media == null
                        ? null
                        : media.stream()
                                .map(one -> new Content.Media(
                                        one.id(), one.alt() == null ? null : new TreeMap<>(one.alt())))
                                .toList(),
                facts,
                corrects,
                supersedes,
                cap);
    }

    private static Content.Variant kept(Variant variant, Map<String, Content.Text> words, Content before) {
        Content.Variant fresh = new Content.Variant(
                variant.platform(),
                variant.lang(),
                variant.body(),
                words.containsKey(variant.lang()) ? words.get(variant.lang()).digest() : null);
        Content.Variant old = before == null
                ? null
                : before.variant(variant.platform(), variant.lang()).orElse(null);
        if (Boolean.TRUE.equals(variant.checked()) || old == null || !old.body().equals(fresh.body())) {
            return fresh;
        }
        String basis = Objects.requireNonNullElseGet(
                old.basis(), () -> before.text().get(old.lang()).digest());
        return new Content.Variant(fresh.platform(), fresh.lang(), fresh.body(), basis);
    }
}
