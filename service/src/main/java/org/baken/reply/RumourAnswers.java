package org.baken.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.reaction.Reaction;
import org.baken.reaction.ReactionState;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumour;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/**
 * Answers everybody who asked about a rumour, each once, in their own language and manner, also when they asked about one that was
 * merged with it (guidelines H16, H18). Thread-safe.
 */
public final class RumourAnswers {
    /** More than an organisation answers in a crisis; whoever has more presses again. */
    private static final int MOST = 500;

    private static final Role[] SPEAKERS = {Role.SPOKESPERSON, Role.LEAD};

    private final Replies replies;
    private final Incidents incidents;
    private final Reactions reactions;
    private final Rumours rumours;

    RumourAnswers(Replies replies, Incidents incidents, Reactions reactions, Rumours rumours) {
        this.replies = replies;
        this.incidents = incidents;
        this.reactions = reactions;
        this.rumours = rumours;
    }

    /** A reaction that was left out, and why. */
    public record Left(String reaction, String message) {}

    /**
     * What was asked for.
     *
     * @param batch what the answers have in common; signing one off can do so for all with the same words
     * @param asked the ids of the replies
     */
    public record Outcome(String batch, List<String> asked, List<Left> left) {}

    /**
     * How many wait.
     *
     * @param asking how many people have no answer yet
     * @param answered how many have one, or are about to get it
     * @param untriaged how many reactions somebody has to judge first
     */
    public record Count(int asking, int answered, int untriaged) {}

    Count count(Handle handle, Caller caller, String id) {
        Rumour rumour = rumours.readable(handle, caller, id);
        String root = rumours.root(handle, rumour.id());
        Set<String> asking = new HashSet<>();
        Set<String> answered = new HashSet<>();
        int untriaged = 0;
        for (String reactionId : asking(handle, rumour.incident(), root)) {
            Reaction reaction = reactions.get(handle, reactionId);
            if (replies.answerAbout(handle, reaction.author(), root).isPresent()) {
                answered.add(reaction.author());
            } else if (reaction.state() == ReactionState.NEW) {
                untriaged++;
            } else {
                asking.add(reaction.author());
            }
        }
        return new Count(asking.size(), answered.size(), untriaged);
    }

    /** Asks for the answers; 409 before there is a verdict. What cannot be answered is left, and said why. */
    Outcome answer(Handle handle, Caller caller, Locale locale, String id, Wish wish) {
        Rumour rumour = rumours.readable(handle, caller, id);
        Incident incident =
                incidents.require(handle, caller, rumour.incident(), SPEAKERS).unlessClosed();
        String root = rumours.root(handle, rumour.id());
        if (rumours.get(handle, root).verdict() == null) {
            throw Problem.conflict("reply.no-verdict");
        }
        Replies.Asking asking = new Replies.Asking(caller, locale, Ids.next());
        List<Reply> asked = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        Set<String> authors = new HashSet<>();
        for (String reactionId : asking(handle, incident.id(), root)) {
            Reaction reaction = reactions.get(handle, reactionId);
            if (!authors.add(reaction.author())) {
                left.add(new Left(reactionId, Catalogue.text(locale, "reply.left-out.same")));
                continue;
            }
            try {
                asked.add(replies.prepare(handle, asking, reactionId, wish));
            } catch (Problem why) {
                left.add(new Left(reactionId, Catalogue.text(locale, "reply.left-out." + reason(why))));
            }
        }
        asked.forEach(reply -> replies.log(handle, "reaction.reply-asked", reply, caller));
        return new Outcome(asking.batch(), asked.stream().map(Reply::id).toList(), left);
    }

    /** Everything was refused before anything was written, so that the others can go on in the same transaction. */
    private static String reason(Problem why) {
        return switch (why.key()) {
            case "reply.new" -> "new";
            case "reply.answered", "reply.answered-rumour", "reply.under-way" -> "answered";
            case "reply.exchanges" -> "exchanges";
            case "reply.erased" -> "erased";
            default -> "blocked";
        };
    }

    private List<String> asking(Handle handle, String incident, String root) {
        AskerDao askers = handle.attach(AskerDao.class);
        List<String> same = askers.mentioned(incident).stream()
                .filter(rumour -> rumours.root(handle, rumour).equals(root))
                .toList();
        return same.isEmpty() ? List.of() : askers.asking(incident, same, MOST);
    }
}
