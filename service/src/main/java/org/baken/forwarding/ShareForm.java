package org.baken.forwarding;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.forwarding.SharePages.Place;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.Problem;

/**
 * What a colleague sent from their page. A place is in the field {@code where}, in one like {@code where-3}, or typed in one like
 * {@code where-else}; how many people are there is in the field {@code reach-} with the same ending.
 */
final class ShareForm {
    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_FIELDS = 60;

    private final MultivaluedMap<String, String> form;

    ShareForm(MultivaluedMap<String, String> form) {
        if (form.size() > MOST_FIELDS) {
            throw Problem.invalid("action", "forwarding.action");
        }
        this.form = form;
    }

    String action() {
        return Objects.requireNonNullElse(form.getFirst("action"), "");
    }

    boolean accepts() {
        return form.containsKey("accept");
    }

    /** The ids of the messages that are meant; empty for all. */
    List<String> posts() {
        return Objects.requireNonNullElse(form.get("post"), List.of());
    }

    /** A field that the page itself fills in; 400 without it. */
    String required(String name) {
        String value = form.getFirst(name);
        if (value == null || value.isBlank()) {
            throw Problem.invalid(name, "forwarding.action");
        }
        return value;
    }

    /** Null when nothing was said. */
    String reason() {
        String typed = Objects.requireNonNullElse(form.getFirst("reason"), "");
        String reason = plain("reason", typed, LONGEST_REASON);
        return reason.isEmpty() ? null : reason;
    }

    /** The places, each once. What is empty does not count. */
    List<Place> places() {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> field : form.entrySet()) {
            if (!field.getKey().equals("where") && !field.getKey().startsWith("where-")) {
                continue;
            }
            for (String typed : field.getValue()) {
                String name = plain("where", typed, LONGEST_PLACE);
                Integer reach = reach("reach" + field.getKey().substring("where".length()));
                if (!name.isEmpty() && (reach != null || !places.containsKey(name))) {
                    places.put(name, reach);
                }
            }
        }
        List<Place> all = new ArrayList<>();
        places.forEach((name, reach) -> all.add(new Place(name, reach)));
        return all;
    }

    /** A number as people type it: {@code 1.200} and {@code 1 200} are twelve hundred. Null when nothing was typed. */
    private Integer reach(String field) {
        String typed = Objects.requireNonNullElse(form.getFirst(field), "").replaceAll("[\\s.,'\u00a0\u202f]", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,7}")) {
            throw Problem.invalid("reach", "forwarding.reach-wrong");
        }
        int reach = Integer.parseInt(typed);
        return reach == 0 ? null : Integer.valueOf(reach);
    }

    private static String plain(String field, String typed, int longest) {
        if (typed.length() > longest) {
            throw Problem.invalid(field, "problem.length", longest);
        }
        HiddenCharacter.in(typed).ifPresent(hidden -> {
            throw Problem.invalid(field, "problem.plain-text", hidden.arguments());
        });
        return typed.strip().replaceAll("\\s+", " ");
    }
}
