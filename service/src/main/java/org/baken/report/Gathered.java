package org.baken.report;

import java.util.List;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.message.History;
import org.baken.message.Message;
import org.baken.playbook.ChecklistItem;
import org.baken.publishing.Delivery;
import org.baken.rumour.RumourView;

/** What was read of one incident at one moment. */
record Gathered(
        Incident incident,
        List<ChecklistItem> checklist,
        List<Message> messages,
        Map<String, History> histories,
        List<Delivery> deliveries,
        List<RumourView> rumours) {}
