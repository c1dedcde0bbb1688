package org.baken.logbook;

import java.util.Map;

/**
 * Something to be logged.
 *
 * @param kind what happened, such as {@code message.published}
 * @param incident the incident it belongs to, or null
 * @param object the id of the thing it happened to, or null
 * @param actor who did it
 * @param data small facts about it, never a secret; null values are left out
 */
public record Entry(String kind, String incident, String object, Actor actor, Map<String, ?> data) {

    /** As the constructor, in the order in which one says it. */
    public static Entry of(String kind, String incident, String object, Actor actor, Map<String, ?> data) {
        return new Entry(kind, incident, object, actor, data);
    }
}
