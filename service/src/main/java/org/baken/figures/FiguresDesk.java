package org.baken.figures;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.util.List;
import org.baken.incident.Incidents;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.publishing.Accounts;
import org.baken.publishing.Spare;

/** Everything about figures, tied together. */
public final class FiguresDesk {
    private final FiguresPoller poller;
    private final FigureSheets sheets;
    private final List<Object> resources;

    /** @param clicks how often our own short links were followed */
    public FiguresDesk(
            Database database,
            Incidents incidents,
            Messages messages,
            Accounts accounts,
            ClickCounts clicks,
            Clock clock) {
        AskRound round = new AskRound(database, accounts, new Spare(accounts, clock), clock);
        poller = new FiguresPoller(database, accounts, round, clock);
        sheets = new FigureSheets(accounts, messages, clicks, clock);
        resources = List.of(
                new MessageFiguresResource(database, sheets, messages, incidents),
                new IncidentFiguresResource(database, sheets, incidents));
    }

    /** What is to be started and stopped with the service, before the database is closed. */
    public Managed poller() {
        return poller;
    }

    public FigureSheets sheets() {
        return sheets;
    }

    /** What this adds to the interface. */
    public List<Object> resources() {
        return resources;
    }
}
