package org.baken.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.PictureRules;

/**
 * What one account takes, as its server says.
 *
 * @param pictures null when its platform carries none
 */
record Capacity(Limits limits, PictureRules pictures) {

    /** Of each of these accounts, by id. May ask servers: not in a transaction. */
    static Map<String, Capacity> of(Accounts accounts, List<Account> some) {
        Map<String, Capacity> found = new HashMap<>();
        some.forEach(account -> found.put(account.id(), of(accounts, account)));
        return found;
    }

    static Capacity of(Accounts accounts, Account account) {
        Link link = Accounts.publicLink(account);
        return new Capacity(
                accounts.limits(account),
                accounts.channel(account) instanceof CarriesPictures carries ? carries.pictures(link) : null);
    }
}
