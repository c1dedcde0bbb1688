package org.baken.reply;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.channel.Trouble;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.platform.Catalogue;
import org.baken.reaction.Reaction;
import org.baken.reaction.Reactions;
import org.jdbi.v3.core.Handle;

/** Shows answers to people, in their language. Thread-safe. */
final class Views {
    private static final Set<Role> SIGNERS = Set.of(Role.SPOKESPERSON, Role.APPROVER, Role.LEAD);

    private final Incidents incidents;
    private final Reactions reactions;
    private final Endings endings;

    Views(Incidents incidents, Reactions reactions, Endings endings) {
        this.incidents = incidents;
        this.reactions = reactions;
        this.endings = endings;
    }

    List<ReplyView> of(Handle handle, Caller caller, Locale locale, List<Reply> replies) {
        return replies.stream().map(reply -> of(handle, caller, locale, reply)).toList();
    }

    ReplyView of(Handle handle, Caller caller, Locale locale, Reply reply) {
        Incident incident = incidents.get(handle, reply.incident());
        boolean held = endings.isHeld(handle, reply);
        boolean signer = incidents.rolesOf(handle, caller, incident).stream().anyMatch(SIGNERS::contains);
        return new ReplyView(
                reply.id(),
                reply.incident(),
                reply.reaction(),
                reply.kind(),
                reply.batch(),
                reply.template(),
                reply.lang(),
                reply.form(),
                reply.text(),
                reply.hash(),
                reply.state(),
                reply.secluded(),
                reply.account() == null,
                reply.state() == ReplyState.TODO ? work(handle, reply) : null,
                reply.account(),
                reply.askedBy(),
                reply.askedAt(),
                reply.needsSignOff(),
                reply.state() == ReplyState.IN_REVIEW
                        && signer
                        && !reply.writers().contains(caller.id()),
                reply.signedByName(),
                reply.signedAt(),
                reply.objection() == null ? null : new ReplyView.Objection(reply.objectedBy(), reply.objection()),
                text(locale, reply.problem()),
                next(locale, reply, held),
                held,
                reply.url(),
                reply.proof(),
                reply.endedAt(),
                reply.version());
    }

    private ReplyView.Work work(Handle handle, Reply reply) {
        Reaction reaction = reactions.get(handle, reply.reaction());
        String who = handle.attach(ReplyDao.class)
                .author(reply.author())
                .map(ReplyDao.Person::handle)
                .orElse("");
        return new ReplyView.Work(reaction.platform(), who, reaction.url());
    }

    private static String text(Locale locale, Trouble problem) {
        return problem == null ? null : problem.text(locale);
    }

    private static String next(Locale locale, Reply reply, boolean held) {
        if (reply.objection() != null && reply.state() == ReplyState.IN_REVIEW) {
            return Catalogue.text(locale, "reply.next.OBJECTED");
        }
        String key = "reply.next." + (held ? "HELD" : reply.state());
        return Catalogue.has(key) ? Catalogue.text(locale, key) : null;
    }
}
