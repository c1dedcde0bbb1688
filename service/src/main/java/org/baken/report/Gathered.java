package org.baken.report;

import java.util.List;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.message.RestsOn;
import org.baken.message.ReviewNotes.Note;
import org.baken.playbook.ChecklistView;
import org.baken.publishing.Delivery;
import org.baken.reply.UnsignedReplies;
import org.baken.rumour.RumourView;

/**
 * What was read of one incident at one moment.
 *
 * @param notes what there is around the reviews, by the id of the message
 * @param footings what messages rest on, by the id of the message
 * @param replies the answers that wait for a signature of who looks at the board
 */
record Gathered(
        Incident incident,
        List<ChecklistView> checklist,
        List<Message> messages,
        Map<String, History> histories,
        Map<String, Note> notes,
        Map<String, List<RestsOn>> footings,
        List<Delivery> deliveries,
        List<RumourView> rumours,
        List<UnsignedReplies.Unsigned> replies) {

    /** Tells whether a fact that this message rests on changed since it was written. */
    boolean hasMoved(Message message) {
        return footings.getOrDefault(message.id(), List.of()).stream().anyMatch(RestsOn::moved);
    }
}
