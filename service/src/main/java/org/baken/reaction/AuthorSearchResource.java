package org.baken.reaction;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Database;
import org.baken.platform.Page;
import org.baken.platform.Problem;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * Finds who wrote by how they are called: somebody who asks what we have of them gives a name, not an id (GDPR, articles 15 and 17).
 * For an administrator or a lead, as their export is.
 */
@Path("/api/authors")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthorSearchResource {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;
    private static final int MOST = 50;

    private final Database database;

    public AuthorSearchResource(Database database) {
        this.database = database;
    }

    /**
     * Somebody who wrote.
     *
     * @param exercise whether an exercise made them up
     * @param reactions how many of theirs there are
     */
    public record Found(String id, boolean exercise, String platform, String handle, String name, int reactions) {}

    interface Dao {
        @SqlQuery("""
                SELECT a.id, a.exercise, a.platform, a.handle, a.name,
                    (SELECT COUNT(*) FROM reaction r WHERE r.author = a.id) AS reactions
                FROM reaction_author a
                WHERE NOT a.pseudonym
                    AND (LOWER(a.handle) LIKE :pattern ESCAPE '!' OR LOWER(a.name) LIKE :pattern ESCAPE '!')
                ORDER BY a.handle, a.id LIMIT :limit
                """)
        @RegisterConstructorMapper(Found.class)
        List<Found> find(String pattern, int limit);
    }

    /**
     * Lists at most fifty, in the order of their handles; nobody who is a pseudonym.
     *
     * @param q a part of the handle or of the name, 2 to 200 characters, without regard to capitals
     */
    @GET
    public Page<Found> find(@Auth Caller caller, @QueryParam("q") String q) {
        if (!caller.has(Role.ADMIN, Role.LEAD)) {
            throw Problem.refused("reaction.privacy.roles");
        }
        String typed = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        if (typed.length() < SHORTEST || typed.length() > LONGEST) {
            throw Problem.invalid("q", "problem.length-between", SHORTEST, LONGEST);
        }
        String pattern = "%" + typed.replaceAll("([!%_])", "!$1") + "%";
        return Page.whole(database.read(handle -> handle.attach(Dao.class).find(pattern, MOST)));
    }
}
