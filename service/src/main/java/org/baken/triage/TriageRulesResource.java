package org.baken.triage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.platform.Catalogue;
import org.baken.platform.Database;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;
import org.baken.platform.Tagged;

/** The decision tree, which comes with Baken, and the policy, which the house decides. Everybody with a session reads both. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TriageRulesResource {
    private static final Set<Treatment> OF_UNWANTED = Set.of(Treatment.HIDE, Treatment.LEAVE, Treatment.REMOVE);
    private static final Set<Treatment> OF_KIND_WORDS = Set.of(Treatment.ANSWER, Treatment.LEAVE);

    private final Database database;
    private final TriageTree tree;
    private final TriagePolicies policies;
    private final CodeOfConduct code;
    private final Clock clock;

    public TriageRulesResource(
            Database database, TriageTree tree, TriagePolicies policies, CodeOfConduct code, Clock clock) {
        this.database = database;
        this.tree = tree;
        this.policies = policies;
        this.code = code;
        this.clock = clock;
    }

    /**
     * The policy with what asks for attention.
     *
     * @param codeHint that the code of conduct is to be looked at again, in the reader's language; null before its date
     */
    public record Shown(@JsonUnwrapped TriagePolicy policy, LocalDate codeReviewDue, String codeHint) {}

    /** From when on a rumour is spoken of. */
    public record Threshold(
            @NotNull Reach reach,
            @NotNull @Min(1) @Max(1000) Integer sightings) {}

    /** What the house decides, whole: what is left out of the optional parts is not there. */
    public record Decided(
            @NotNull Treatment political,
            @NotNull Treatment commercial,
            @NotNull Treatment positive,
            @NotNull @Min(1) @Max(10) Integer strikes,
            @NotNull @Min(1) @Max(20) Integer exchanges,
            @NotNull @Min(1) @Max(1440) Integer answerWithinMinutes,
            @NotNull @Min(1) @Max(1440) Integer crisisAnswerWithinMinutes,
            @NotNull Boolean freeTextNeedsSignOff,
            @NotNull Boolean templatesNeedSignOff,
            @NotNull @Valid Threshold spreadThreshold,
            @NotNull @Min(1) @Max(3650) Integer retentionDays,
            @NotNull @Min(0) @Max(3650) Integer pseudonymiseAfterDays,

            @Size(max = 2000) @Pattern(regexp = "https?://\\S+", message = "triage.address")
            String codeOfConductUrl,

            @Size(min = 1, max = 200) @PlainText String codeApprovedBy,
            LocalDate codeApprovedOn,
            LocalDate codeReviewOn) {}

    @GET
    @Path("triage-tree")
    public TriageTreeView tree(@Auth Caller caller, @Context HttpHeaders headers) {
        return TriageTreeView.of(
                tree, database.read(policies::current), Catalogue.best(headers.getAcceptableLanguages()));
    }

    @GET
    @Path("triage-policy")
    public Response policy(@Auth Caller caller, @Context HttpHeaders headers) {
        return shown(database.read(policies::current), headers);
    }

    private Response shown(TriagePolicy policy, HttpHeaders headers) {
        // A day is a day in the whole world here: nobody minds some hours.
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String lang = Catalogue.language(Catalogue.best(headers.getAcceptableLanguages()));
        return Tagged.ok(new Shown(policy, code.review(policy), code.hint(policy, today, lang)), policy.version());
    }

    @PUT
    @Path("triage-policy")
    public Response decide(
            @Auth Caller caller,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid Decided decided,
            @Context HttpHeaders headers) {
        if (!caller.has(Role.LEAD, Role.ADMIN)) {
            throw Problem.refused("triage.policy.who");
        }
        ExpectedVersion expected = ExpectedVersion.of(ifMatch);
        TriagePolicy policy = policy(decided);
        TriagePolicy after = database.write(handle -> policies.decide(handle, expected, policy, caller));
        return shown(after, headers);
    }

    private static TriagePolicy policy(Decided decided) {
        check("political", decided.political(), OF_UNWANTED);
        check("commercial", decided.commercial(), OF_UNWANTED);
        check("positive", decided.positive(), OF_KIND_WORDS);
        if (decided.crisisAnswerWithinMinutes() > decided.answerWithinMinutes()) {
            throw Problem.invalid("crisisAnswerWithinMinutes", "triage.policy.crisis");
        }
        if (decided.pseudonymiseAfterDays() > decided.retentionDays()) {
            throw Problem.invalid("pseudonymiseAfterDays", "triage.policy.pseudonym");
        }
        if ((decided.codeApprovedBy() == null) != (decided.codeApprovedOn() == null)) {
            throw Problem.invalid("codeApprovedOn", "triage.policy.approval");
        }
        return new TriagePolicy(
                decided.political(),
                decided.commercial(),
                decided.positive(),
                decided.strikes(),
                decided.exchanges(),
                decided.answerWithinMinutes(),
                decided.crisisAnswerWithinMinutes(),
                decided.freeTextNeedsSignOff(),
                decided.templatesNeedSignOff(),
                new TriagePolicy.Threshold(
                        decided.spreadThreshold().reach(),
                        decided.spreadThreshold().sightings()),
                decided.retentionDays(),
                decided.pseudonymiseAfterDays(),
                decided.codeOfConductUrl(),
                decided.codeApprovedBy(),
                decided.codeApprovedOn(),
                decided.codeReviewOn(),
                0,
                null,
                null);
    }

    private static void check(String field, Treatment decided, Set<Treatment> allowed) {
        if (!allowed.contains(decided)) {
            throw Problem.invalid(
                    field,
                    "problem.one-of",
                    String.join(
                            ", ", allowed.stream().map(Treatment::name).sorted().toList()));
        }
    }
}
