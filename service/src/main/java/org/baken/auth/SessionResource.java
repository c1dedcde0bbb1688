package org.baken.auth;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** Logging in and out. */
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final Database database;
    private final People people;
    private final Sessions sessions;
    private final Logbook logbook;
    private final SecondFactors factors;
    private final LoginAttempts attempts;
    private final House house;

    public SessionResource(
            Database database,
            People people,
            Sessions sessions,
            SecondFactors factors,
            LoginAttempts attempts,
            Logbook logbook,
            House house) {
        this.database = database;
        this.people = people;
        this.sessions = sessions;
        this.logbook = logbook;
        this.house = house;
        this.factors = factors;
        this.attempts = attempts;
    }

    /** What one logs in with; the code is for who has a second factor. */
    public record Login(
            @NotBlank @Size(max = 80) String username,
            @NotBlank @Size(max = 200) String password,
            @Size(max = 20) String code) {}

    /** A new password, proved by the old one. */
    public record NewPassword(
            @NotBlank @Size(max = 200) String current,
            @NotBlank @Size(max = 200) String password) {}

    /**
     * Who is logged in, and what a client needs to begin.
     *
     * @param newest the number of the newest log entry: {@code /api/events?after=} it tells of everything that happened since, so
     *     that nothing is missed between what a client fetches first and its stream
     */
    public record Begun(Person person, Set<Role> roles, String csrfToken, House house, long newest) {}

    @POST
    public Response open(@NotNull @Valid Login login, @Context HttpServletRequest request) {
        String username = login.username().strip().toLowerCase(Locale.ROOT);
        String address = request.getRemoteAddr();
        attempts.check(username, address);
        Person person = database.read(handle -> {
            Person found = people.findByUsername(handle, username)
                    .filter(Person::active)
                    .orElse(null);
            boolean right = people.isPassword(handle, found == null ? "" : found.id(), login.password());
            return right ? found : null;
        });
        if (person == null) {
            attempts.failed(username, address);
            throw Problem.unauthorized("auth.wrong");
        }
        if (person.secondFactor()) {
            requireCode(person, login.code());
        }
        Sessions.Opened opened = database.write(handle -> {
            if (person.secondFactor() && !factors.spend(handle, person.id(), login.code())) {
                return null;
            }
            Sessions.Opened session = sessions.open(handle, person);
            logbook.append(
                    handle,
                    Entry.of("session.opened", null, person.id(), Actor.person(person.id(), person.name()), Map.of()));
            return session;
        });
        if (opened == null) {
            attempts.failed(username, address);
            attempts.failedCode(person.id());
            throw Problem.code("code-wrong", "auth.code-wrong");
        }
        return Response.ok(begun(person, opened.csrf()))
                .cookie(cookie(opened.token(), (int) Sessions.LONGEST.toSeconds()))
                .build();
    }

    @GET
    public Begun get(@Auth Caller caller, @CookieParam(SessionFilter.COOKIE) String token) {
        Sessions.Proved proved = sessions.prove(token).orElseThrow(() -> Problem.unauthorized("problem.no-session"));
        return begun(proved.person(), proved.csrf());
    }

    private Begun begun(Person person, String csrf) {
        return new Begun(person, person.roles(), csrf, house, logbook.newest());
    }

    @DELETE
    public Response close(@Auth Caller caller, @CookieParam(SessionFilter.COOKIE) String token) {
        database.write(handle -> {
            sessions.close(handle, token);
            return logbook.append(handle, Entry.of("session.closed", null, caller.id(), caller.actor(), Map.of()));
        });
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    @PUT
    @Path("password")
    public Response changePassword(@Auth Caller caller, @NotNull @Valid NewPassword change) {
        boolean right = database.read(handle -> people.isPassword(handle, caller.id(), change.current()));
        if (!right) {
            throw Problem.invalid("current", "auth.wrong-current");
        }
        Sessions.Opened opened = database.write(handle -> {
            Person person = people.get(handle, caller.id());
            people.setPassword(handle, person, change.password());
            sessions.closeAll(handle, person.id());
            Sessions.Opened session = sessions.open(handle, person);
            logbook.append(handle, Entry.of("person.password", null, caller.id(), caller.actor(), Map.of()));
            return session;
        });
        return Response.ok(Map.of("csrfToken", opened.csrf()))
                .cookie(cookie(opened.token(), (int) Sessions.LONGEST.toSeconds()))
                .build();
    }

    private void requireCode(Person person, String code) {
        attempts.checkCodes(person.id());
        if (code == null || code.isBlank()) {
            throw Problem.code("code-needed", "auth.code-needed");
        }
    }

    private NewCookie cookie(String token, int seconds) {
        return new NewCookie.Builder(SessionFilter.COOKIE)
                .value(token)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(house.publicUrl().startsWith("https:"))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
