package org.baken.subscription;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.platform.Ids;
import org.baken.platform.LinkKey;
import org.baken.platform.Vault;

/**
 * Keeps what must not lie in the database in the clear: the addresses (encrypted), what they are found by (an HMAC) and the tokens of
 * the personal links (of which only digests are stored). None of the keys is in the database. Thread-safe.
 */
final class AddressBook {
    static final String VAULT = "subscribers";

    /** So many characters of a domain's digest are enough to tell thousands apart. */
    private static final int DOMAIN = 20;

    private final Vault vault;
    private final LinkKey digests;
    private final LinkKey confirming;
    private final LinkKey managing;

    private AddressBook(Vault vault, LinkKey digests, LinkKey confirming, LinkKey managing) {
        this.vault = vault;
        this.digests = digests;
        this.confirming = confirming;
        this.managing = managing;
    }

    /** @param keys the folder of the keys, which are made the first time */
    static AddressBook open(Path keys) {
        return new AddressBook(
                Vault.open(keys, VAULT),
                LinkKey.open(keys, "subscriber-digest"),
                LinkKey.open(keys, "subscription-confirm-link"),
                LinkKey.open(keys, "subscription-link"));
    }

    /** By what a mailbox is found again. */
    String digest(MailAddress address) {
        return digests.token(address.text());
    }

    /** By what a mail provider is found again. */
    String domain(MailAddress address) {
        return digests.token("@" + address.domain()).substring(0, DOMAIN);
    }

    String seal(String owner, MailAddress address) {
        return vault.seal(owner, Map.of("address", address.text()));
    }

    /** Empty when it was sealed with another key. */
    Optional<MailAddress> address(String owner, String sealed) {
        return vault.open(owner, sealed).map(opened -> new MailAddress(opened.get("address")));
    }

    /** The token with which a wish is confirmed: good for nothing else. */
    String confirmToken(String wish) {
        return confirming.token(wish);
    }

    /** The token with which a subscriber looks after what they get. */
    String manageToken(String subscriber) {
        return managing.token(subscriber);
    }

    static String digestOf(String token) {
        return Ids.digest(token);
    }

    /**
     * What somebody needs to take their going back. It stays with them and not with us, who have wiped it: in a field of the page that
     * says so, encrypted.
     *
     * @param until after this it is of no use
     */
    record Farewell(MailAddress address, String lang, List<String> scopes, Instant until) {}

    String seal(String subscriber, Farewell farewell) {
        return vault.seal(
                "farewell " + subscriber,
                Map.of(
                        "address", farewell.address().text(),
                        "lang", farewell.lang(),
                        "scopes", String.join(" ", farewell.scopes()),
                        "until", farewell.until().toString()));
    }

    /** Empty for anything but what we sealed for this subscriber. */
    Optional<Farewell> farewell(String subscriber, String sealed) {
        try {
            return vault.open("farewell " + subscriber, sealed)
                    .map(opened -> new Farewell(
                            new MailAddress(opened.get("address")),
                            opened.get("lang"),
                            List.of(opened.get("scopes").split(" ")),
                            Instant.parse(opened.get("until"))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
