package org.baken.reaction;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.platform.Paging;
import org.baken.platform.Problem;

/** Which reactions a request asks for. */
public final class ReactionQuery {
    private static final int LONGEST = 200;

    /** Words of the text; see {@link SearchWords}. */
    @QueryParam("q")
    private String q;

    @QueryParam("state")
    private List<String> states;

    @QueryParam("class")
    private List<String> categories;

    @QueryParam("sentiment")
    private String sentiment;

    @QueryParam("source")
    private String source;

    @QueryParam("platform")
    private String platform;

    @QueryParam("author")
    private String author;

    /** The id of a person, or {@code me}. */
    @QueryParam("assignee")
    private String assignee;

    @QueryParam("rumour")
    private String rumour;

    @QueryParam("private")
    private String secluded;

    @QueryParam("overdue")
    private String overdue;

    /** newest, or due. */
    @QueryParam("order")
    private String order;

    @QueryParam("limit")
    private Integer limit;

    @QueryParam("after")
    private String after;

    Paging paging() {
        return Paging.of(limit, after);
    }

    /** What was typed into the search field; empty for nothing. */
    String words() {
        String typed = q == null ? "" : q.strip();
        if (typed.length() > LONGEST) {
            throw Problem.invalid("q", "problem.length", LONGEST);
        }
        return typed;
    }

    ReactionFilter filter(String incident, Caller caller, Instant now) {
        boolean late = Boolean.TRUE.equals(flag("overdue", overdue));
        return new ReactionFilter(
                incident,
                states.stream()
                        .map(state -> one("state", ReactionState.class, state))
                        .toList(),
                categories,
                one("sentiment", Sentiment.class, sentiment),
                one("source", Source.class, source),
                given(platform),
                given(author),
                "me".equals(assignee) ? caller.id() : given(assignee),
                given(rumour) == null ? List.of() : List.of(rumour),
                flag("private", secluded),
                late ? now : null,
                order());
    }

    private ReactionFilter.Order order() {
        return switch (order == null ? "newest" : order) {
            case "newest" -> ReactionFilter.Order.NEWEST;
            case "due" -> ReactionFilter.Order.DUE;
            default -> throw Problem.invalid("order", "problem.one-of", "newest, due");
        };
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static Boolean flag(String field, String value) {
        if (given(value) == null) {
            return null;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.invalid(field, "problem.one-of", "true, false");
        }
        return Boolean.valueOf(value);
    }

    private static <E extends Enum<E>> E one(String field, Class<E> type, String value) {
        if (given(value) == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, value);
        } catch (IllegalArgumentException e) {
            String all = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
            throw Problem.invalid(field, "problem.one-of", all);
        }
    }
}
