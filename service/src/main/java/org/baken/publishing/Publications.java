package org.baken.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Channel;
import org.baken.channel.Edits;
import org.baken.channel.Limits;
import org.baken.channel.Removes;
import org.baken.channel.TextCount;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.ApprovedRevision;
import org.baken.message.Messages;
import org.baken.message.Rendered;
import org.baken.platform.Ids;
import org.baken.platform.Moment;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** Publishing an approved revision, and taking it back. Every method joins the caller's transaction and logs last. */
final class Publications {
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Incidents incidents;
    private final Clock clock;
    private final String publicUrl;
    private final Duration undo;
    private final ZoneId zone;

    /**
     * @param undo how long after the decision everything waits, so that it can be undone
     * @param zone in which people are told moments
     */
    Publications(
            Accounts accounts,
            Deliveries deliveries,
            Messages messages,
            Incidents incidents,
            Clock clock,
            String publicUrl,
            Duration undo,
            ZoneId zone) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.messages = messages;
        this.incidents = incidents;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.undo = undo;
        this.zone = zone;
    }

    /**
     * What is to be published where.
     *
     * @param wanted ids of accounts; null for every linked account of the incident's kind
     * @param languages two-letter codes; null for every language that may go out
     * @param at not before then; null for as soon as the time to undo is over
     * @param withoutUndo whether it leaves at once, because every second counts; not together with {@code at}
     */
    record Order(
            int revision, String hash, List<String> wanted, List<String> languages, Instant at, boolean withoutUndo) {}

    /** An account that gets nothing, and why: a key of the texts. */
    record Left(Account account, String why) {}

    /** What was decided. */
    record Made(List<Delivery> deliveries, List<Left> left) {}

    /** What happens to one delivery of a message that is withdrawn. */
    enum Action {
        REMOVE,
        EDIT,
        ANSWER,
        NONE
    }

    /** One line of the plan. */
    record Planned(String delivery, String account, String platform, Action action) {}

    /** The accounts that can be meant. */
    List<Account> linked(Handle handle, Incident incident) {
        return accounts.linked(handle, incident.isExercise());
    }

    /** Their limits. Asks servers: not in a transaction. */
    Map<String, Limits> limits(List<Account> linked) {
        Map<String, Limits> limits = new HashMap<>();
        linked.forEach(account -> limits.put(account.id(), accounts.limits(account)));
        return limits;
    }

    Made publish(
            Handle handle, Incident incident, String message, Order order, Map<String, Limits> limits, Caller caller) {
        incident.unlessClosed();
        Instant now = clock.instant();
        if (order.at() != null && order.at().isBefore(now)) {
            throw Problem.invalid("at", "publishing.at-past");
        }
        ApprovedRevision approved = messages.approved(handle, message, order.revision(), order.hash());
        List<Left> left = new ArrayList<>();
        Served served = Served.of(deliveries.ofMessage(handle, message), languages(approved, order.languages()));
        List<Account> chosen = choose(handle, incident, served, order.wanted(), caller, left);
        fit(chosen, approved, served, limits);
        Instant due = due(order, now);
        long holdPassed = handle.attach(CourseDao.class).holdPassed(incident.id());
        for (Account account : chosen) {
            for (String lang : served.missing(account)) {
                unlessTooLate(approved, lang, now, due);
                add(handle, incident, approved, account, lang, now, due, holdPassed);
            }
        }
        List<Deliveries.Stopped> stopped = stopSuperseded(handle, approved);
        List<Delivery> made = deliveries.ofMessage(handle, message);
        messages.published(handle, approved, caller.actor());
        deliveries.log(handle, stopped, caller.actor());
        return new Made(made, left);
    }

    private Instant due(Order order, Instant now) {
        if (order.withoutUndo()) {
            return now;
        }
        Instant soonest = now.plus(undo);
        return order.at() == null || order.at().isBefore(soonest) ? soonest : order.at();
    }

    /** What would leave after its sign-off is too old is refused at once, and the moment is named. */
    private void unlessTooLate(ApprovedRevision approved, String lang, Instant now, Instant due) {
        Instant end = approved.validUntil(lang);
        if (end != null && due.isAfter(end)) {
            String why = now.isAfter(end) ? "publishing.approval-ended" : "publishing.at-too-late";
            throw Problem.conflict(why, new Moment(end, zone)).with("validUntil", end);
        }
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

    private List<Account> choose(
            Handle handle, Incident incident, Served served, List<String> wanted, Caller caller, List<Left> left) {
        List<Account> chosen = new ArrayList<>();
        Account page = accounts.get(handle, Account.page(incident.isExercise()));
        if (!served.missing(page).isEmpty()) {
            chosen.add(page);
        }
        List<Account> meant = wanted == null
                ? accounts.linked(handle, incident.isExercise())
                : named(handle, incident, wanted, caller);
        for (Account account : meant) {
            if (account.id().equals(page.id())) {
                continue;
            }
            String why = whyNot(account, served, caller);
            if (why == null) {
                chosen.add(account);
            } else {
                left.add(new Left(account, why));
            }
        }
        if (chosen.isEmpty()) {
            throw Problem.conflict("publishing.nothing-new");
        }
        return chosen;
    }

    private String whyNot(Account account, Served served, Caller caller) {
        if (served.missing(account).isEmpty()) {
            return "publishing.left.served";
        }
        if (!mayUse(account, caller)) {
            return "publishing.left.users";
        }
        return accounts.channel(account) instanceof Addressed letters
                        && letters.recipients(Accounts.publicLink(account)).isEmpty()
                ? "publishing.left.recipients"
                : null;
    }

    private List<Account> named(Handle handle, Incident incident, List<String> wanted, Caller caller) {
        List<Account> all = accounts.all(handle);
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
            if (!account.linked()) {
                throw Problem.conflict("publishing.not-linked", account.name());
            }
            if (account.team()) {
                throw Problem.conflict("publishing.team-only", account.name());
            }
            if (!mayUse(account, caller)) {
                throw Problem.refused("publishing.users-only", account.name());
            }
            if (!named.contains(account)) {
                named.add(account);
            }
        }
        return named;
    }

    private static boolean mayUse(Account account, Caller caller) {
        return account.users().isEmpty() || account.users().contains(caller.id());
    }

    /** Too long is never cut (platforms, rule 3): it stops everything, and names what does not fit. */
    private void fit(List<Account> chosen, ApprovedRevision approved, Served served, Map<String, Limits> limits) {
        List<Map<String, Object>> overflow = new ArrayList<>();
        for (Account account : chosen) {
            Limits limit = limits.containsKey(account.id()) ? limits.get(account.id()) : accounts.limits(account);
            for (String lang : served.missing(account)) {
                TextCount count = limit.count(render(approved, account, lang).text());
                if (!count.fits()) {
                    overflow.add(Map.of(
                            "account", account.id(),
                            "name", account.name(),
                            "lang", lang,
                            "used", count.used(),
                            "limit", count.limit()));
                }
            }
        }
        if (!overflow.isEmpty()) {
            Map<String, Object> first = overflow.get(0);
            throw Problem.conflict(
                            "publishing.too-long",
                            first.get("name"),
                            first.get("lang"),
                            first.get("used"),
                            first.get("limit"))
                    .with("overflow", overflow);
        }
    }

    private void add(
            Handle handle,
            Incident incident,
            ApprovedRevision approved,
            Account account,
            String lang,
            Instant now,
            Instant due,
            long holdPassed) {
        Channel channel = accounts.channel(account);
        boolean byHand = channel instanceof ByHand;
        Rendered rendered = render(approved, account, lang);
        String id = Ids.next();
        handle.attach(DeliveryDao.class)
                .insert(new DeliveryDao.Fixed(
                        id,
                        incident.id(),
                        incident.kind().name(),
                        approved.message(),
                        approved.headline(),
                        approved.revision(),
                        account.id(),
                        account.sandbox(),
                        account.platform(),
                        lang,
                        rendered.title(),
                        rendered.text(),
                        publicUrl + "/i/" + incident.slug(),
                        id,
                        now,
                        org.baken.publishing.Action.POST,
                        null,
                        false,
                        byHand ? DeliveryState.TODO : DeliveryState.QUEUED,
                        due,
                        approved.validUntil(lang),
                        byHand || channel instanceof Addressed ? null : due,
                        holdPassed));
        if (channel instanceof Addressed letters) {
            List<LetterDao.Fixed> queued = letters.recipients(Accounts.publicLink(account)).stream()
                    .map(recipient -> letter(incident, account, id, recipient, rendered, now, due, holdPassed))
                    .toList();
            handle.attach(LetterDao.class).insert(queued);
        }
    }

    private static LetterDao.Fixed letter(
            Incident incident,
            Account account,
            String delivery,
            String recipient,
            Rendered rendered,
            Instant now,
            Instant due,
            long holdPassed) {
        String id = Ids.next();
        return new LetterDao.Fixed(
                id,
                incident.id(),
                incident.kind().name(),
                account.id(),
                account.sandbox(),
                delivery,
                null,
                recipient,
                rendered.lang(),
                rendered.headline(),
                null,
                null,
                id,
                now,
                due,
                holdPassed);
    }

    /** What the newer message replaces and has not left yet must not come after it. */
    private List<Deliveries.Stopped> stopSuperseded(Handle handle, ApprovedRevision approved) {
        if (approved.supersedes() == null || approved.isPublished()) {
            return List.of();
        }
        messages.lock(handle, approved.supersedes());
        handle.attach(DeliveryDao.class).lockOf(approved.supersedes());
        return deliveries.ofMessage(handle, approved.supersedes()).stream()
                .filter(Delivery::isWaiting)
                .flatMap(delivery -> deliveries.withdraw(handle, delivery.id(), false).stream())
                .toList();
    }

    /**
     * Takes a publication back. While nothing has left, it is as if it never was, and the plan is empty. Later the message is
     * withdrawn, and the plan says what happens on each channel.
     */
    List<Planned> takeBack(Handle handle, String message, Caller caller) {
        messages.lock(handle, message);
        handle.attach(DeliveryDao.class).lockOf(message);
        List<Delivery> all = deliveries.ofMessage(handle, message);
        boolean nothingLeft = all.stream()
                .allMatch(delivery -> delivery.state() == DeliveryState.TODO
                        || delivery.state() == DeliveryState.QUEUED && delivery.attempts() == 0);
        if (nothingLeft && !all.isEmpty()) {
            handle.attach(DeliveryDao.class).deleteOf(message);
            messages.undone(handle, message, caller.actor());
            return List.of();
        }
        List<Planned> plan =
                all.stream().map(delivery -> planned(handle, delivery)).toList();
        List<Deliveries.Stopped> stopped = plan.stream()
                .flatMap(line -> deliveries.withdraw(handle, line.delivery(), line.action() == Action.REMOVE).stream())
                .toList();
        messages.withdrawn(handle, message, caller.actor());
        deliveries.log(handle, stopped, caller.actor());
        return plan;
    }

    private Planned planned(Handle handle, Delivery delivery) {
        Account account = accounts.get(handle, delivery.account());
        Channel channel = accounts.channel(account);
        boolean out = delivery.state().isThere()
                || delivery.state() == DeliveryState.DONE
                || delivery.state() == DeliveryState.SENDING
                || delivery.state() == DeliveryState.UNCLEAR;
        Action action;
        if (!out) {
            action = Action.NONE;
        } else if (channel instanceof Removes) {
            action = Action.REMOVE;
        } else {
            action = channel instanceof Edits ? Action.EDIT : Action.ANSWER;
        }
        return new Planned(delivery.id(), account.id(), account.platform(), action);
    }

    private Rendered render(ApprovedRevision approved, Account account, String lang) {
        return approved.render(account.variant(), lang);
    }
}
