package org.baken.exercise;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.baken.incident.Fact;
import org.baken.incident.FactKind;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.reaction.Arrival;
import org.baken.reaction.Reactions;
import org.baken.reaction.Source;
import org.jdbi.v3.core.Handle;

/**
 * What injects do. All of it happens in the transaction that marks the inject as played: it happens once, whatever ends in between
 * and however many nodes play.
 */
final class Effects {
    private static final String ELSEWHERE = "other";

    private final Reactions reactions;
    private final Facts facts;
    private final Accounts accounts;
    private final Behaviours behaviours;
    private final Logbook logbook;
    private final Clock clock;

    Effects(Reactions reactions, Facts facts, Accounts accounts, Behaviours behaviours, Logbook logbook, Clock clock) {
        this.reactions = reactions;
        this.facts = facts;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Does what an inject does, if nobody has done it before, and logs it: call it last. */
    void play(Handle handle, Run run, Play play, long position, Actor actor) {
        PlayDao plays = handle.attach(PlayDao.class);
        if (plays.played(play.id(), clock.instant(), position, actor.name()) == 0) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        if (play.kind() == InjectKind.ACCOUNT) {
            entries.addAll(behaviours.set(handle, run, play, actor));
        }
        if (play.kind() == InjectKind.FACT) {
            Fact fact = facts.add(handle, fact(run, play.content()), actor);
            plays.fact(play.id(), fact.id());
        }
        entries.add(Entry.of("exercise.played", run.incident(), play.id(), actor, told(run, play.content())));
        logbook.append(handle, entries);
    }

    /** Players read the log: what is no card for them is not named. */
    private static Map<String, Object> told(Run run, Inject inject) {
        if (!inject.isCard()) {
            return Map.of();
        }
        Map<String, Object> data = new HashMap<>();
        data.put("kind", inject.kind());
        data.put("who", inject.service() == null ? Inject.in(inject.who(), run.lang()) : inject.service());
        return data;
    }

    private Fact fact(Run run, Inject inject) {
        Instant now = clock.instant();
        return new Fact(
                Ids.next(),
                run.incident(),
                FactKind.KNOWN,
                inject.state(),
                inject.text(),
                inject.service(),
                inject.service(),
                inject.service(),
                now,
                1,
                inject.service(),
                now);
    }

    /** Lets people write what they write now, and logs it: call it last. */
    void post(Handle handle, Run run, Incident incident, List<PlayDao.Due> due, Actor actor) {
        Map<String, Optional<String>> accountOf = new HashMap<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (PlayDao.Due one : due) {
            Inject.Post post = one.content().posts().get(one.number());
            String platform = Objects.requireNonNullElse(post.platform(), ELSEWHERE);
            Optional<String> account = accountOf.computeIfAbsent(
                    platform,
                    name -> accounts.imitating(handle, name).stream()
                            .map(Account::id)
                            .findFirst());
            arrivals.add(arrival(run, one, post, platform, account.orElse(null)));
        }
        List<String> added =
                reactions.receive(handle, incident, arrivals, actor).added();
        for (int i = 0; i < due.size(); i++) {
            handle.attach(PlayDao.class).posted(due.get(i).inject(), due.get(i).number(), added.get(i));
        }
    }

    /** As the account would have brought it, but at once and into this exercise, however many there are. */
    private Arrival arrival(Run run, PlayDao.Due due, Inject.Post post, String platform, String account) {
        return new Arrival(
                Source.EXERCISE,
                account,
                platform,
                "exercise-" + due.inject() + "-" + due.number(),
                null,
                null,
                null,
                post.author(),
                null,
                null,
                Inject.in(post.text(), run.lang()),
                post.langIn(run.lang()),
                null,
                Boolean.TRUE.equals(post.secluded()),
                0,
                clock.instant());
    }
}
