package org.baken.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baken.platform.PlainText;

/**
 * How a message reads as an alert of the Common Alerting Protocol 1.2 (OASIS, section 3.2.2), for apps and sirens that weigh
 * alerts by themselves. A message needs none: its alert then claims nothing that nobody said.
 *
 * @param categories what kind of event it is; in the order of the standard, each once
 * @param responses what people had best do; in the order of the standard, each once
 * @param expires when the alert no longer holds, to the second; null when that is not known
 * @param area where it holds, in words, by language (two-letter code); empty for the whole town
 * @param contact where people can turn to with questions, at most 200 characters; null when there is no such place
 */
public record Cap(
        @NotEmpty @Size(max = 12) List<@NotNull Category> categories,
        @NotEmpty @Size(max = 8) List<@NotNull Response> responses,
        @NotNull Urgency urgency,
        @NotNull Severity severity,
        @NotNull Certainty certainty,
        Instant expires,

        @Size(max = 8)
        Map<
                        @NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String,
                        @NotNull @Size(max = 500) @PlainText String>
                area,

        @Size(max = 200) @PlainText String contact) {

    /** A word of the standard. */
    public interface Term {
        /** As alerts have it. */
        String term();
    }

    /** What kind of event it is. */
    public enum Category implements Term {
        GEO("Geo"),
        MET("Met"),
        SAFETY("Safety"),
        SECURITY("Security"),
        RESCUE("Rescue"),
        FIRE("Fire"),
        HEALTH("Health"),
        ENV("Env"),
        TRANSPORT("Transport"),
        INFRA("Infra"),
        CBRNE("CBRNE"),
        OTHER("Other");

        private final String term;

        Category(String term) {
            this.term = term;
        }

        @Override
        public String term() {
            return term;
        }
    }

    /** What people had best do. Not {@code Assess}, which the standard keeps out of warnings for everybody. */
    public enum Response implements Term {
        SHELTER("Shelter"),
        EVACUATE("Evacuate"),
        PREPARE("Prepare"),
        EXECUTE("Execute"),
        AVOID("Avoid"),
        MONITOR("Monitor"),
        ALL_CLEAR("AllClear"),
        NONE("None");

        private final String term;

        Response(String term) {
            this.term = term;
        }

        @Override
        public String term() {
            return term;
        }
    }

    /** How soon people must act. */
    public enum Urgency implements Term {
        IMMEDIATE("Immediate"),
        EXPECTED("Expected"),
        FUTURE("Future"),
        PAST("Past"),
        UNKNOWN("Unknown");

        private final String term;

        Urgency(String term) {
            this.term = term;
        }

        @Override
        public String term() {
            return term;
        }
    }

    /** How great the threat to life or property is. */
    public enum Severity implements Term {
        EXTREME("Extreme"),
        SEVERE("Severe"),
        MODERATE("Moderate"),
        MINOR("Minor"),
        UNKNOWN("Unknown");

        private final String term;

        Severity(String term) {
            this.term = term;
        }

        @Override
        public String term() {
            return term;
        }
    }

    /** How sure it is. */
    public enum Certainty implements Term {
        OBSERVED("Observed"),
        LIKELY("Likely"),
        POSSIBLE("Possible"),
        UNLIKELY("Unlikely"),
        UNKNOWN("Unknown");

        private final String term;

        Certainty(String term) {
            this.term = term;
        }

        @Override
        public String term() {
            return term;
        }
    }

    public Cap {
        categories = inOrder(categories);
        responses = inOrder(responses);
        expires = expires == null ? null : expires.truncatedTo(ChronoUnit.SECONDS);
        SortedMap<String, String> told = new TreeMap<>();
        if (area != null) {
            area.forEach((lang, words) -> {
                if (lang != null && Content.written(words) != null) {
                    told.put(lang, Content.written(words).replaceAll("\\s+", " "));
                }
            });
        }
        area = Collections.unmodifiableSortedMap(told);
        contact = Content.written(contact) == null
                ? null
                : Content.written(contact).replaceAll("\\s+", " ");
    }

    /** A null among them stays, so that it can be complained of. */
    private static <E extends Enum<E>> List<E> inOrder(List<E> some) {
        if (some == null || some.stream().anyMatch(Objects::isNull)) {
            return some;
        }
        return some.stream().distinct().sorted().toList();
    }

    /** Where it holds, in this language or else in any; nothing when nobody said. */
    @JsonIgnore
    public Optional<String> areaIn(String lang) {
        return Optional.ofNullable(
                area.getOrDefault(lang, area.values().stream().findFirst().orElse(null)));
    }

    /** The same without the words in other languages. */
    Cap only(List<String> languages) {
        SortedMap<String, String> some = new TreeMap<>(area);
        some.keySet().retainAll(languages);
        return new Cap(categories, responses, urgency, severity, certainty, expires, some, contact);
    }
}
