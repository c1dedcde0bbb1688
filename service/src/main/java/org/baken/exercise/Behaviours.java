package org.baken.exercise;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.jdbi.v3.core.Handle;

/**
 * Makes exercise accounts misbehave, and sets them back. An account that is set twice goes back to how it was before the first time;
 * one that a person has set otherwise in the meantime stays as they set it.
 */
final class Behaviours {
    private static final String SETTING = "behaviour";
    private static final String USUAL = "OK";

    private final Accounts accounts;
    private final Clock clock;

    Behaviours(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Sets every account that imitates the platform of an inject. Gives what is to be logged. */
    List<Entry> set(Handle handle, Run run, Play play, Actor actor) {
        Instant now = clock.instant();
        BehaviourDao behaviours = handle.attach(BehaviourDao.class);
        Inject inject = play.content();
        List<Entry> entries = new ArrayList<>();
        for (Account account : accounts.imitating(handle, inject.imitates())) {
            String current = current(account);
            BehaviourDao.Set before = behaviours.holding(account.id()).orElse(null);
            boolean ours = before != null && before.behaviour().equals(Objects.requireNonNullElse(current, USUAL));
            if (before != null) {
                behaviours.restored(before.id(), now);
            }
            behaviours.insert(new BehaviourDao.Set(
                    Ids.next(),
                    run.incident(),
                    play.id(),
                    account.id(),
                    ours ? before.was() : current,
                    inject.behaviour().name(),
                    inject.until() == null ? null : inject.until().toMillis(),
                    now));
            accounts.setSandbox(handle, account, SETTING, inject.behaviour().name(), actor.name());
            entries.add(entry(account, actor));
        }
        return entries;
    }

    /** Sets back what is to be set back at this place of the play. Gives what is to be logged. */
    List<Entry> restoreDue(Handle handle, String incident, long position, Actor actor) {
        return restore(
                handle,
                handle.attach(BehaviourDao.class).holdingOf(incident).stream()
                        .filter(set -> set.untilMillis() != null && set.untilMillis() <= position)
                        .toList(),
                actor);
    }

    /** Sets back all that an exercise has set. Gives what is to be logged. */
    List<Entry> restoreAll(Handle handle, String incident, Actor actor) {
        return restore(handle, handle.attach(BehaviourDao.class).holdingOf(incident), actor);
    }

    private List<Entry> restore(Handle handle, List<BehaviourDao.Set> sets, Actor actor) {
        List<Entry> entries = new ArrayList<>();
        for (BehaviourDao.Set set : sets) {
            Account account = accounts.get(handle, set.account());
            boolean ours = set.behaviour().equals(Objects.requireNonNullElse(current(account), USUAL));
            handle.attach(BehaviourDao.class).restored(set.id(), clock.instant());
            if (ours) {
                accounts.setSandbox(handle, account, SETTING, set.was(), actor.name());
                entries.add(entry(account, actor));
            }
        }
        return entries;
    }

    private static String current(Account account) {
        Object behaviour = account.settings().get(SETTING);
        return behaviour == null ? null : behaviour.toString();
    }

    /** Belongs to no incident, and does not say how: the team has to find out. */
    private static Entry entry(Account account, Actor actor) {
        return Entry.of(
                "account.changed",
                null,
                account.id(),
                actor,
                Map.of("platform", account.platform(), "name", account.name(), "handle", account.handle()));
    }
}
