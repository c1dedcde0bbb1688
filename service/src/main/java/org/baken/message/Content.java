package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baken.platform.Ids;
import org.baken.platform.Json;

/**
 * Everything in a message that is signed off. Texts are kept in Unicode normal form C, lines end in a line feed, and there is
 * no white space around them: what looks the same is the same. Fields that came with a later version of Baken are null when
 * they are not used, so that content keeps its hash.
 *
 * @param audience whom it is for, in the team's own words (guideline A01)
 * @param text by language (two-letter code); what every channel gets that has no variant
 * @param variants what goes to one platform instead (guideline V04), sorted by platform and language
 * @param media the pictures that go along, in their order
 * @param facts the ids of the facts it rests on (guideline A26), sorted
 * @param corrects the id of the rumour it corrects, or null
 * @param supersedes the id of the published message it takes the place of, or null
 * @param cap how it reads as an alert; null when nobody said
 */
public record Content(
        Purpose purpose,
        String audience,
        SortedMap<String, Text> text,
        List<Variant> variants,
        List<Media> media,
        List<String> facts,
        String corrects,
        String supersedes,
        Cap cap) {
    private static final int HEADLINE = 80;

    /**
     * The words in one language.
     *
     * @param title null when there is none
     * @param body what goes out
     * @param core the parts that the body was put together from; null when it was written as one text
     */
    public record Text(String title, String body, Core core) {
        public Text {
            title = written(title) == null ? null : normal(title).replaceAll("\\s+", " ");
            body = normal(body);
        }

        /** A text written in one piece. */
        public Text(String title, String body) {
            this(title, body, null);
        }

        /** A text put together from its parts. */
        public static Text of(String title, Core core, Purpose purpose, String lang) {
            return new Text(title, CoreText.of(core, purpose, lang), core);
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

        /** Tells one wording from another: what a variant was held beside. */
        String digest() {
            return Ids.digest(Json.canonical(Map.of("title", title == null ? "" : title, "body", body)));
        }
    }

    /**
     * The words for one platform in one language.
     *
     * @param basis the digest of the text of all platforms that somebody last held it beside; null in old revisions
     */
    public record Variant(String platform, String lang, String body, String basis) {
        public Variant {
            body = normal(body);
        }

        /** A variant of which nobody knows what it was held beside. */
        public Variant(String platform, String lang, String body) {
            this(platform, lang, body, null);
        }
    }

    /**
     * A picture that goes along.
     *
     * @param alt what it shows, for people who do not see it, by language
     */
    public record Media(String id, SortedMap<String, String> alt) {
        public Media {
            SortedMap<String, String> told = new TreeMap<>();
            if (alt != null) {
                alt.forEach((lang, words) -> {
                    if (written(words) != null) {
                        told.put(lang, normal(words));
                    }
                });
            }
            alt = Collections.unmodifiableSortedMap(told);
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

    /** Content of which nobody said how it reads as an alert. */
    public Content(
            Purpose purpose,
            String audience,
            SortedMap<String, Text> text,
            List<Variant> variants,
            List<Media> media,
            List<String> facts,
            String corrects,
            String supersedes) {
        this(purpose, audience, text, variants, media, facts, corrects, supersedes, null);
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

    /** Tells whether any of its words contain this, written in small letters. */
    boolean mentions(String wanted) {
        return Stream.of(
                        text.values().stream().flatMap(words -> Stream.of(words.title(), words.body())),
                        variants.stream().map(Variant::body),
                        media.stream().flatMap(one -> one.alt().values().stream()),
                        Stream.ofNullable(cap).flatMap(alert -> alert.area().values().stream()))
                .flatMap(words -> words)
                .anyMatch(
                        words -> words != null && words.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** The same content without its other languages. */
    Content only(List<String> languages) {
        SortedMap<String, Text> some = new TreeMap<>(text);
        some.keySet().retainAll(languages);
        return new Content(
                purpose,
                audience,
                some,
                variants.stream()
                        .filter(variant -> languages.contains(variant.lang()))
                        .toList(),
                media,
                facts,
                corrects,
                supersedes,
                cap == null ? null : cap.only(languages));
    }

    Optional<Variant> variant(String platform, String lang) {
        return variants.stream()
                .filter(variant ->
                        variant.platform().equals(platform) && variant.lang().equals(lang))
                .findFirst();
    }

    /** Tells whether the text of all platforms changed since somebody last held this variant beside it. */
    boolean hasMoved(Variant variant) {
        return variant.basis() != null
                && !variant.basis().equals(text.get(variant.lang()).digest());
    }

    /**
     * The hash that sign-offs bind to: SHA-256, in hex, of the canonical JSON of this content with the message and the number
     * of the revision, so that no sign-off fits another message or another revision.
     */
    public String hash(String message, int revision) {
        return Ids.digest(Json.canonical(Map.of("message", message, "revision", revision, "content", this)));
    }

    /** The text as it is kept; null when there is nothing but white space. */
    static String written(String text) {
        return text == null || text.isBlank() ? null : normal(text);
    }

    private static String normal(String text) {
        if (text == null) {
            return null;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }
}
