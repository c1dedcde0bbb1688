package org.baken.reply;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.baken.incident.Incidents;
import org.baken.incident.OpenEnds;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.message.Content;
import org.baken.message.Messages;
import org.baken.message.Rulebook;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.AnswerLetters;
import org.baken.reaction.Reactions;
import org.baken.reaction.Tally;
import org.baken.reaction.Traces;
import org.baken.rumour.Rumours;
import org.baken.triage.TriagePolicies;
import org.jdbi.v3.core.Handle;

/** Everything that answers reactions, tied together: what the wiring adds to the service. */
public final class Answering {
    /** More than anybody signs in one go; the list of the incident's answers shows the others. */
    private static final int UNSIGNED = 50;

    private final List<Object> resources;
    private final List<LogFollower> followers;
    private final Replies replies;
    private final Traces traces;

    /** What answers stand on. */
    public record Ground(
            Database database,
            Logbook logbook,
            Clock clock,
            Publisher house,
            Incidents incidents,
            Reactions reactions,
            Rumours rumours,
            Messages messages,
            Rulebook rulebook,
            AnswerLetters letters) {}

    public Answering(Ground ground, TriagePolicies policies) {
        Templates templates = new Templates();
        Clock clock = ground.clock();
        Database database = ground.database();
        Incidents incidents = ground.incidents();
        Reactions reactions = ground.reactions();
        Composer composer = new Composer(
                templates,
                incidents,
                ground.rulebook(),
                (handle, rumour, lang) ->
                        correction(handle, ground.messages(), ground.rumours().root(handle, rumour), lang),
                policies,
                ground.house());
        Departure departure = new Departure(ground.letters(), ground.house(), clock);
        replies = new Replies(
                incidents, reactions, composer, departure, policies, ground.rumours(), ground.logbook(), clock);
        SignOffs signOffs = new SignOffs(replies, incidents, reactions, composer, departure, clock);
        Endings endings = new Endings(replies, incidents, reactions, departure, ground.logbook(), clock);
        Receipts receipts = new Receipts(incidents, reactions, composer, departure, clock);
        traces = new Forgetting(departure, clock);
        Views views = new Views(incidents, reactions, endings);
        RumourAnswers answers = new RumourAnswers(replies, incidents, reactions, ground.rumours());
        followers = List.of(
                new LogFollower(database, "reply-letters", Endings.KINDS, endings::on),
                new LogFollower(database, "reply-receipts", Receipts.KINDS, receipts::on));
        resources = List.of(
                new ReactionReplyResource(database, replies, reactions, views),
                new ReplyFormResource(database, reactions, incidents, composer, departure, policies),
                new ReplyResource(database, incidents, replies, signOffs, endings, views),
                new IncidentReplyResource(database, incidents, views),
                new TemplateResource(database, templates, composer, departure, reactions, incidents),
                new RumourAnswerResource(database, answers),
                new ReplyPolicyResource(database, ground.logbook(), clock));
    }

    /** What the service adds to its interface. */
    public List<Object> resources() {
        return resources;
    }

    /** What follows the log. */
    public List<LogFollower> followers() {
        return followers;
    }

    /** What would stay unanswered if an incident were closed. */
    public OpenEnds unfinished() {
        return replies::unfinished;
    }

    /** Forgets answers with the reactions that they answer. */
    public Traces traces() {
        return traces;
    }

    /** How many answers there are to reactions, also those that have not left. */
    public Tally counts() {
        return (handle, reactions) -> handle.attach(ReplyDao.class).counts(reactions);
    }

    /** What waits for the signature of a second person. */
    public UnsignedReplies unsigned() {
        return (handle, caller, roles, incident) -> Collections.disjoint(roles, List.of(SignOffs.SIGNERS))
                ? List.of()
                : handle.attach(ReplyDao.class).unsigned(incident, UNSIGNED).stream()
                        .filter(reply -> !reply.writers().contains(caller.id()))
                        .map(reply -> new UnsignedReplies.Unsigned(
                                reply.reaction(), Replies.start(reply.text()), reply.askedBy(), reply.askedAt()))
                        .toList();
    }

    /** The title under which residents read what is so. */
    private static Optional<String> correction(Handle handle, Messages messages, String rumour, String lang) {
        return handle.attach(AskerDao.class)
                .correction(rumour)
                .flatMap(id -> messages.find(handle, id))
                .map(message ->
                        messages.forReaders(handle, message).content().text().get(lang))
                .map(Content.Text::title);
    }
}
