package org.baken.message;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.account.Role;
import org.baken.check.Checks;
import org.baken.check.Finding.Level;
import org.baken.message.History.Author;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Guideline;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;
import org.jdbi.v3.core.Handle;

/** What the organisation decided for all its messages. Everybody may know; an administrator keeps it. */
@Path("/api/house-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HouseRulesResource {
    private final Database database;
    private final Rulebook rulebook;
    private final People people;
    private final Clock clock;

    public HouseRulesResource(Database database, Rulebook rulebook, People people, Clock clock) {
        this.database = database;
        this.rulebook = rulebook;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The rules as they are to be.
     *
     * @param levels how serious a check is to be, by its name; the usual level for those left out
     */
    public record Change(
            @NotNull @Size(max = 200) List<@NotBlank @Size(max = 80) @PlainText String> ownNumbers,

            @NotNull @Size(max = 200) List<@NotBlank @Size(max = 160) @PlainText String> ownAddresses,

            @NotNull @Size(max = 300) List<@NotBlank @Size(max = 100) @PlainText String> confidentialTerms,

            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 36) String> emergencyMandate,
            @Min(5) @Max(1440) int emergencyReviewMinutes,
            @NotNull @Size(max = 200) Map<@NotBlank String, @NotNull Level> levels) {}

    /**
     * How serious a check is here.
     *
     * @param title what it is about, in the caller's language
     * @param usual its level when nobody decides otherwise
     * @param fixed whether nobody can decide otherwise
     */
    public record CheckLevel(
            String check, String title, List<Guideline> guidelines, Level usual, Level level, boolean fixed) {}

    /** The rules as they stand. */
    public record Shown(
            List<String> ownNumbers,
            List<String> ownAddresses,
            List<String> confidentialTerms,
            List<Author> emergencyMandate,
            int emergencyReviewMinutes,
            List<CheckLevel> levels,
            long version) {}

    @GET
    public Response get(@Auth Caller caller, @Context HttpHeaders headers) {
        Shown shown = database.read(handle -> shown(handle, rulebook.rules(handle), locale(headers)));
        return Tagged.ok(shown, shown.version());
    }

    @PUT
    public Response change(
            @Auth Caller caller,
            @Context HttpHeaders headers,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Change change) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("message.house-rules.admin");
        }
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        Map<String, Level> levels = decided(change.levels());
        Shown shown = database.write(handle -> {
            HouseRules rules = rulebook.rules(handle);
            expected.check(rules.version(), rules.changedBy(), rules.changedAt());
            mandated(handle, change.emergencyMandate());
            HouseRules changed = new HouseRules(
                    stripped(change.ownNumbers()),
                    stripped(change.ownAddresses()),
                    stripped(change.confidentialTerms()),
                    stripped(change.emergencyMandate()),
                    change.emergencyReviewMinutes(),
                    levels,
                    rules.version(),
                    caller.name(),
                    clock.instant());
            return shown(handle, rulebook.change(handle, changed, caller.actor()), locale(headers));
        });
        return Tagged.ok(shown, shown.version());
    }

    /** Only what differs from the usual is a decision. */
    private static Map<String, Level> decided(Map<String, Level> wanted) {
        Map<String, Level> decided = new TreeMap<>();
        wanted.forEach((check, level) -> {
            Checks.Listed listed = Checks.catalogue().stream()
                    .filter(one -> one.check().equals(check))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("levels." + check, "message.level.unknown"));
            if (level != listed.usual()) {
                if (listed.fixed()) {
                    throw Problem.invalid("levels." + check, "message.level.fixed");
                }
                decided.put(check, level);
            }
        });
        return decided;
    }

    private void mandated(Handle handle, List<String> ids) {
        for (int index = 0; index < ids.size(); index++) {
            if (people.find(handle, ids.get(index)).filter(Person::active).isEmpty()) {
                throw Problem.invalid("emergencyMandate[" + index + "]", "message.house-rules.person");
            }
        }
    }

    private Shown shown(Handle handle, HouseRules rules, Locale locale) {
        return new Shown(
                rules.ownNumbers(),
                rules.ownAddresses(),
                rules.confidentialTerms(),
                rules.emergencyMandate().stream()
                        .map(id -> people.find(handle, id))
                        .flatMap(Optional::stream)
                        .map(person -> new Author(person.id(), person.name()))
                        .toList(),
                rules.emergencyReviewMinutes(),
                Checks.catalogue().stream()
                        .map(listed -> new CheckLevel(
                                listed.check(),
                                listed.title(locale),
                                listed.guidelines(),
                                listed.usual(),
                                rules.levels().getOrDefault(listed.check(), listed.usual()),
                                listed.fixed()))
                        .toList(),
                rules.version());
    }

    private static List<String> stripped(List<String> some) {
        return some.stream().map(String::strip).distinct().toList();
    }

    private static Locale locale(HttpHeaders headers) {
        return Catalogue.best(headers.getAcceptableLanguages());
    }
}
