package org.baken.approval;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.incident.OpenEnd;
import org.baken.incident.OpenEnds;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/** Names the reviews that are still owed when an incident is to be closed. Thread-safe. */
public final class OwedReviews implements OpenEnds {
    private final Messages messages;
    private final Clock clock;

    public OwedReviews(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<OpenEnd> of(Handle handle, String incidentId) {
        List<OpenEnd> owed = new ArrayList<>();
        String after = null;
        do {
            Page<Message> page = messages.ofIncident(handle, incidentId, null, Paging.of(200, after));
            Map<String, History> histories = messages.histories(handle, page.items());
            page.items().stream()
                    .filter(message -> histories
                            .get(message.id())
                            .owed(message, clock.instant())
                            .filter(review -> !review.isDone())
                            .isPresent())
                    .forEach(message -> owed.add(new OpenEnd(OpenEnd.Kind.REVIEW, message.id(), message.headline())));
            after = page.next();
        } while (after != null);
        return owed;
    }
}
