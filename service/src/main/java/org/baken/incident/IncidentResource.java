package org.baken.incident;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.hibernate.validator.constraints.UniqueElements;

/** Incidents: opening, looking, changing. */
@Path("/api/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentResource {
    private static final Duration FARTHEST_PROMISE = Duration.ofDays(30);

    private final Database database;
    private final Incidents incidents;
    private final Logbook logbook;
    private final Opener opener;
    private final Clock clock;

    public IncidentResource(Database database, Incidents incidents, Logbook logbook, Opener opener, Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.logbook = logbook;
        this.opener = opener;
        this.clock = clock;
    }

    /**
     * An incident to be opened. It is active at once, unless {@code state} says that it is only prepared.
     *
     * @param playbooks the ids of the checklists to work from
     */
    public record Creation(
            @NotBlank @Size(max = 200) @PlainText String title,
            @NotBlank @Size(max = 60) @PlainText String type,
            @NotNull IncidentKind kind,
            @NotBlank @Size(max = 60) @PlainText String scale,

            @NotEmpty @Size(max = 10) @UniqueElements
            List<@NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String> languages,

            @Size(max = 200) @PlainText String place,

            @Pattern(regexp = "(#?[\\p{L}\\p{N}_]{1,59})?", message = "incident.hashtag")
            String hashtag,

            @Size(max = 2000) @PlainText String sensitivities,
            @Size(max = 20) List<@NotNull @Size(max = 80) String> playbooks,
            IncidentState state) {}

    /** What is to change; what is left out stays, an empty text takes it away. */
    public record Change(
            @Size(max = 200) @PlainText @Pattern(regexp = "(?s).*\\S.*", message = "problem.required")
            String title,

            @Size(max = 60) @PlainText @Pattern(regexp = "(?s).*\\S.*", message = "problem.required")
            String type,

            @Size(max = 60) @PlainText @Pattern(regexp = "(?s).*\\S.*", message = "problem.required")
            String scale,

            @Size(min = 1, max = 10) @UniqueElements
            List<@NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String> languages,

            @Size(max = 200) @PlainText String place,

            @Pattern(regexp = "(#?[\\p{L}\\p{N}_]{1,59})?", message = "incident.hashtag")
            String hashtag,

            @Size(max = 2000) @PlainText String sensitivities,
            Instant nextUpdateAt) {

        /** The fields that the request names. */
        List<String> named() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("title", title);
            fields.put("type", type);
            fields.put("scale", scale);
            fields.put("languages", languages);
            fields.put("place", place);
            fields.put("hashtag", hashtag);
            fields.put("sensitivities", sensitivities);
            fields.put("nextUpdateAt", nextUpdateAt);
            fields.values().removeIf(Objects::isNull);
            return List.copyOf(fields.keySet());
        }
    }

    @GET
    public Page<IncidentView> list(
            @Auth Caller caller,
            @QueryParam("q") String query,
            @QueryParam("state") List<String> states,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        Paging paging = Paging.of(limit, after);
        List<IncidentState> wanted = states(states);
        String text = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        return database.read(handle -> {
            Page<Incident> page = incidents.list(handle, caller, text, wanted, paging);
            List<IncidentView> views = page.items().stream()
                    .map(incident -> incidents.view(handle, caller, incident))
                    .toList();
            return new Page<>(views, page.next());
        });
    }

    @GET
    @Path("{id}")
    public Response get(@Auth Caller caller, @PathParam("id") String id) {
        IncidentView view =
                database.read(handle -> incidents.view(handle, caller, incidents.readable(handle, caller, id)));
        return Tagged.ok(view, view.incident().version());
    }

    @POST
    public Response open(@Auth Caller caller, @NotNull @Valid Creation creation) {
        IncidentView opened = database.write(handle -> {
            Incident incident = opener.open(handle, creation, caller);
            return incidents.view(handle, caller, incident);
        });
        return Tagged.created("/api/incidents/" + opened.incident().id(), opened, 1);
    }

    @PATCH
    @Path("{id}")
    public Response change(
            @Auth Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        IncidentView changed = database.write(handle -> {
            Incident incident = incidents.require(handle, caller, id, Role.LEAD);
            expected.check(incident.version(), incident.changedBy(), incident.changedAt());
            Incident result = incidents.change(handle, apply(change, incident.unlessClosed(), caller));
            IncidentView view = incidents.view(handle, caller, result);
            logbook.append(handle, Entry.of("incident.changed", id, id, caller.actor(), changed(result, change)));
            return view;
        });
        return Tagged.ok(changed, changed.incident().version());
    }

    /** With what was promised and how it is scaled now: who looks back must see what was kept (guideline H40). */
    private static Map<String, Object> changed(Incident result, Change change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("title", result.title());
        data.put("changed", change.named());
        data.put("nextUpdateAt", change.nextUpdateAt() == null ? null : result.nextUpdateAt());
        data.put("scale", change.scale() == null ? null : result.scale());
        return data;
    }

    private Incident apply(Change change, Incident incident, Caller caller) {
        Instant now = clock.instant();
        Instant promise = change.nextUpdateAt();
        if (promise != null && incident.state() == IncidentState.PREPARED) {
            throw Problem.conflict("incident.promise.prepared");
        }
        if (promise != null && (!promise.isAfter(now) || promise.isAfter(now.plus(FARTHEST_PROMISE)))) {
            throw Problem.invalid("nextUpdateAt", "incident.promise.when", FARTHEST_PROMISE.toDays());
        }
        return new Incident(
                incident.id(),
                incident.slug(),
                Objects.requireNonNullElse(change.title(), incident.title()).strip(),
                Objects.requireNonNullElse(change.type(), incident.type()).strip(),
                incident.kind(),
                incident.state(),
                Objects.requireNonNullElse(change.scale(), incident.scale()).strip(),
                Objects.requireNonNullElse(change.languages(), incident.languages()),
                Opener.text(change.place(), incident.place()),
                Opener.hashtag(change.hashtag(), incident.hashtag()),
                Opener.text(change.sensitivities(), incident.sensitivities()),
                incident.lead(),
                incident.openedAt(),
                incident.openedBy(),
                incident.closedAt(),
                promise == null ? incident.nextUpdateAt() : promise,
                incident.held(),
                incident.heldReason(),
                incident.version(),
                caller.name(),
                now);
    }

    private static List<IncidentState> states(List<String> names) {
        String all = Arrays.stream(IncidentState.values()).map(Enum::name).collect(Collectors.joining(", "));
        if (!List.of(all.split(", ")).containsAll(names)) {
            throw Problem.invalid("state", "problem.one-of", all);
        }
        return names.isEmpty()
                ? List.of(IncidentState.values())
                : names.stream().map(IncidentState::valueOf).toList();
    }
}
