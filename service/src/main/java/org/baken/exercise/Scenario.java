package org.baken.exercise;

import java.util.List;
import java.util.Map;
import org.baken.platform.Content;

/**
 * An exercise as a file describes it: what happens to the team, minute by minute (guidelines A32, H39, V16).
 *
 * @param languages of every text in it
 * @param minutes how long it lasts at its own speed
 * @param alarm the call that the team is alarmed with
 * @param goals what the debrief looks at
 * @param hash SHA-256 of the file
 */
public record Scenario(
        String id,
        List<String> languages,
        Map<String, String> title,
        Map<String, String> about,
        String type,
        String scale,
        String place,
        String hashtag,
        int minutes,
        Map<String, String> alarm,
        List<Map<String, String>> goals,
        List<Inject> injects,
        String hash) {

    Scenario from(Content content) {
        return new Scenario(
                id,
                languages,
                title,
                about,
                type,
                scale,
                place,
                hashtag,
                minutes,
                alarm,
                goals,
                injects,
                content.hash());
    }

    /** A scenario in the list: what it is about, not what happens in it. */
    public record Summary(
            String id,
            List<String> languages,
            Map<String, String> title,
            Map<String, String> about,
            String type,
            String scale,
            String place,
            int minutes,
            List<Map<String, String>> goals,
            int injects) {}

    Summary summary() {
        return new Summary(id, languages, title, about, type, scale, place, minutes, goals, injects.size());
    }
}
