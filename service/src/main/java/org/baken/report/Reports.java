package org.baken.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.alarm.AlarmView;
import org.baken.alarm.Alarms;
import org.baken.forwarding.Forwards;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Step;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.playbook.Checklists;
import org.baken.publishing.Deliveries;
import org.baken.reaction.ReactionFigures;
import org.baken.rumour.Rumour;
import org.baken.rumour.RumourView;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;
import org.jdbi.v3.core.Handle;

/** Makes the report of an incident. Thread-safe. */
public final class Reports {
    /**
     * The times that the house gives itself, and where it is.
     *
     * @param firstStatement guideline V10
     * @param update guideline H40
     */
    public record House(Duration firstStatement, Duration update, ZoneId zone) {}

    private final Incidents incidents;
    private final Facts facts;
    private final Checklists checklists;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Alarms alarms;
    private final Rumours rumours;
    private final TriagePolicies policies;
    private final Forwards forwards;
    private final Logbook logbook;
    private final Clock clock;
    private final House house;
    private final List<ReportExtra> extras = new CopyOnWriteArrayList<>();

    public Reports(
            Incidents incidents,
            Facts facts,
            Checklists checklists,
            Messages messages,
            Deliveries deliveries,
            Alarms alarms,
            Rumours rumours,
            TriagePolicies policies,
            Forwards forwards,
            Logbook logbook,
            Clock clock,
            House house) {
        this.incidents = incidents;
        this.facts = facts;
        this.checklists = checklists;
        this.messages = messages;
        this.deliveries = deliveries;
        this.alarms = alarms;
        this.rumours = rumours;
        this.policies = policies;
        this.forwards = forwards;
        this.logbook = logbook;
        this.clock = clock;
        this.house = house;
    }

    /** Adds something that has a section of its own in the report, before the start. */
    public void add(ReportExtra extra) {
        extras.add(extra);
    }

    /** How much was logged by a moment, and whether all of it is as it was written. */
    public record State(long seq, String hash, long firstBroken) {}

    /** Follows the whole log; takes a while on a long one, so do it outside of other transactions. */
    public State state() {
        long broken = logbook.firstBroken();
        return logbook.head((seq, hash) -> new State(seq, hash, broken));
    }

    /**
     * Makes the report.
     *
     * @param state of the log: what was logged after it is not part of the report's timeline and figures
     */
    public Report of(Handle handle, Caller caller, Locale locale, Incident incident, State state) {
        String id = incident.id();
        Instant now = clock.instant();
        List<Message> written = everyMessage(handle, id);
        Map<String, History> histories = messages.histories(handle, written);
        List<RumourView> heard = rumours.all(handle, id);
        List<AlarmView> raised = alarms.ofIncident(handle, incident, locale);
        ReportPromises promises = new ReportPromises(house.firstStatement(), house.update(), now);
        ReportWork work = new ReportWork();
        ReportTimeline timeline = new ReportTimeline(
                locale, house.zone(), raised.stream().collect(Collectors.toMap(AlarmView::id, AlarmView::text)));
        Mark mark = new Mark();
        followLog(handle, id, state.seq(), entry -> {
            promises.follow(entry);
            work.follow(entry);
            timeline.follow(entry);
            mark.follow(entry);
        });
        TriagePolicy policy = policies.current(handle);
        return new Report(
                now,
                locale.getLanguage(),
                incidents.view(handle, caller, incident),
                clocks(incident, promises.publications(), heard, now),
                new Report.Promised(
                        house.firstStatement().toMinutes(),
                        house.update().toMinutes(),
                        policy.crisisAnswerWithinMinutes(),
                        policy.answerWithinMinutes()),
                targets(promises, heard, now),
                timeline.told(),
                work.acts(),
                work.people(),
                ReactionFigures.of(handle, id, policy, promises::wasActive),
                raised,
                extras.stream()
                        .flatMap(extra -> extra.of(handle, incident, locale).stream())
                        .toList(),
                LessonsResource.of(handle, id),
                incidents.openEnds(handle, id),
                facts.of(handle, id),
                checklists.of(handle, incident),
                written.stream()
                        .map(message -> told(handle, locale, message, histories.get(message.id()), now))
                        .toList(),
                heard,
                forwards.all(handle, id, locale),
                new Report.Proof(
                        mark.entries,
                        state.firstBroken() == 0,
                        state.firstBroken() == 0 ? null : state.firstBroken(),
                        state.seq(),
                        state.hash(),
                        mark.hash));
    }

    /** The hash over all entries of an incident, as a verifier makes it too. */
    static final class Mark {
        private long entries;
        private String hash = "0".repeat(64);

        void follow(LogEntry entry) {
            entries++;
            hash = Ids.digest(hash + entry.hash());
        }

        long entries() {
            return entries;
        }
    }

    private void followLog(Handle handle, String incident, long last, Consumer<LogEntry> reader) {
        String after = null;
        do {
            Page<LogEntry> page = logbook.ofIncident(handle, incident, null, Paging.of(200, after));
            page.items().stream().filter(entry -> entry.seq() <= last).forEach(reader);
            after = page.next();
        } while (after != null);
    }

    private static Report.Clocks clocks(
            Incident incident, List<ReportPromises.Publication> published, List<RumourView> heard, Instant now) {
        Instant end = incident.closedAt() == null ? now : incident.closedAt();
        long longest = 0;
        Instant last = incident.openedAt();
        for (ReportPromises.Publication next : published) {
            longest = Math.max(longest, ReportTarget.between(last, next.at()));
            last = next.at();
        }
        return new Report.Clocks(
                published.isEmpty()
                        ? null
                        : ReportTarget.between(
                                incident.openedAt(), published.get(0).at()),
                Math.max(longest, ReportTarget.between(last, end)),
                published.size(),
                since(heard, view -> view.clocks().verdictAt()),
                since(heard, view -> view.clocks().correctedAt()));
    }

    private static List<ReportTarget> targets(ReportPromises promises, List<RumourView> heard, Instant now) {
        List<ReportTarget> all = new ArrayList<>();
        ReportTarget first = promises.first(now);
        if (first != null) {
            all.add(first);
        }
        all.addAll(promises.promises());
        heard.stream().filter(view -> view.rumour().standsAlone()).forEach(view -> all.addAll(targets(view, now)));
        all.sort(Comparator.comparing(ReportTarget::from));
        return all;
    }

    private static List<ReportTarget> targets(RumourView view, Instant now) {
        Rumour rumour = view.rumour();
        Rumour.Clocks clocks = view.clocks();
        List<ReportTarget> both = new ArrayList<>();
        both.add(ReportTarget.of(
                ReportTarget.Kind.RUMOUR_VERDICT,
                rumour.id(),
                rumour.claim(),
                clocks.reportedAt(),
                clocks.verdictDueAt(),
                clocks.verdictAt(),
                now));
        // One that is only watched, or closed, was never to be corrected in public (guideline H20).
        boolean watched = clocks.correctedAt() == null && rumour.state().isSettled();
        if (clocks.correctionDueAt() != null && !watched) {
            both.add(ReportTarget.of(
                    ReportTarget.Kind.RUMOUR_CORRECTION,
                    rumour.id(),
                    rumour.claim(),
                    clocks.verdictAt(),
                    clocks.correctionDueAt(),
                    clocks.correctedAt(),
                    now));
        }
        return both;
    }

    private List<Message> everyMessage(Handle handle, String incident) {
        List<Message> all = new ArrayList<>();
        String after = null;
        do {
            Page<Message> page = messages.ofIncident(handle, incident, null, Paging.of(200, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static List<Long> since(List<RumourView> heard, Function<RumourView, Instant> moment) {
        return heard.stream()
                .filter(view -> moment.apply(view) != null)
                .map(view -> ReportTarget.between(view.rumour().reportedAt(), moment.apply(view)))
                .toList();
    }

    private Report.Told told(Handle handle, Locale locale, Message message, History history, Instant now) {
        List<Report.Version> revisions = messages.revisions(handle, message.id()).stream()
                .map(revision -> new Report.Version(
                        revision.number(), revision.hash(), revision.authorName(), revision.at(), revision.content()))
                .toList();
        return new Report.Told(
                message.id(),
                message.purpose(),
                message.state(),
                message.headline(),
                history.last(MessageState.PUBLISHED).map(Step::at).orElse(null),
                message.supersededBy(),
                revisions,
                messages.everySignOff(handle, message.id()),
                history.objections(),
                history.acknowledged(),
                history.owed(message, now).orElse(null),
                deliveries.ofMessage(handle, message.id()).stream()
                        .map(delivery -> delivery.in(locale))
                        .toList());
    }
}
