package org.baken.guide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.jdbi.v3.core.Handle;

/** How far a newcomer is: what the log says that they did. */
final class Progress {
    static final String READ = "guided.read";

    private static final int AT_ONCE = 200;

    private final FirstSteps first;
    private final Guided guided;
    private final Set<String> done = new LinkedHashSet<>();
    private String message;

    private Progress(FirstSteps first, Guided guided) {
        this.first = first;
        this.guided = guided;
    }

    static Progress of(Handle handle, Logbook logbook, FirstSteps first, Guided guided) {
        Progress progress = new Progress(first, guided);
        Page<LogEntry> page = logbook.ofIncident(handle, guided.incident(), null, Paging.of(AT_ONCE, null));
        page.items().forEach(progress::see);
        while (page.next() != null) {
            page = logbook.ofIncident(handle, guided.incident(), null, Paging.of(AT_ONCE, page.next()));
            page.items().forEach(progress::see);
        }
        return progress;
    }

    private void see(LogEntry entry) {
        if (!guided.person().equals(entry.actor().id())) {
            return;
        }
        if (entry.kind().equals(READ)) {
            done.add(entry.data().path("step").asText());
        }
        for (FirstSteps.Step step : first.steps()) {
            if (ends(step.done(), entry)) {
                done.add(step.id());
            }
        }
        if (entry.kind().equals("message.drafted")
                && (message == null || entry.data().path("purpose").asText().equals("HOLDING"))) {
            message = entry.object();
        }
    }

    private static boolean ends(FirstSteps.Done end, LogEntry entry) {
        String state =
                entry.data().path(entry.data().has("to") ? "to" : "state").asText();
        return end.event().equals(entry.kind())
                && (end.purpose() == null
                        || end.purpose().equals(entry.data().path("purpose").asText()))
                && (end.states() == null || end.states().contains(state));
    }

    boolean isDone(String step) {
        return done.contains(step);
    }

    Mine mine() {
        List<Mine.Step> steps = new ArrayList<>();
        boolean now = true;
        for (FirstSteps.Step step : first.steps()) {
            Mine.State state = isDone(step.id()) ? Mine.State.DONE : now ? Mine.State.NOW : Mine.State.LATER;
            now = now && state == Mine.State.DONE;
            steps.add(new Mine.Step(
                    step.id(),
                    path(step.path()),
                    step.guidelines(),
                    step.title(),
                    step.lines(),
                    state,
                    step.done().byHand()));
        }
        return new Mine(guided.incident(), done.size(), steps);
    }

    /** Before there is a message of one's own, its screen is the list. */
    private String path(String path) {
        String own = path.contains("{message}") && message == null ? "/i/{incident}/messages" : path;
        return own.replace("{incident}", guided.incident())
                .replace("{message}", message == null ? "" : message)
                .replace("{other}", guided.message());
    }
}
