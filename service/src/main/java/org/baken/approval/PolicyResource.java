package org.baken.approval;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Purpose;
import org.baken.message.SignOffRules.Policy;
import org.baken.message.SignOffRules.Question;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** What a sign-off asks: those that the house made, oldest first, and below them what comes with Baken. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PolicyResource {
    private final Database database;
    private final Policies policies;
    private final Logbook logbook;
    private final Clock clock;

    public PolicyResource(Database database, Policies policies, Logbook logbook, Clock clock) {
        this.database = database;
        this.policies = policies;
        this.logbook = logbook;
        this.clock = clock;
    }

    /**
     * A policy as people see it.
     *
     * @param builtIn whether it comes with Baken and cannot be changed
     */
    public record Listed(
            String id,
            List<Purpose> purposes,
            List<String> scales,
            List<String> audiences,
            boolean builtIn,
            int required,
            List<Role> roles,
            List<Question> questions,
            boolean strict,
            boolean languagesSeparately,
            int remindAfterMinutes,
            int escalateAfterMinutes,
            int validMinutes,
            long version) {}

    /**
     * What the house decides. Lists of purposes, scales and audiences that are empty or left out mean any.
     *
     * @param questions the ids of what is asked
     * @param validMinutes how long after the sign-off a message may leave, at most 30 days; 0 for as long as it is not changed
     */
    public record Decided(
            @Size(max = 8) List<@NotNull Purpose> purposes,
            @Size(max = 20) List<@NotBlank @Size(max = 60) @PlainText String> scales,
            @Size(max = 20) List<@NotBlank @Size(max = 80) @PlainText String> audiences,
            @NotNull @Min(1) @Max(5) Integer required,
            @NotEmpty @Size(max = 9) List<@NotNull Role> roles,
            @NotEmpty @Size(max = 15) List<@NotBlank @Size(max = 40) String> questions,
            Boolean strict,
            Boolean languagesSeparately,
            @Min(1) @Max(1440) Integer remindAfterMinutes,
            @Min(1) @Max(1440) Integer escalateAfterMinutes,
            @Min(0) @Max(43_200) Integer validMinutes) {}

    @GET
    public Page<Listed> list(@Auth Caller caller) {
        Stream<Listed> made =
                database.read(policies::all).stream().map(policy -> listed(policy, policies.asked(policy)));
        return Page.whole(Stream.concat(made, Arrays.stream(Purpose.values()).map(this::usual))
                .toList());
    }

    @POST
    public Response add(@Auth Caller caller, @NotNull @Valid Decided decided) {
        require(caller);
        HousePolicy added = policy(Ids.next(), decided, 1, caller);
        Listed listed = database.write(handle -> {
            policies.add(handle, added);
            log(handle, "policy.added", caller, added);
            return listed(added, policies.asked(added));
        });
        return Tagged.created("/api/policies/" + listed.id(), listed, listed.version());
    }

    @PUT
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Decided decided) {
        require(caller);
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Listed listed = database.write(handle -> {
            HousePolicy before = policies.get(handle, id);
            expected.check(before.version(), before.changedBy(), before.changedAt());
            HousePolicy after = policies.change(handle, policy(id, decided, before.version(), caller));
            log(handle, "policy.changed", caller, after);
            return listed(after, policies.asked(after));
        });
        return Tagged.ok(listed, listed.version());
    }

    @DELETE
    @Path("{id}")
    public Response remove(@Auth Caller caller, @PathParam("id") String id) {
        require(caller);
        database.write(handle -> {
            HousePolicy removed = policies.get(handle, id);
            policies.remove(handle, id);
            log(handle, "policy.removed", caller, removed);
            return null;
        });
        return Response.noContent().build();
    }

    private HousePolicy policy(String id, Decided decided, long version, Caller caller) {
        Policy usual = policies.usual(Purpose.UPDATE);
        return new HousePolicy(
                id,
                distinct(decided.purposes()),
                distinct(decided.scales()),
                distinct(decided.audiences()),
                decided.required(),
                distinct(decided.roles()),
                distinct(decided.questions()),
                Boolean.TRUE.equals(decided.strict()),
                Boolean.TRUE.equals(decided.languagesSeparately()),
                Objects.requireNonNullElse(decided.remindAfterMinutes(), usual.remindAfterMinutes()),
                Objects.requireNonNullElse(decided.escalateAfterMinutes(), usual.escalateAfterMinutes()),
                Objects.requireNonNullElse(decided.validMinutes(), usual.validMinutes()),
                version,
                caller.name(),
                clock.instant());
    }

    private static <T> List<T> distinct(List<T> some) {
        return some == null ? List.of() : some.stream().distinct().toList();
    }

    private static Listed listed(HousePolicy policy, Policy asked) {
        return listed(
                policy.id(), policy.purposes(), policy.scales(), policy.audiences(), false, asked, policy.version());
    }

    private Listed usual(Purpose purpose) {
        return listed("usual-" + purpose, List.of(purpose), List.of(), List.of(), true, policies.usual(purpose), 0);
    }

    private static Listed listed(
            String id,
            List<Purpose> purposes,
            List<String> scales,
            List<String> audiences,
            boolean builtIn,
            Policy asked,
            long version) {
        return new Listed(
                id,
                purposes,
                scales,
                audiences,
                builtIn,
                asked.required(),
                asked.roles(),
                asked.questions(),
                asked.strict(),
                asked.languagesSeparately(),
                asked.remindAfterMinutes(),
                asked.escalateAfterMinutes(),
                asked.validMinutes(),
                version);
    }

    private void log(Handle handle, String kind, Caller caller, HousePolicy policy) {
        Map<String, Object> data = Map.of(
                "purposes", policy.purposes(),
                "scales", policy.scales(),
                "audiences", policy.audiences(),
                "required", policy.required(),
                "roles", policy.roles(),
                "questions", policy.questions(),
                "strict", policy.strict(),
                "languagesSeparately", policy.languagesSeparately(),
                "validMinutes", policy.validMinutes());
        logbook.append(handle, Entry.of(kind, null, policy.id(), caller.actor(), data));
    }

    private static void require(Caller caller) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("account.admin-only");
        }
    }
}
