package org.baken.reaction;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.baken.platform.Ids;
import org.baken.platform.KeptAnswers;
import org.jdbi.v3.core.Handle;

/**
 * Takes people out of reactions. A pseudonym keeps one person apart from another for the figures, and nothing else: not even who could
 * compute it again from the name. What was erased keeps its time, class and state. Thread-safe.
 */
public final class Forgetting {
    /** Who is named in a text: a mention, an address for mail, a number to call. */
    private static final Pattern SOMEBODY = Pattern.compile(
            "(?<![\\w.])@[\\p{L}\\p{N}_.-]+(@[\\w.-]+)?|[\\p{L}\\p{N}._%+-]+@[\\w-]+(\\.[\\w-]+)+|(?<!\\w)\\+?\\d[\\d ()/.-]{7,}\\d");

    private static final String HIDDEN = "[…]";

    private final ReactionSearch search;
    private final Clock clock;
    private final List<Traces> traces = new CopyOnWriteArrayList<>();

    public Forgetting(ReactionSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** Adds something that keeps more about reactions, before the start. */
    public void add(Traces more) {
        traces.add(more);
    }

    /** Everything that keeps more about reactions. */
    List<Traces> traces() {
        return List.copyOf(traces);
    }

    /** Takes out of these reactions who wrote them and who is named in them. */
    void pseudonymise(Handle handle, List<Reaction> reactions) {
        ForgettingDao dao = handle.attach(ForgettingDao.class);
        List<ForgettingDao.Text> texts = new ArrayList<>();
        reactions.forEach(reaction -> texts.add(new ForgettingDao.Text(
                reaction.id(),
                SOMEBODY.matcher(reaction.text()).replaceAll(HIDDEN),
                reaction.note() == null
                        ? null
                        : SOMEBODY.matcher(reaction.note()).replaceAll(HIDDEN))));
        if (!texts.isEmpty()) {
            dao.pseudonymise(texts, clock.instant());
        }
        again(handle, reactions, traces -> traces.pseudonymise(handle, ids(reactions)));
    }

    /** Takes out of these reactions what they say. */
    void erase(Handle handle, List<Reaction> reactions) {
        if (!reactions.isEmpty()) {
            handle.attach(ForgettingDao.class).erase(ids(reactions), clock.instant());
        }
        again(handle, reactions, traces -> traces.erase(handle, ids(reactions)));
    }

    /**
     * Makes pseudonyms of the writers of an incident, but for those who also wrote where they are still to be known.
     *
     * @return how many
     */
    int forgetAuthors(Handle handle, String incident) {
        List<String> authors = handle.attach(ForgettingDao.class).toForget(incident);
        forget(handle, authors);
        return authors.size();
    }

    /** Makes pseudonyms of writers, wherever they wrote. */
    void forget(Handle handle, List<String> authors) {
        if (!authors.isEmpty()) {
            handle.attach(ForgettingDao.class)
                    .forgetAll(authors.stream().map(Forgetting::pseudonym).toList());
        }
    }

    /** By chance alone: what is computed from a name could be computed again. */
    private static ForgettingDao.Pseudonym pseudonym(String author) {
        String word = Ids.digest(Ids.secret());
        return new ForgettingDao.Pseudonym(author, word.substring(0, 8), word);
    }

    private interface Trace {
        void of(Traces traces);
    }

    private void again(Handle handle, List<Reaction> reactions, Trace trace) {
        if (reactions.isEmpty()) {
            return;
        }
        search.put(handle, handle.attach(ReactionDao.class).findAll(ids(reactions)));
        traces.forEach(trace::of);
        KeptAnswers.forget(handle, Set.copyOf(ids(reactions)));
    }

    private static List<String> ids(List<Reaction> reactions) {
        return reactions.stream().map(Reaction::id).toList();
    }
}
