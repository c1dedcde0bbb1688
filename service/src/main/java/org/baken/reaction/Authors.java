package org.baken.reaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The people who write reactions: what we know of one, and giving or erasing it at their asking (GDPR, articles 15, 17 and 20). */
public final class Authors {
    private static final int SHOWN = 50;
    private static final int AT_ONCE = 500;

    private final Incidents incidents;
    private final Reactions reactions;
    private final Forgetting forgetting;
    private final Logbook logbook;
    private volatile Strikes strikes = (handle, author, locale) -> List.of();

    Authors(Incidents incidents, Reactions reactions, Forgetting forgetting, Logbook logbook) {
        this.incidents = incidents;
        this.reactions = reactions;
        this.forgetting = forgetting;
        this.logbook = logbook;
    }

    /** Knows the breaches of the code of conduct. */
    @FunctionalInterface
    public interface Strikes {
        /** Those of one writer, oldest first, to be written as JSON in the reader's language. */
        List<?> of(Handle handle, String author, Locale locale);
    }

    /** Says who knows the breaches, before the start. */
    public void strikes(Strikes known) {
        strikes = known;
    }

    /**
     * What we know of a writer.
     *
     * @param reactions the newest of those that the reader may know of, at most {@value #SHOWN}
     */
    public record History(
            ReactionView.AuthorView author,
            List<?> strikes,
            int strikeCount,
            int exchanges,
            List<ReactionView> reactions) {}

    /** Gives what the caller may know of a writer; 404 when they may know of none of the writer's reactions. */
    History history(Handle handle, Caller caller, String id, Locale locale) {
        Author author = get(handle, id);
        Map<String, Boolean> readable = new HashMap<>();
        List<Reaction> seen = handle.attach(ReactionDao.class).ofAuthor(id, "g", SHOWN).stream()
                .filter(reaction -> readable.computeIfAbsent(
                        reaction.incident(),
                        incident -> incidents.mayRead(handle, caller, incidents.get(handle, incident))))
                .toList();
        if (seen.isEmpty()) {
            throw Problem.notFound("author");
        }
        ReactionView.AuthorView view = reactions.views().author(handle, author);
        return new History(
                view,
                strikes.of(handle, id, locale),
                view.strikes(),
                view.exchanges(),
                reactions.views().of(handle, seen, locale));
    }

    /** Everything that is kept about a writer, for the writer; logged, because whoever asks sees it all. */
    Map<String, Object> export(Handle handle, String id, Locale locale, Actor actor) {
        Author author = get(handle, id);
        List<Reaction> all = all(handle, id);
        List<Map<String, Object>> told = new ArrayList<>();
        all.forEach(reaction -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("text", reaction.text());
            one.put("reaction", reaction);
            told.add(one);
        });
        Map<String, Object> export = new LinkedHashMap<>();
        export.put("author", author);
        export.put("reactions", told);
        export.put("strikes", strikes.of(handle, id, locale));
        List<String> ids = all.stream().map(Reaction::id).toList();
        forgetting.traces().forEach(traces -> {
            Object more = traces.export(handle, ids);
            if (more != null) {
                export.put(traces.name(), more);
            }
        });
        log(handle, "author.exported", id, actor, Map.of("reactions", all.size()));
        return export;
    }

    /** Erases what a writer said and who they are, everywhere; what was done about it stays in the figures. */
    int erase(Handle handle, String id, Actor actor, Ground ground) {
        get(handle, id);
        List<Reaction> all = all(handle, id);
        forgetting.erase(handle, all);
        forgetting.forget(handle, List.of(id));
        log(handle, "author.erased", id, actor, Map.of("reactions", all.size(), "ground", ground));
        return all.size();
    }

    /** Why what a writer said is erased (GDPR, article 17, 1). A choice and not words: the log keeps it for ever. */
    public enum Ground {
        /** The writer asks for it, and we have no overriding reason to keep it. */
        REQUEST,
        /** It is not needed any more for what it was collected for. */
        NOT_NEEDED,
        /** It should not have been collected. */
        UNLAWFUL,
        /** A law or a judge says so. */
        LEGAL
    }

    private static Author get(Handle handle, String id) {
        return handle.attach(ReactionDao.class).authors(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("author"));
    }

    private static List<Reaction> all(Handle handle, String author) {
        ReactionDao dao = handle.attach(ReactionDao.class);
        List<Reaction> all = new ArrayList<>();
        List<Reaction> some = dao.ofAuthor(author, "g", AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = dao.ofAuthor(author, some.get(some.size() - 1).id(), AT_ONCE);
        }
        return all;
    }

    private void log(Handle handle, String kind, String author, Actor actor, Map<String, ?> data) {
        logbook.append(handle, Entry.of(kind, null, author, actor, data));
    }
}
