package org.baken.report;

import java.time.Instant;
import java.util.List;
import org.baken.alarm.AlarmView;
import org.baken.clocks.RunningClock;
import org.baken.incident.Fact;
import org.baken.incident.IncidentView;
import org.baken.logbook.LogEntry;
import org.baken.message.MessageState;
import org.baken.message.Owed;
import org.baken.message.Purpose;
import org.baken.playbook.ChecklistView;
import org.baken.publishing.Delivery;
import org.baken.rumour.RumourView;

/**
 * All that the incident room shows to one person, in one answer.
 *
 * @param waiting what waits for this person, most urgent first
 * @param messages the newest 200, newest first
 * @param deliveries those that need a person
 * @param alarms what went wrong and nobody has looked at yet, newest first
 * @param clocks those that run, the first to be due first
 * @param log the newest 30 entries, newest first
 * @param seq the number of the newest log entry of all when this was read: events after it are news
 */
public record Board(
        IncidentView incident,
        List<Waiting> waiting,
        List<ChecklistView> checklist,
        List<Line> messages,
        List<Delivery.Shown> deliveries,
        List<AlarmView> alarms,
        List<RunningClock> clocks,
        List<RumourView> rumours,
        List<Fact> facts,
        List<LogEntry> log,
        long seq) {

    /**
     * A message in the list.
     *
     * @param submittedBy the name of who asked for sign-off; null while it is a draft
     * @param factsMoved whether a fact under it changed after it was written
     * @param owed the review that is or was owed after the emergency road; null when nobody took that
     * @param pendingLanguages the languages that may not go out yet while others may
     */
    public record Line(
            String id,
            Purpose purpose,
            MessageState state,
            int revision,
            String title,
            List<String> languages,
            Instant changedAt,
            String changedBy,
            String submittedBy,
            Instant submittedAt,
            Tally deliveries,
            boolean factsMoved,
            Owed owed,
            List<String> pendingLanguages) {}

    /** How far the deliveries of a message are. */
    public record Tally(int total, int sent, int trouble, int waiting) {}
}
