package org.baken.reaction;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.jdbi.v3.core.Handle;

/**
 * Shows reactions with what belongs to them. What belongs to them is counted for a whole page at once, by those who know it: they are
 * added before the start. Thread-safe.
 */
public final class ReactionViews {
    /** What is counted. */
    public enum Count {
        /** Answers of the organisation, by the id of the reaction. */
        REPLIES,
        /** Pieces of evidence, by the id of the reaction. */
        EVIDENCE,
        /** Breaches of the code of conduct, by the id of the writer (guideline H04). */
        STRIKES,
        /** Answers that a writer had from us, by the id of the writer (guideline V33). */
        EXCHANGES
    }

    private final Clock clock;
    private final Map<Count, Tally> tallies = new EnumMap<>(Count.class);
    private final Map<String, ReactionDetail> details = new ConcurrentHashMap<>();
    private volatile BiFunction<String, Locale, String> classNames = (category, locale) -> category;

    ReactionViews(Clock clock) {
        this.clock = clock;
    }

    /** Says who counts something, before the start; what nobody counts is 0. */
    public void count(Count count, Tally tally) {
        tallies.put(count, tally);
    }

    /** Adds something to the page of one reaction, under this name in the JSON, before the start. */
    public void detail(String name, ReactionDetail detail) {
        details.put(name, detail);
    }

    /** Says what a class is called in a language, before the start. */
    public void classNames(BiFunction<String, Locale, String> names) {
        classNames = names;
    }

    /** What a class is called in a reader's language; null for none. */
    public String className(String category, Locale locale) {
        return category == null ? null : classNames.apply(category, locale);
    }

    /** Shows one reaction as the lists do, without the text of one that nobody is to read without need. */
    public ReactionView of(Handle handle, Reaction reaction, Locale locale) {
        return of(handle, List.of(reaction), locale).get(0);
    }

    /** Shows reactions in their order, without the texts that nobody is to read without need (guideline H35). */
    public List<ReactionView> of(Handle handle, List<Reaction> reactions, Locale locale) {
        Page page = page(handle, reactions);
        return reactions.stream()
                .map(reaction -> view(page, reaction, !reaction.abusive(), Map.of(), locale))
                .toList();
    }

    /**
     * Shows one reaction with everything that its page tells.
     *
     * @param shown whether the reader asked to see the text, whatever it says
     */
    public ReactionView whole(Handle handle, Caller caller, Reaction reaction, boolean shown, Locale locale) {
        Map<String, Object> more = new LinkedHashMap<>();
        details.forEach((name, detail) -> {
            Object told = detail.of(handle, caller, reaction, locale);
            if (told != null) {
                more.put(name, told);
            }
        });
        return view(page(handle, List.of(reaction)), reaction, shown || !reaction.abusive(), more, locale);
    }

    /** A writer with their counters. */
    public ReactionView.AuthorView author(Handle handle, Author author) {
        List<String> ids = List.of(author.id());
        return ReactionView.AuthorView.of(
                author,
                count(handle, Count.STRIKES, ids).getOrDefault(author.id(), 0),
                count(handle, Count.EXCHANGES, ids).getOrDefault(author.id(), 0));
    }

    /** What belongs to the reactions of one page. */
    private record Page(
            Map<String, Author> authors, Map<String, String> people, Map<Count, Map<String, Integer>> counts) {
        int count(Count count, String id) {
            return counts.get(count).getOrDefault(id, 0);
        }
    }

    private Page page(Handle handle, List<Reaction> reactions) {
        ReactionDao dao = handle.attach(ReactionDao.class);
        List<String> ids = reactions.stream().map(Reaction::id).toList();
        List<String> authors =
                reactions.stream().map(Reaction::author).distinct().toList();
        List<String> people = reactions.stream()
                .map(Reaction::assignee)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<Count, Map<String, Integer>> counts = new EnumMap<>(Count.class);
        counts.put(Count.REPLIES, count(handle, Count.REPLIES, ids));
        counts.put(Count.EVIDENCE, count(handle, Count.EVIDENCE, ids));
        counts.put(Count.STRIKES, count(handle, Count.STRIKES, authors));
        counts.put(Count.EXCHANGES, count(handle, Count.EXCHANGES, authors));
        return new Page(
                dao.authors(authors).stream().collect(Collectors.toMap(Author::id, Function.identity())),
                dao.people(people).stream().collect(Collectors.toMap(ReactionDao.Named::id, ReactionDao.Named::name)),
                counts);
    }

    private Map<String, Integer> count(Handle handle, Count count, Collection<String> ids) {
        Tally tally = tallies.get(count);
        return tally == null || ids.isEmpty() ? Map.of() : tally.of(handle, ids);
    }

    private ReactionView view(Page page, Reaction reaction, boolean shown, Map<String, Object> more, Locale locale) {
        Instant now = clock.instant();
        String author = reaction.author();
        return new ReactionView(
                reaction,
                ReactionView.AuthorView.of(
                        page.authors().get(author),
                        page.count(Count.STRIKES, author),
                        page.count(Count.EXCHANGES, author)),
                shown ? reaction.text() : null,
                shown ? null : true,
                className(reaction.category(), locale),
                reaction.assignee() == null ? null : page.people().get(reaction.assignee()),
                reaction.isOverdue(now),
                page.count(Count.REPLIES, reaction.id()),
                page.count(Count.EVIDENCE, reaction.id()) > 0,
                more);
    }
}
