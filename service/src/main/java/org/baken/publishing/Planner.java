package org.baken.publishing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Channel;
import org.baken.channel.Edits;
import org.baken.channel.Limits;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.incident.Incident;
import org.baken.message.ApprovedRevision;
import org.baken.message.Messages;
import org.baken.message.Rendered;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Plans a publication: which accounts get which languages, and what each does about what an earlier message left there. An
 * earlier post is edited where readers see that; else the new one takes its place, answers it, or stands beside it.
 */
final class Planner {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Illustrations illustrations;
    private final Corrections corrections;

    /** @param zone in which people are told moments */
    Planner(Accounts accounts, Deliveries deliveries, Messages messages, Illustrations illustrations, ZoneId zone) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.illustrations = illustrations;
        this.corrections = new Corrections(zone);
    }

    /** What all lines of one plan have in common. */
    private record Matter(
            Handle handle,
            Incident incident,
            ApprovedRevision approved,
            Order order,
            Served served,
            Earlier earlier,
            Map<String, List<Illustrations.Enclosure>> pictures,
            Map<String, Capacity> capacities) {}

    /**
     * Plans. Writes nothing; what does not fit the rules is a {@link Problem}, and what is too long for a platform is in the
     * line.
     *
     * @param capacities what the accounts take, asked beforehand
     */
    Plan plan(
            Handle handle,
            Incident incident,
            ApprovedRevision approved,
            Order order,
            Map<String, Capacity> capacities,
            Caller caller) {
        List<String> languages = languages(approved, order.languages());
        Matter matter = new Matter(
                handle,
                incident,
                approved,
                order,
                Served.of(deliveries.ofMessage(handle, approved.message()), languages),
                Earlier.than(handle, messages, deliveries, approved.supersedes()),
                pictures(handle, incident, approved, languages),
                capacities);
        Selection selection = Selection.of(accounts, handle, incident, matter.served(), order.wanted(), caller);
        List<Plan.Left> left = new ArrayList<>(selection.left());
        List<Plan.Line> lines = new ArrayList<>();
        for (Account account : selection.chosen()) {
            List<Plan.Line> own = lines(matter, account);
            if (lacksPicture(matter, account, own)) {
                left.add(new Plan.Left(account, "publishing.left.picture"));
            } else {
                lines.addAll(own);
            }
        }
        stays(matter, selection).forEach(left::add);
        if (lines.isEmpty()) {
            throw Problem.conflict("publishing.nothing-new");
        }
        return new Plan(approved, lines, left);
    }

    /** Those that are meant; one that is not signed off never goes out. */
    private static List<String> languages(ApprovedRevision approved, List<String> wanted) {
        if (wanted == null) {
            return approved.languages();
        }
        for (int index = 0; index < wanted.size(); index++) {
            String lang = wanted.get(index);
            if (approved.pendingLanguages().contains(lang)) {
                throw Problem.conflict("publishing.language-pending", Locale.forLanguageTag(lang))
                        .with("pendingLanguages", approved.pendingLanguages());
            }
            if (!approved.languages().contains(lang)) {
                throw Problem.invalid("languages[" + index + "]", "publishing.language-unwritten");
            }
        }
        return wanted.stream().distinct().toList();
    }

    /** By language; read once for all accounts. */
    private Map<String, List<Illustrations.Enclosure>> pictures(
            Handle handle, Incident incident, ApprovedRevision approved, List<String> languages) {
        Map<String, List<Illustrations.Enclosure>> pictures = new HashMap<>();
        languages.forEach(lang ->
                pictures.put(lang, illustrations.of(handle, incident, approved.message(), approved.revision(), lang)));
        return pictures;
    }

    private List<Plan.Line> lines(Matter matter, Account account) {
        Channel channel = accounts.channel(account);
        List<Plan.Line> lines = matter.served().missing(account).stream()
                .map(lang -> line(matter, account, channel, lang))
                .toList();
        Action wanted = matter.order().actions().get(account.id());
        boolean possible = wanted == null
                || lines.isEmpty()
                || lines.stream().anyMatch(line -> line.choices().contains(wanted));
        if (!possible) {
            throw Problem.invalid("actions." + account.id(), "publishing.action." + wanted);
        }
        return lines;
    }

    private Plan.Line line(Matter matter, Account account, Channel channel, String lang) {
        Optional<Delivery> earlier =
                account.builtIn() ? Optional.empty() : matter.earlier().on(account.id(), lang);
        List<Action> choices = choices(channel, earlier);
        Action wanted = matter.order().actions().get(account.id());
        Action action = wanted != null && choices.contains(wanted) ? wanted : choices.get(0);
        boolean standsAlone = action == Action.POST && !(channel instanceof Addressed);
        Delivery target = standsAlone ? null : earlier.orElse(null);
        Rendered rendered = matter.approved().render(account.variant(), lang);
        Capacity capacity = matter.capacities().containsKey(account.id())
                ? matter.capacities().get(account.id())
                : Capacity.of(accounts, account);
        String text = text(channel, matter.approved(), target, rendered, capacity.limits());
        List<Illustrations.Enclosure> enclosures =
                channel instanceof ByHand ? List.of() : matter.pictures().get(lang);
        Illustrations.Fitting fitting = illustrations.fitting(enclosures, capacity.pictures());
        return new Plan.Line(
                account,
                channel,
                lang,
                rendered,
                text,
                action,
                choices,
                target,
                channel instanceof Addressed letters ? letters.recipients(Accounts.publicLink(account)) : List.of(),
                capacity.limits().count(text),
                fitting.pictures().size(),
                fitting.why());
    }

    /** What suits best comes first. The town's own page keeps every message as an entry of its own. */
    private static List<Action> choices(Channel channel, Optional<Delivery> earlier) {
        if (earlier.isEmpty() || channel instanceof Addressed) {
            return List.of(Action.POST);
        }
        if (channel instanceof ByHand) {
            return List.of(Action.REPOST);
        }
        boolean known = Earlier.isKnown(earlier.get());
        List<Action> choices = new ArrayList<>();
        if (channel instanceof Edits && known) {
            choices.add(Action.EDIT);
        }
        if (channel instanceof Removes) {
            choices.add(Action.REPOST);
        }
        if (channel instanceof Replies && known) {
            choices.add(Action.REPLY);
        }
        choices.add(Action.POST);
        return choices;
    }

    /** As it was approved. A letter that follows an earlier one says so above that, if there is room. */
    private String text(Channel channel, ApprovedRevision approved, Delivery target, Rendered rendered, Limits limits) {
        if (target == null || !(channel instanceof Addressed)) {
            return rendered.text();
        }
        String whole = corrections.above(approved, target, rendered);
        return limits.count(whole).fits() ? whole : rendered.text();
    }

    private static boolean lacksPicture(Matter matter, Account account, List<Plan.Line> lines) {
        Capacity capacity = matter.capacities().get(account.id());
        return capacity != null
                && capacity.pictures() != null
                && capacity.pictures().required()
                && lines.stream().anyMatch(line -> line.pictures() == 0);
    }

    /** The accounts on which an earlier message goes on standing as it is, because they get nothing now. */
    private List<Plan.Left> stays(Matter matter, Selection selection) {
        return accounts.all(matter.handle()).stream()
                .filter(account -> !account.builtIn() && !selection.isNamed(account))
                .filter(account -> matter.earlier().standsOn(account.id())
                        && !matter.served().missing(account).isEmpty())
                .map(account ->
                        new Plan.Left(account, account.linked() ? "publishing.left.stays" : "publishing.left.unlinked"))
                .toList();
    }
}
