package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.PlainText;

/**
 * Everything in a message that is signed off. Texts are kept in Unicode normal form C, lines end in a line feed, and there is
 * no white space around them: what looks the same is the same.
 *
 * @param audience whom it is for, in the team's own words (guideline A01)
 * @param text by language (two-letter code); what every channel gets that has no variant
 * @param variants what goes to one platform instead (guideline V04), sorted by platform and language
 * @param media the ids of pictures; none so far
 * @param facts the ids of the facts it rests on (guideline A26), sorted
 * @param corrects the id of the rumour it corrects, or null
 * @param supersedes the id of the published message it takes the place of, or null
 */
public record Content(
        Purpose purpose,
        String audience,
        SortedMap<String, Text> text,
        List<Variant> variants,
        List<String> media,
        List<String> facts,
        String corrects,
        String supersedes) {
    private static final int HEADLINE = 80;

    /**
     * The words in one language.
     *
     * @param title null when there is none
     */
    public record Text(
            @Size(max = 200) @PlainText String title,
            @NotNull @Size(max = 20_000) @PlainText String body) {
        public Text {
            title = title == null || title.isBlank() ? null : normal(title).replaceAll("\\s+", " ");
            body = normal(body);
        }

        /** The title, or how the body starts when there is none. */
        String headline() {
            if (title != null) {
                return title;
            }
            String line = body.lines().findFirst().orElse("");
            if (line.codePointCount(0, line.length()) <= HEADLINE) {
                return line;
            }
            String start = line.substring(0, line.offsetByCodePoints(0, HEADLINE));
            int lastSpace = start.lastIndexOf(' ');
            return (lastSpace > HEADLINE / 2 ? start.substring(0, lastSpace) : start) + "…";
        }
    }

    /** The words for one platform in one language. */
    public record Variant(
            @NotNull @Pattern(regexp = "[a-z]{1,20}", message = "message.platform")
            String platform,

            @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language")
            String lang,

            @NotNull @Size(max = 20_000) @PlainText String body) {
        public Variant {
            body = normal(body);
        }
    }

    public Content {
        audience = normal(audience);
        text = Collections.unmodifiableSortedMap(new TreeMap<>(text));
        variants = variants == null
                ? List.of()
                : variants.stream()
                        .sorted(Comparator.comparing(Variant::platform).thenComparing(Variant::lang))
                        .toList();
        media = media == null ? List.of() : List.copyOf(media);
        facts = facts == null ? List.of() : facts.stream().distinct().sorted().toList();
    }

    /** The languages it is written in. */
    @JsonIgnore
    public List<String> languages() {
        return List.copyOf(text.keySet());
    }

    /** The title in the first of these languages that it is written in; how the text starts when it has no title. */
    public String headline(List<String> preferred) {
        String lang = preferred.stream().filter(text::containsKey).findFirst().orElseGet(() -> text.firstKey());
        return text.get(lang).headline();
    }

    Optional<Variant> variant(String platform, String lang) {
        return variants.stream()
                .filter(variant ->
                        variant.platform().equals(platform) && variant.lang().equals(lang))
                .findFirst();
    }

    /**
     * The hash that sign-offs bind to: SHA-256, in hex, of the canonical JSON of this content with the message and the number
     * of the revision, so that no sign-off fits another message or another revision.
     */
    public String hash(String message, int revision) {
        return Ids.digest(Json.canonical(Map.of("message", message, "revision", revision, "content", this)));
    }

    private static String normal(String text) {
        if (text == null) {
            return null;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }
}
