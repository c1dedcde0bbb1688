package org.baken.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.baken.incident.Fact;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.message.Pictures.Picture;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What content must keep to belong to an incident. Anything else is a {@link Problem} that names the field. */
public final class ContentRules {
    /** In characters of its canonical JSON: more than a hundred pages. */
    private static final int LARGEST = 500_000;

    /** What holds for longer is no alert. */
    private static final Duration LONGEST_ALERT = Duration.ofDays(366);

    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private final Facts facts;
    private final Pictures pictures;
    private final Set<String> platforms;
    private final Clock clock;

    /** @param platforms for which there can be variants */
    public ContentRules(Facts facts, Pictures pictures, Set<String> platforms, Clock clock) {
        this.facts = facts;
        this.pictures = pictures;
        this.platforms = new TreeSet<>(platforms);
        this.clock = clock;
    }

    /**
     * Makes content of what somebody wrote, as far as that can be told without looking anything up.
     *
     * @param before the content of the revision before, or null
     */
    Content read(Written written, Content before) {
        for (String lang : written.text().keySet()) {
            if (!LANGUAGES.contains(lang)) {
                throw Problem.invalid("text." + lang, "problem.language");
            }
        }
        if (written.variants() != null) {
            variants(written.variants(), written.text().keySet());
        }
        if (written.media() != null) {
            media(written.media());
        }
        if (written.cap() != null) {
            alert(written.cap(), before == null ? null : before.cap());
        }
        Content content = written.content(before);
        if (Json.canonicalText(content).length() > LARGEST) {
            throw Problem.tooLarge("message.too-large");
        }
        return content;
    }

    /** A moment that was chosen before may pass while people go on writing. */
    private void alert(Cap cap, Cap before) {
        for (String lang : cap.area().keySet()) {
            if (!LANGUAGES.contains(lang)) {
                throw Problem.invalid("cap.area." + lang, "problem.language");
            }
        }
        Instant expires = cap.expires();
        boolean chosenNow = expires != null && (before == null || !expires.equals(before.expires()));
        Instant now = clock.instant();
        if (chosenNow && (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_ALERT)))) {
            throw Problem.invalid("cap.expires", "message.cap.expires-moment", LONGEST_ALERT.toDays());
        }
    }

    private void variants(List<Written.Variant> variants, Set<String> languages) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < variants.size(); index++) {
            Written.Variant variant = variants.get(index);
            String field = "variants[" + index + "]";
            if (!platforms.contains(variant.platform())) {
                throw Problem.invalid(
                        field + ".platform",
                        "message.platform.unknown",
                        variant.platform(),
                        String.join(", ", platforms));
            }
            if (!languages.contains(variant.lang())) {
                throw Problem.invalid(field + ".lang", "message.variant.language", variant.platform(), variant.lang());
            }
            if (!seen.add(variant.platform() + " " + variant.lang())) {
                throw Problem.invalid(field, "message.variant.twice", variant.platform(), variant.lang());
            }
        }
    }

    private static void media(List<Written.Media> media) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < media.size(); index++) {
            String field = "media[" + index + "]";
            if (!seen.add(media.get(index).id())) {
                throw Problem.invalid(field + ".id", "message.media.twice");
            }
            if (media.get(index).alt() != null) {
                for (String lang : media.get(index).alt().keySet()) {
                    if (!LANGUAGES.contains(lang)) {
                        throw Problem.invalid(field + ".alt." + lang, "problem.language");
                    }
                }
            }
        }
    }

    /** @param before the content of the revision before, or null: what it referred to may have moved on since */
    void check(Handle handle, Incident incident, Content content, Content before) {
        facts(handle, incident, content.facts());
        pictures(handle, incident, content.media());
        if (content.corrects() != null
                && !handle.attach(MessageDao.class).isRumour(content.corrects(), incident.id())) {
            throw Problem.invalid("corrects", "message.corrects.unknown");
        }
        if (content.supersedes() != null
                && (before == null || !content.supersedes().equals(before.supersedes()))) {
            supersedes(handle, incident, content.supersedes());
        }
    }

    private void facts(Handle handle, Incident incident, List<String> named) {
        if (named.isEmpty()) {
            return;
        }
        Set<String> known =
                facts.of(handle, incident.id()).stream().map(Fact::id).collect(Collectors.toSet());
        if (!known.containsAll(named)) {
            throw Problem.invalid("facts", "message.facts.unknown");
        }
    }

    private void pictures(Handle handle, Incident incident, List<Content.Media> named) {
        if (named.isEmpty()) {
            return;
        }
        Map<String, Picture> known = pictures.of(
                handle, incident.id(), named.stream().map(Content.Media::id).toList());
        for (int index = 0; index < named.size(); index++) {
            if (!known.containsKey(named.get(index).id())) {
                throw Problem.invalid("media[" + index + "].id", "message.media.unknown");
            }
        }
    }

    private static void supersedes(Handle handle, Incident incident, String id) {
        Message old = handle.attach(MessageDao.class)
                .find(id)
                .filter(message -> Objects.equals(message.incident(), incident.id()))
                .orElseThrow(() -> Problem.invalid("supersedes", "message.supersedes.unknown"));
        if (old.state() != MessageState.PUBLISHED) {
            throw Problem.invalid("supersedes", "message.supersedes.not-published");
        }
    }
}
