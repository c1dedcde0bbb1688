package org.baken.reply;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.reaction.Traces;
import org.jdbi.v3.core.Handle;

/**
 * Takes what was written to somebody, and their address, out of the answers and their letters, in the transaction that takes them out
 * of the reactions. What has not left stays here for good. What is just leaving is wiped once it ended. Thread-safe.
 */
final class Forgetting implements Traces {
    private static final String SELF = "privacy";

    private final Departure departure;
    private final Clock clock;

    Forgetting(Departure departure, Clock clock) {
        this.departure = departure;
        this.clock = clock;
    }

    /** The words that the house approved name nobody and stay; what somebody wrote to one person may, and goes. */
    @Override
    public void pseudonymise(Handle handle, List<String> reactions) {
        ReplyDao replies = handle.attach(ReplyDao.class);
        for (Reply reply : forgotten(handle, replies, reactions)) {
            if (reply.template() == null) {
                replies.wipe(reply.id());
            } else {
                replies.wipeTraces(reply.id());
            }
        }
    }

    @Override
    public void erase(Handle handle, List<String> reactions) {
        ReplyDao replies = handle.attach(ReplyDao.class);
        forgotten(handle, replies, reactions).forEach(reply -> replies.wipe(reply.id()));
    }

    /** The answers to these, whose letters are stopped and wiped as far as they can be. */
    private List<Reply> forgotten(Handle handle, ReplyDao replies, List<String> reactions) {
        replies.lockAuthorsOf(reactions);
        List<Reply> all = replies.lockAll(reactions);
        for (Reply reply : all) {
            boolean stopped = departure.letters().stop(handle, reply.reference());
            boolean waits = reply.state() == ReplyState.IN_REVIEW || reply.state() == ReplyState.TODO;
            if (stopped || waits) {
                replies.makeRoom(reply.id());
                replies.move(reply.id(), ReplyState.WITHDRAWN, reply.account(), null, SELF, clock.instant());
            }
            departure.letters().forget(handle, reply.reference());
        }
        return all;
    }

    /** What was answered, for the writer. */
    @Override
    public Object export(Handle handle, List<String> reactions) {
        return handle.attach(ReplyDao.class).ofAll(reactions).stream()
                .map(Forgetting::told)
                .toList();
    }

    private static Map<String, Object> told(Reply reply) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("reaction", reply.reaction());
        told.put("kind", reply.kind());
        told.put("state", reply.state());
        told.put("lang", reply.lang());
        told.put("text", reply.text());
        told.put("askedAt", reply.askedAt());
        Optional.ofNullable(reply.endedAt()).ifPresent(at -> told.put("endedAt", at));
        Optional.ofNullable(reply.url()).ifPresent(url -> told.put("url", url));
        return told;
    }

    @Override
    public String name() {
        return "replies";
    }
}
