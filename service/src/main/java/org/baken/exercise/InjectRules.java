package org.baken.exercise;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.baken.account.Role;
import org.baken.incident.FactState;
import org.baken.platform.Problem;
import org.baken.triage.TriageTree;

/** What an inject of each kind needs and has no use for: for those that trainers add, what the schema says for files. */
final class InjectRules {
    static final Duration LONGEST = Duration.ofHours(24);

    private static final Map<InjectKind, Set<String>> NEEDED = Map.of(
            InjectKind.RUMOUR, Set.of("claim", "truth", "harm", "posts", "within"),
            InjectKind.REACTIONS, Set.of("posts"),
            InjectKind.PRESS, Set.of("to", "who", "text", "within"),
            InjectKind.FACT, Set.of("service", "text", "state"),
            InjectKind.ACCOUNT, Set.of("imitates", "behaviour"),
            InjectKind.VISIT, Set.of("to", "who", "text"),
            InjectKind.CALL, Set.of("to", "who", "text"));
    private static final Map<InjectKind, Set<String>> POSSIBLE = Map.of(
            InjectKind.RUMOUR, Set.of("over"),
            InjectKind.REACTIONS, Set.of("over"),
            InjectKind.PRESS, Set.of(),
            InjectKind.FACT, Set.of("wrong", "corrects", "within"),
            InjectKind.ACCOUNT, Set.of("until"),
            InjectKind.VISIT, Set.of("within"),
            InjectKind.CALL, Set.of("within"));

    private final TriageTree tree;

    InjectRules(TriageTree tree) {
        this.tree = tree;
    }

    /**
     * Refuses with 400 an inject that cannot be played.
     *
     * @param at when it comes
     * @param others those of the same play
     */
    void check(Inject inject, Duration at, Run run, List<Play> others) {
        kind(inject);
        times(inject, at);
        texts(inject, run.lang());
        if (inject.truth() != null && !inject.truth().isVerdict()) {
            throw Problem.invalid("truth", "problem.one-of", "FALSE, MISLEADING, TRUE, UNPROVEN");
        }
        if (inject.state() != null && inject.state() != FactState.REPORTED && inject.state() != FactState.CONFIRMED) {
            throw Problem.invalid("state", "problem.one-of", "REPORTED, CONFIRMED");
        }
        if (inject.to() == Role.ADMIN || inject.to() == Role.OBSERVER) {
            throw Problem.invalid("to", "exercise.to");
        }
        if (inject.corrects() != null
                && others.stream()
                        .noneMatch(other -> other.name().equals(inject.corrects())
                                && other.content().isWrong()
                                && other.state() != Play.State.DROPPED
                                && other.atMillis() < at.toMillis())) {
            throw Problem.invalid("corrects", "exercise.corrects");
        }
    }

    private static void kind(Inject inject) {
        Map<String, Object> fields = fields(inject);
        Set<String> needed = NEEDED.get(inject.kind());
        Set<String> known = new HashSet<>(needed);
        known.addAll(POSSIBLE.get(inject.kind()));
        fields.forEach((field, value) -> {
            boolean empty = value == null
                    || value instanceof Map<?, ?> map && map.isEmpty()
                    || value instanceof List<?> list && list.isEmpty()
                    || value instanceof String text && text.isBlank();
            if (empty && needed.contains(field)) {
                throw Problem.invalid(field, "problem.required");
            }
            if (value != null && !known.contains(field)) {
                throw Problem.invalid(field, "exercise.field");
            }
        });
    }

    private static Map<String, Object> fields(Inject inject) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("to", inject.to());
        fields.put("who", inject.who());
        fields.put("text", inject.text());
        fields.put("within", inject.within());
        fields.put("claim", inject.claim());
        fields.put("truth", inject.truth());
        fields.put("harm", inject.harm());
        fields.put("posts", inject.posts());
        fields.put("over", inject.over());
        fields.put("service", inject.service());
        fields.put("state", inject.state());
        fields.put("wrong", inject.wrong());
        fields.put("corrects", inject.corrects());
        fields.put("imitates", inject.imitates());
        fields.put("behaviour", inject.behaviour());
        fields.put("until", inject.until());
        return fields;
    }

    private static void times(Inject inject, Duration at) {
        span("at", at, Duration.ZERO);
        span("within", inject.within(), Duration.ofSeconds(1));
        span("over", inject.over(), Duration.ZERO);
        span("until", inject.until(), at.plusSeconds(1));
    }

    private static void span(String field, Duration value, Duration least) {
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0)) {
            throw Problem.invalid(field, "exercise.time", LONGEST.toHours());
        }
    }

    private void texts(Inject inject, String lang) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        texts.put("title", inject.title());
        texts.put("who", inject.who());
        texts.put("text", inject.text());
        texts.put("claim", inject.claim());
        List<Inject.Post> posts = Objects.requireNonNullElse(inject.posts(), List.of());
        for (int i = 0; i < posts.size(); i++) {
            texts.put("posts[" + i + "].text", posts.get(i).text());
            String category = posts.get(i).category();
            if (category != null && tree.category(category).isEmpty()) {
                throw Problem.invalid("posts[" + i + "].class", "exercise.class");
            }
        }
        texts.forEach((field, text) -> {
            if (text != null && !text.containsKey(lang)) {
                throw Problem.invalid(field + "." + lang, "problem.required");
            }
        });
    }
}
