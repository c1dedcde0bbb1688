package org.baken.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The check-up lists of accounts: what a person has to look at in a profile, when, and what they found. */
final class Checkups {
    private final List<CheckupItem> items;
    private final Logbook logbook;
    private final Clock clock;

    Checkups(List<CheckupItem> items, Logbook logbook, Clock clock) {
        this.items = List.copyOf(items);
        this.logbook = logbook;
        this.clock = clock;
    }

    /** The points of an account's platform, in the order of the file. None for the sandbox: nothing there is public. */
    List<Checkup> of(Handle handle, Account account, Locale locale) {
        Map<String, CheckupDao.Row> found = handle.attach(CheckupDao.class).of(account.id()).stream()
                .collect(Collectors.toMap(CheckupDao.Row::item, row -> row));
        String lang = Catalogue.language(locale);
        return items.stream()
                .filter(item -> !account.sandbox() && item.platforms().contains(account.platform()))
                .map(item -> checkup(item, found.get(item.id()), lang))
                .toList();
    }

    /** How many points somebody has to look at or to mend; none while the account is not linked. */
    int due(Handle handle, Account account) {
        return account.linked()
                ? (int) of(handle, account, Locale.ENGLISH).stream()
                        .filter(checkup -> checkup.state() != Checkup.State.OK)
                        .count()
                : 0;
    }

    /** Keeps what a person found. */
    Checkup found(
            Handle handle,
            Account account,
            String item,
            Checkup.State state,
            String note,
            Caller caller,
            Locale locale) {
        CheckupItem point = items.stream()
                .filter(one -> one.id().equals(item))
                .filter(one -> !account.sandbox() && one.platforms().contains(account.platform()))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("checkup"));
        CheckupDao checkups = handle.attach(CheckupDao.class);
        checkups.lock(account.id());
        CheckupDao.Row row = new CheckupDao.Row(account.id(), item, state, note, caller.name(), clock.instant());
        if (checkups.update(row) == 0) {
            checkups.insert(row);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", account.name());
        data.put("platform", account.platform());
        data.put("item", item);
        data.put("state", state.name());
        data.put("note", note);
        logbook.append(handle, Entry.of("account.checkup", null, account.id(), caller.actor(), data));
        return checkup(point, row, Catalogue.language(locale));
    }

    private Checkup checkup(CheckupItem item, CheckupDao.Row row, String lang) {
        Instant due = row == null ? null : due(item.again(), row);
        return new Checkup(
                item.id(),
                item.title().get(lang),
                item.why().get(lang),
                item.guidelines(),
                state(row, due),
                row == null ? null : row.note(),
                row == null ? null : row.checkedBy(),
                row == null ? null : row.checkedAt(),
                due);
    }

    private Checkup.State state(CheckupDao.Row row, Instant due) {
        if (row == null) {
            return Checkup.State.OPEN;
        }
        boolean old = row.state() == Checkup.State.OK && !due.isAfter(clock.instant());
        return old ? Checkup.State.DUE : row.state();
    }

    /** What is wrong is due at once. */
    private static Instant due(Period again, CheckupDao.Row row) {
        return row.state() == Checkup.State.WRONG
                ? row.checkedAt()
                : row.checkedAt().atOffset(ZoneOffset.UTC).plus(again).toInstant();
    }
}
