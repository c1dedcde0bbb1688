package org.baken;

import org.baken.figures.ClickCounts;
import org.baken.figures.FigureSheets;
import org.baken.figures.FiguresDesk;
import org.baken.incident.Incidents;
import org.baken.message.Messages;
import org.baken.publishing.Accounts;

/** What became of posts on their platforms, tied to what it is built on. */
final class FiguresPart {
    private FiguresPart() {}

    static FigureSheets add(
            Foundation base, Incidents incidents, Messages messages, Accounts accounts, ClickCounts clicks) {
        FiguresDesk figures = new FiguresDesk(base.database(), incidents, messages, accounts, clicks, base.clock());
        base.environment().lifecycle().manage(figures.poller());
        figures.resources().forEach(base::serve);
        return figures.sheets();
    }
}
