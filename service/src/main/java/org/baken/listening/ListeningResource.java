package org.baken.listening;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.channel.Trouble;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.jdbi.v3.core.Handle;

/** Which accounts are asked what people write to them, and whether they answer. */
@Path("/api/listening")
@Produces(MediaType.APPLICATION_JSON)
public final class ListeningResource {
    private final Database database;
    private final Accounts accounts;
    private final Poller poller;

    ListeningResource(Database database, Accounts accounts, Poller poller) {
        this.database = database;
        this.accounts = accounts;
        this.poller = poller;
    }

    /**
     * An account.
     *
     * @param listens whether it can be asked at all
     * @param asked whether it is asked now, because an incident of its kind is there
     * @param heardAt when it last answered
     * @param problem why it did not, the last time; null when it did
     * @param next what a person does about that; null when there is nothing to do
     */
    public record Listed(
            String account,
            String name,
            String platform,
            boolean sandbox,
            boolean listens,
            boolean asked,
            Instant heardAt,
            Instant nextAt,
            String problem,
            String next) {}

    @GET
    public Page<Listed> list(@Auth Caller caller, @Context HttpHeaders headers) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        return Page.whole(database.read(handle -> all(handle, locale)));
    }

    private List<Listed> all(Handle handle, Locale locale) {
        Map<String, Turn> turns = handle.attach(TurnDao.class).all().stream()
                .collect(Collectors.toMap(Turn::account, Function.identity()));
        return accounts.all(handle).stream()
                .filter(account -> account.linked() && !account.builtIn() && !account.team())
                .map(account -> listed(account, turns.get(account.id()), locale))
                .toList();
    }

    private Listed listed(Account account, Turn turn, Locale locale) {
        boolean asked = turn != null && !turn.resting();
        Trouble problem = turn == null ? null : turn.problem();
        return new Listed(
                account.id(),
                account.shownName(locale),
                account.platform(),
                account.sandbox(),
                poller.listens(account),
                asked,
                turn == null ? null : turn.heardAt(),
                asked ? turn.nextAt() : null,
                problem == null ? null : problem.text(locale),
                next(problem, locale));
    }

    /** An account that may publish but not read what people write needs a wider right; what else is wrong says so itself. */
    private static String next(Trouble problem, Locale locale) {
        if (problem == null) {
            return null;
        }
        String key = problem.key().equals("channel.denied") ? "listening.denied" : problem.key() + ".next";
        return Catalogue.has(key) ? Catalogue.text(locale, key, problem.args().toArray()) : null;
    }
}
