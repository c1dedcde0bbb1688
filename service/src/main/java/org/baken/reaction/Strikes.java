package org.baken.reaction;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;

/**
 * The list of earlier breaches of each writer (guideline H04). They count over all incidents; whoever an exercise made up is another
 * writer than anybody real. Thread-safe.
 */
public final class Strikes {
    private final String publicUrl;
    private final Clock clock;

    /** @param publicUrl where people reach the service, without a slash at the end */
    public Strikes(String publicUrl, Clock clock) {
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The strikes of a writer, oldest first. */
    public List<Strike> of(Handle handle, String author) {
        return handle.attach(StrikeDao.class).ofAuthor(author);
    }

    /** How many strikes these writers have, by id; whoever has none is left out. */
    public Map<String, Integer> counts(Handle handle, Collection<String> authors) {
        return handle.attach(StrikeDao.class).counts(authors);
    }

    /** The address of the code of conduct that warnings name. */
    String code(TriagePolicy policy) {
        return policy.codeAt(publicUrl);
    }

    /** Counts a strike for the writer of a reaction, once per reaction; empty when it was counted already. */
    Optional<Entry> strike(Handle handle, Caller caller, Reaction reaction, TriagePolicy policy) {
        StrikeDao strikes = handle.attach(StrikeDao.class);
        strikes.lock(reaction.author());
        if (strikes.of(reaction.id()).isPresent()) {
            return Optional.empty();
        }
        Strike strike = new Strike(
                Ids.next(),
                reaction.author(),
                reaction.id(),
                reaction.category(),
                strikes.ofAuthor(reaction.author()).size() + 1,
                code(policy),
                caller.name(),
                clock.instant());
        strikes.insert(strike);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reaction", reaction.id());
        data.put("class", strike.category());
        data.put("warning", strike.warning());
        data.put("limit", policy.strikes());
        data.put("code", strike.code());
        return Optional.of(Entry.of("author.struck", reaction.incident(), reaction.author(), caller.actor(), data));
    }

    /** Takes the strike for a reaction back; empty when there was none. */
    Optional<Entry> takeBack(Handle handle, Caller caller, Reaction reaction) {
        StrikeDao strikes = handle.attach(StrikeDao.class);
        strikes.lock(reaction.author());
        if (strikes.delete(reaction.id()) == 0) {
            return Optional.empty();
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reaction", reaction.id());
        data.put("class", reaction.category());
        data.put("undone", true);
        return Optional.of(Entry.of("author.struck", reaction.incident(), reaction.author(), caller.actor(), data));
    }
}
