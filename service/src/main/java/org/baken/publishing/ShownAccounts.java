package org.baken.publishing;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Catalogue;
import org.jdbi.v3.core.Handle;

/** Accounts as they are answered: with how far their connector was tried, and how much of their check-up list is due. */
final class ShownAccounts {
    private final Accounts accounts;
    private final Checkups checkups;

    ShownAccounts(Accounts accounts, Checkups checkups) {
        this.accounts = accounts;
        this.checkups = checkups;
    }

    /** Makes the answer in the transaction that made the account what it is. */
    @FunctionalInterface
    interface Answer {
        Account.Shown of(Handle handle, Account account);
    }

    /** With the settings. */
    Account.Shown whole(Handle handle, Account account, HttpHeaders headers) {
        return of(handle, account, headers, true);
    }

    /** @param whole whether the reader may see the settings, which can hold addresses of people */
    Account.Shown of(Handle handle, Account account, HttpHeaders headers, boolean whole) {
        return account.in(locale(headers), whole, accounts.tried(account), checkups.due(handle, account));
    }

    List<Account.Shown> all(Handle handle, HttpHeaders headers, boolean whole) {
        return accounts.all(handle).stream()
                .map(account -> of(handle, account, headers, whole))
                .toList();
    }

    static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
