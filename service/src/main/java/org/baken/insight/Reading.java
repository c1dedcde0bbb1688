package org.baken.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the words of one reaction tell: read once, when it comes in, since matching a text costs more than counting it.
 *
 * @param reaction its id
 * @param halfHour the {@link HalfHour#number()} of when it was written
 * @param themes the themes with the words that led to them: {@code ;water=kraan,drinkwater;fear=bang}
 */
public record Reading(String reaction, String incident, long halfHour, String author, String themes) {
    private static final int LONGEST = 2000;

    static Reading of(SituationDao.Unread unread, Themes themes) {
        return new Reading(
                unread.id(),
                unread.incident(),
                HalfHour.of(unread.postedAt()).number(),
                unread.author(),
                written(themes.of(unread.text(), unread.lang())));
    }

    /** As it is stored. Who writes a whole dictionary has no more themes than fit. */
    private static String written(Map<String, Set<String>> found) {
        StringBuilder written = new StringBuilder();
        for (Map.Entry<String, Set<String>> theme : found.entrySet()) {
            String one = ";" + theme.getKey() + "="
                    + theme.getValue().stream().limit(8).collect(Collectors.joining(","));
            if (written.length() + one.length() > LONGEST) {
                break;
            }
            written.append(one);
        }
        return written.toString();
    }

    /** The words by theme, as they were stored. */
    static Map<String, List<String>> themes(String written) {
        Map<String, List<String>> themes = new LinkedHashMap<>();
        if (written.isEmpty()) {
            return themes;
        }
        for (String one : written.substring(1).split(";")) {
            int sign = one.indexOf('=');
            themes.put(one.substring(0, sign), List.of(one.substring(sign + 1).split(",")));
        }
        return themes;
    }
}
