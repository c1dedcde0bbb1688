package org.baken.message;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.incident.Cadence;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * The messages: writing and reading them, and what becomes of them once they are published. Methods join the caller's
 * transaction; those that change something append to the log, so call them last. Thread-safe.
 */
public final class Messages {
    private static final String NEWEST = "~";
    private static final int AT_ONCE = 200;

    private final Incidents incidents;
    private final Moves moves;
    private final ContentRules rules;
    private final SignOffRules signOffRules;
    private final Footing footing;
    private final Cadence cadence;
    private final Clock clock;

    /** @param signOffRules say how long a sign-off lasts */
    public Messages(
            Incidents incidents,
            Facts facts,
            ContentRules rules,
            SignOffRules signOffRules,
            Cadence cadence,
            Logbook logbook,
            Clock clock) {
        this.incidents = incidents;
        this.moves = new Moves(logbook, clock);
        this.rules = rules;
        this.signOffRules = signOffRules;
        this.footing = new Footing(facts);
        this.cadence = cadence;
        this.clock = clock;
    }

    /** Gives the message with its newest revision, or 404. */
    public Message get(Handle handle, String id) {
        return find(handle, id).orElseThrow(() -> Problem.notFound("message"));
    }

    /** As {@link #get}, for who only has an id from elsewhere. */
    public Optional<Message> find(Handle handle, String id) {
        return handle.attach(MessageDao.class).find(id);
    }

    /** Which version each message of an incident is at, by id: what a reader remembers may still be so. */
    public Map<String, Long> versions(Handle handle, String incident) {
        return handle.attach(MessageDao.class).versions(incident);
    }

    /** Those of these messages that exist, in any order. */
    public List<Message> some(Handle handle, List<String> ids) {
        MessageDao messages = handle.attach(MessageDao.class);
        List<Message> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            found.addAll(messages.some(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
        }
        return found;
    }

    /** As {@link #get}, and keeps everybody else from changing it until the transaction ends. */
    public Message lock(Handle handle, String id) {
        return moves.lock(handle, id);
    }

    /**
     * Makes content of what somebody wrote; what does not fit is a {@link Problem} that names the field.
     *
     * @param before the content of the revision before, or null
     */
    Content read(Written written, Content before) {
        return rules.read(written, before);
    }

    /** What the newest revisions of messages of one incident rest on, by the id of the message. */
    public Map<String, List<RestsOn>> footings(Handle handle, List<Message> messages) {
        return footing.of(handle, messages);
    }

    /** Lists the messages of an incident, newest first; {@code query} looks in all that people read. */
    public Page<Message> ofIncident(Handle handle, String incident, String query, Paging paging) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        MessageDao messages = handle.attach(MessageDao.class);
        List<Message> found = new ArrayList<>();
        String before = paging.after() == null ? NEWEST : paging.after();
        List<Message> some;
        do {
            some = messages.list(incident, before, wanted.isEmpty() ? paging.oneMore() : AT_ONCE);
            some.stream()
                    .filter(message -> message.content().mentions(wanted))
                    .limit((long) paging.oneMore() - found.size())
                    .forEach(found::add);
            before = some.isEmpty() ? before : some.get(some.size() - 1).id();
        } while (found.size() < paging.oneMore() && !wanted.isEmpty() && some.size() == AT_ONCE);
        return Page.of(found, paging, Message::id);
    }

    /** When something of an incident was published last; empty while nothing is out. */
    public Optional<Instant> lastPublished(Handle handle, String incident) {
        return handle.attach(MessageDao.class).lastPublished(incident);
    }

    /** Gives one revision, or 404. */
    public Revision revision(Handle handle, String message, int number) {
        return handle.attach(MessageDao.class)
                .revision(message, number)
                .orElseThrow(() -> Problem.notFound("revision"));
    }

    /** Gives every revision of a message, oldest first. */
    public List<Revision> revisions(Handle handle, String message) {
        return handle.attach(MessageDao.class).revisions(message);
    }

    /** Gives every sign-off that a message ever got, those that an edit or an objection made void included. */
    public List<SignOff> everySignOff(Handle handle, String message) {
        return handle.attach(MessageDao.class).everySignOff(message);
    }

    /** Gives what happened to one message. */
    public History history(Handle handle, Message message) {
        return histories(handle, List.of(message)).get(message.id());
    }

    /** Gives what happened to each of these messages, by id. */
    public Map<String, History> histories(Handle handle, List<Message> messages) {
        return Histories.of(handle, messages);
    }

    /**
     * Gives the message as readers may see it: without the languages that are not signed off yet, and while it is edited, as
     * it was when it was last approved. To be shown, not to be hashed. 409 for what was never approved.
     */
    public Message forReaders(Handle handle, Message message) {
        List<String> preferred = incidents.get(handle, message.incident()).languages();
        History history = history(handle, message);
        if (message.state().isApproved()) {
            return message.only(history.approvedLanguages(message), preferred);
        }
        Revision last = history.last(MessageState.APPROVED)
                .map(step -> revision(handle, message.id(), step.revision()))
                .orElseThrow(() -> Problem.conflict("message.not-signed-off"));
        List<SignOff> signOffs = everySignOff(handle, message.id()).stream()
                .filter(signOff -> signOff.revision() == last.number())
                .toList();
        List<String> languages = last.content().languages().stream()
                .filter(lang -> signOffs.isEmpty() || SignOff.areEnough(signOffs, lang))
                .toList();
        return message.revisedTo(last).only(languages, preferred);
    }

    /** Refuses with 409 a draft that would take the place of a message that is no longer published. */
    public void requireUpToDate(Handle handle, Message message) {
        String old = message.content().supersedes();
        if (old != null && get(handle, old).state() != MessageState.PUBLISHED) {
            throw Problem.conflict("message.supersedes.not-published");
        }
    }

    /** Writes a new message. Content that does not fit the incident is a {@link Problem} that names the field. */
    public Message create(Handle handle, Incident incident, Content content, Actor author) {
        incident.unlessClosed();
        rules.check(handle, incident, content, null);
        MessageDao messages = handle.attach(MessageDao.class);
        String id = Ids.next();
        Revision first = revision(id, 1, incident, content, null, author);
        messages.insert(new Message(
                id,
                incident.id(),
                MessageState.DRAFT,
                1,
                null,
                content,
                first.headline(),
                first.hash(),
                null,
                first.at(),
                1,
                author.name(),
                first.at()));
        messages.insertRevision(first);
        footing.note(handle, incident.id(), first);
        Message message = get(handle, id);
        moves.step(handle, message, author);
        moves.log(handle, "drafted", message, author);
        return message;
    }

    /**
     * Writes a new revision, which makes the message a draft again and every sign-off void. 409 for what has been published:
     * an update says what changed (guideline V14).
     */
    public Message revise(Handle handle, Incident incident, Message message, Content content, Actor author) {
        return revise(handle, incident, message, content, null, author);
    }

    /** Writes a new revision with the content of an earlier one. */
    public Message restore(Handle handle, Incident incident, Message message, int number, Actor author) {
        Content content = revision(handle, message.id(), number).content();
        return revise(handle, incident, message, content, number, author);
    }

    private Message revise(
            Handle handle, Incident incident, Message message, Content content, Integer restoredFrom, Actor author) {
        incident.unlessClosed();
        if (!message.state().isEditable()) {
            throw message.wrongState();
        }
        rules.check(handle, incident, content, message.content());
        int voided = history(handle, message).signOffs().size();
        Revision next = revision(message.id(), message.revision() + 1, incident, content, restoredFrom, author);
        handle.attach(MessageDao.class).insertRevision(next);
        footing.note(handle, incident.id(), next);
        Message revised = moves.write(handle, message, message.revisedTo(next), author);
        Map<String, Object> data = new HashMap<>();
        if (voided > 0) {
            data.put("voidedSignOffs", voided);
        }
        if (restoredFrom != null) {
            data.put("restoredFrom", restoredFrom);
        }
        moves.log(handle, "revised", revised, author, data);
        return revised;
    }

    /**
     * Gives the proof that this revision was signed off and may go out. Nobody else can change the message until the
     * transaction ends. It holds for the languages that have the sign-offs which the policy asked for, or for all of them
     * after the emergency road. Anything that does not fit is 409: another state than APPROVED or PUBLISHED, another
     * revision or hash than the newest, a sign-off of something else or by an author, no language with enough sign-offs, or
     * stored content that is not what was hashed.
     */
    public ApprovedRevision approved(Handle handle, String id, int revision, String hash) {
        Message message = moves.lock(handle, id);
        if (message.state() != MessageState.APPROVED && message.state() != MessageState.PUBLISHED) {
            throw message.wrongState();
        }
        message.requireNewest(revision, hash);
        if (!message.content().hash(id, revision).equals(hash)) {
            throw Problem.conflict("message.not-as-written");
        }
        History history = history(handle, message);
        boolean bound = history.signOffs().stream()
                .allMatch(signOff -> signOff.revision() == revision
                        && signOff.hash().equals(hash)
                        && !history.isAuthor(signOff.person()));
        Emergency emergency = history.emergency();
        boolean emergencyBound = emergency == null
                || emergency.revision() == revision && emergency.hash().equals(hash);
        List<String> languages = history.approvedLanguages(message);
        List<String> pending = message.languages().stream()
                .filter(lang -> !languages.contains(lang))
                .toList();
        if (languages.isEmpty() || !bound || !emergencyBound) {
            throw Problem.conflict("message.not-signed-off");
        }
        Incident incident = incidents.get(handle, message.incident());
        Message leaving = message.only(languages, incident.languages());
        return new ApprovedRevision(
                leaving, pending, incident.isExercise(), validity(handle, incident, leaving, history));
    }

    private Map<String, Instant> validity(Handle handle, Incident incident, Message message, History history) {
        SignOffRules.Policy policy = signOffRules.policy(handle, incident, message.content());
        Map<String, Instant> until = new HashMap<>();
        for (String lang : message.languages()) {
            history.allowedAt(lang).map(policy::validUntil).ifPresent(end -> until.put(lang, end));
        }
        return until;
    }

    /**
     * Marks a revision as published, the message that it supersedes as superseded, and promises the next update. Does nothing
     * to a message that is out already and only gets more accounts, but for a line in the logbook.
     *
     * @param more what the logbook tells about how it was published
     */
    public Message published(Handle handle, ApprovedRevision approved, Actor actor, Map<String, ?> more) {
        Message message = moves.lock(handle, approved.message());
        if (message.version() != approved.version()) {
            throw Problem.conflict("message.changed-since", message.changedBy());
        }
        if (approved.isPublished()) {
            moves.log(handle, "spread", message, actor, more);
            return message;
        }
        Message published = moves.to(handle, message, MessageState.PUBLISHED, actor);
        Message old = supersede(handle, published, actor);
        Instant promised = clock.instant().plus(cadence.update());
        incidents.promise(handle, message.incident(), promised, actor);
        Map<String, Object> told = new LinkedHashMap<>(more);
        told.put("nextUpdateAt", promised);
        moves.log(handle, "published", published, actor, told);
        if (old != null) {
            moves.log(handle, "superseded", old, actor, Map.of("supersededBy", published.id()));
        }
        return published;
    }

    /** Takes a publication back of which nothing has left: the message is approved again, what it superseded published. */
    public Message undone(Handle handle, String id, Actor actor) {
        Message message = moves.lock(handle, id);
        Message undone = moves.to(handle, message, MessageState.APPROVED, actor);
        List<String> restored = handle.attach(MessageDao.class).supersededBy(id);
        for (String old : restored) {
            moves.to(handle, moves.lock(handle, old), MessageState.PUBLISHED, actor);
        }
        moves.log(handle, "undone", undone, actor, restored.isEmpty() ? Map.of() : Map.of("restored", restored));
        return undone;
    }

    /** Marks a published message as withdrawn. What is done about it on each channel is publishing's to say. */
    public Message withdrawn(Handle handle, String id, Actor actor) {
        Message withdrawn = moves.to(handle, moves.lock(handle, id), MessageState.WITHDRAWN, actor);
        moves.log(handle, "withdrawn", withdrawn, actor);
        return withdrawn;
    }

    /** Null when there is nothing to supersede, or it is no longer published. */
    private Message supersede(Handle handle, Message published, Actor actor) {
        if (published.content().supersedes() == null) {
            return null;
        }
        Message old = moves.lock(handle, published.content().supersedes());
        if (old.state() != MessageState.PUBLISHED) {
            return null;
        }
        return moves.to(handle, old, old.in(MessageState.SUPERSEDED, old.review(), published.id()), actor);
    }

    private Revision revision(
            String id, int number, Incident incident, Content content, Integer restoredFrom, Actor author) {
        return new Revision(
                id,
                number,
                content,
                content.headline(incident.languages()),
                content.hash(id, number),
                author.id(),
                author.name(),
                clock.instant(),
                restoredFrom);
    }
}
