package org.baken.guide;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.platform.Guideline;
import org.baken.playbook.Playbook;
import org.baken.playbook.PlaybookItem;
import org.baken.playbook.Playbooks;

/** Where each rule of the guideline documents lives (guidelines B13, B03). */
@Path("/api/guidelines")
@Produces(MediaType.APPLICATION_JSON)
public final class GuidelineResource {
    /**
     * One rule.
     *
     * @param document what document it comes from, by language
     * @param rule the rule in one sentence, by language
     * @param places where it lives, screens first
     */
    public record Lives(Guideline id, Map<String, String> document, Map<String, String> rule, List<Place> places) {}

    /** @param covered how many of the rules live somewhere */
    public record All(List<Lives> items, int covered, int total) {}

    private final Playbooks playbooks;
    private final GuideFiles.Rules rules = GuideFiles.rules();
    private final Citations citations = Citations.shipped();

    public GuidelineResource(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    /** Every rule, in the order of the documents. */
    @GET
    public All all(@Auth Caller caller) {
        List<Lives> items = Arrays.stream(Guideline.values()).map(this::lives).toList();
        int covered =
                (int) items.stream().filter(rule -> !rule.places().isEmpty()).count();
        return new All(items, covered, items.size());
    }

    private Lives lives(Guideline rule) {
        return new Lives(
                rule,
                rules.documents().get(rule.name().substring(0, 1)),
                rules.rules().get(rule),
                Stream.concat(citations.of(rule), playbooks.all().stream().flatMap(playbook -> items(playbook, rule)))
                        .sorted(Comparator.comparing(Place::kind))
                        .toList());
    }

    private static Stream<Place> items(Playbook playbook, Guideline rule) {
        return playbook.items().stream()
                .filter(item -> item.guidelines().contains(rule))
                .map(item -> place(playbook, item));
    }

    private static Place place(Playbook playbook, PlaybookItem item) {
        return new Place(
                Place.Kind.PLAYBOOK,
                playbook.id() + "/" + item.id(),
                item.title(),
                "/console/playbooks/" + playbook.id());
    }
}
