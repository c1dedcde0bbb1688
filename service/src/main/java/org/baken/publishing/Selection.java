package org.baken.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.channel.Addressed;
import org.baken.incident.Incident;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Which accounts a publication goes to. Accounts that tell the team are never among them.
 *
 * @param chosen the town's own page first
 * @param left who gets nothing although they were meant, and why
 */
record Selection(List<Account> chosen, List<Plan.Left> left) {

    /** Whether it says of an account what it gets or why it gets nothing. */
    boolean isNamed(Account account) {
        return Stream.concat(chosen.stream(), left.stream().map(Plan.Left::account))
                .anyMatch(one -> one.id().equals(account.id()));
    }

    /**
     * Chooses.
     *
     * @param wanted ids of accounts; null for every one of the incident's kind
     */
    static Selection of(
            Accounts accounts, Handle handle, Incident incident, Served served, List<String> wanted, Caller caller) {
        List<Account> chosen = new ArrayList<>();
        List<Plan.Left> left = new ArrayList<>();
        Account page = accounts.get(handle, Account.page(incident.isExercise()));
        if (!served.missing(page).isEmpty()) {
            chosen.add(page);
        }
        List<Account> all = accounts.all(handle);
        List<Account> meant = wanted == null ? everyone(all, incident) : named(all, incident, wanted, caller);
        for (Account account : meant) {
            if (account.id().equals(page.id())) {
                continue;
            }
            String why = whyNot(accounts, account, served, caller);
            if (why == null) {
                chosen.add(account);
            } else {
                left.add(new Plan.Left(account, why));
            }
        }
        return new Selection(chosen, left);
    }

    /** Those that can be used, and those that only wait for somebody to say yes on the platform: these are named. */
    private static List<Account> everyone(List<Account> all, Incident incident) {
        return all.stream()
                .filter(account -> account.sandbox() == incident.isExercise() && !account.builtIn() && !account.team())
                .filter(account -> account.linked() || account.waits())
                .toList();
    }

    private static List<Account> named(List<Account> all, Incident incident, List<String> wanted, Caller caller) {
        List<Account> named = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            String id = wanted.get(index);
            int number = index;
            Account account = all.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("accounts[" + number + "]", "publishing.account.unknown"));
            if (account.sandbox() != incident.isExercise()) {
                throw Problem.conflict("publishing.wrong-kind." + incident.kind(), account.name());
            }
            if (account.team()) {
                throw Problem.conflict("publishing.team", account.name());
            }
            if (account.linked() && !mayUse(account, caller)) {
                throw Problem.refused("publishing.users-only", account.name());
            }
            if (!named.contains(account)) {
                named.add(account);
            }
        }
        return named;
    }

    private static String whyNot(Accounts accounts, Account account, Served served, Caller caller) {
        if (served.missing(account).isEmpty()) {
            return "publishing.left.served";
        }
        if (!account.linked()) {
            return account.waits() ? "publishing.left.waits" : "publishing.left.unlinked";
        }
        if (!mayUse(account, caller)) {
            return "publishing.left.users";
        }
        return accounts.channel(account) instanceof Addressed letters
                        && letters.recipients(Accounts.publicLink(account)).isEmpty()
                ? "publishing.left.recipients"
                : null;
    }

    private static boolean mayUse(Account account, Caller caller) {
        return account.users().isEmpty() || account.users().contains(caller.id());
    }
}
