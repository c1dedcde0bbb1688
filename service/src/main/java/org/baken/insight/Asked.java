package org.baken.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.baken.incident.Fact;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.json.Json;

/**
 * A question that many people ask, with one answer for all of them (guidelines H36, H41).
 *
 * @param fact the id of the fact that the answer rests on (guideline A26)
 * @param factVersion the version of that fact from which the answer was worded
 * @param group the id of the {@link QuestionGroup} that it answers; null when nobody has to have asked
 * @param question by two-letter language code
 * @param answer by two-letter language code; empty when the text of the fact is the answer
 * @param wordedBy the id of who worded it last
 * @param shownBy the name of who put it on the page; null before that
 */
public record Asked(
        String id,
        String incident,
        String fact,
        long factVersion,
        @ColumnName("question_group") String group,
        @Json Map<String, String> question,
        @Json Map<String, String> answer,
        AskedState state,
        @JsonIgnore String wordedBy,
        @JsonProperty("wordedBy") String wordedByName,
        String shownBy,
        Instant shownAt,
        long version,
        String changedBy,
        Instant changedAt) {

    /** The same entry with another state. */
    Asked movedTo(AskedState to, String by, Instant at) {
        boolean shown = to == AskedState.SHOWN;
        return new Asked(
                id,
                incident,
                fact,
                factVersion,
                group,
                question,
                answer,
                to,
                wordedBy,
                wordedByName,
                shown ? by : shownBy,
                shown ? at : shownAt,
                version,
                by,
                at);
    }

    /** The same entry worded anew, on this fact: a draft again, since nobody but its writer has read it. */
    Asked worded(Fact on, Map<String, String> asks, Map<String, String> says, String person, String by, Instant at) {
        return new Asked(
                id,
                incident,
                on.id(),
                on.version(),
                group,
                asks,
                says,
                AskedState.DRAFT,
                person,
                by,
                shownBy,
                shownAt,
                version,
                by,
                at);
    }

    /** Whether the fact became another one since the answer was worded. */
    boolean isBehind(Fact now) {
        return factVersion != now.version();
    }
}
