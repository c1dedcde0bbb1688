package org.baken.message;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.incident.Fact;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.message.Content.Variant;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What content must keep to belong to an incident. Anything else is a {@link Problem} that names the field. */
final class ContentRules {
    /** In characters of its canonical JSON: more than a hundred pages. */
    private static final int LARGEST = 500_000;

    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private final Facts facts;

    ContentRules(Facts facts) {
        this.facts = facts;
    }

    /** @param before the content of the revision before, or null: what it referred to may have moved on since */
    void check(Handle handle, Incident incident, Content content, Content before) {
        words(content);
        facts(handle, incident, content.facts());
        if (content.corrects() != null
                && !handle.attach(MessageDao.class).isRumour(content.corrects(), incident.id())) {
            throw Problem.invalid("corrects", "message.corrects.unknown");
        }
        if (content.supersedes() != null
                && (before == null || !content.supersedes().equals(before.supersedes()))) {
            supersedes(handle, incident, content.supersedes());
        }
    }

    /** What can be told without looking anything up. */
    static void words(Content content) {
        for (String lang : content.languages()) {
            if (!LANGUAGES.contains(lang)) {
                throw Problem.invalid("text." + lang, "problem.language");
            }
        }
        Set<String> seen = new HashSet<>();
        for (Variant variant : content.variants()) {
            if (!content.text().containsKey(variant.lang())) {
                throw Problem.invalid("variants", "message.variant.language", variant.platform(), variant.lang());
            }
            if (!seen.add(variant.platform() + " " + variant.lang())) {
                throw Problem.invalid("variants", "message.variant.twice", variant.platform(), variant.lang());
            }
        }
        if (Json.canonicalText(content).length() > LARGEST) {
            throw Problem.tooLarge("message.too-large");
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
