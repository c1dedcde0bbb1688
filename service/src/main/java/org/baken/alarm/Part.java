package org.baken.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.account.Role;
import org.baken.channel.Trouble;
import org.baken.clocks.ClockKind;
import org.baken.platform.Catalogue;
import org.baken.publishing.Account;
import org.jdbi.v3.json.Json;

/**
 * One thing that an alarm stands for.
 *
 * @param thing what makes it this one: the id of a delivery, of an account, or more
 * @param account null when it is about a clock
 * @param letters how many letters of the delivery it is about, or items of the checklist; 0 when it is neither
 * @param clock what kind of clock it is about; null when it is about none
 * @param clockOf the id of what the clock runs for: see {@link ClockKind}
 * @param roles whose task it is to stop the clock; null when it is about none
 */
public record Part(
        String alarm,
        AlarmKind kind,
        String thing,
        String account,
        String accountName,
        String delivery,
        String lang,
        int letters,
        @Json Trouble problem,
        String url,
        Instant overAt,
        ClockKind clock,
        String clockOf,
        @Json List<Role> roles) {

    /** How many things of the kind it is. */
    int weight() {
        return Math.max(1, letters);
    }

    /** Words about the clock: of what, due when, how many things, and whose task they are. */
    String clockWords(String key, Locale locale) {
        List<Object> args = new ArrayList<>(problem.args());
        args.add(weight());
        args.add(Catalogue.text(locale, "account.role." + roles.get(0)));
        return Catalogue.text(locale, key, args.toArray());
    }

    /** The account, its language and its letters, or what the clock runs for, as people call them. */
    String name(Locale locale) {
        if (clock != null) {
            return clockWords("alarm.clock.name." + clock, locale);
        }
        String name = Account.shownName(account, accountName, locale);
        String whole = lang == null ? name : name + " (" + lang + ")";
        return letters == 0 ? whole : Catalogue.text(locale, "alarm.letters", whole, letters);
    }
}
