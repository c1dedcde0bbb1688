package org.baken.alarm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.channel.Trouble;
import org.baken.clocks.ClockKind;
import org.baken.clocks.Clocks;
import org.baken.clocks.RunningClock;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.jdbi.v3.core.Handle;

/**
 * The clocks that people are told of: a promised update before it lapses, what is late, and what is late for long. Each is one
 * concern at a time, so that a service that was down for a day tells of each clock once. An item of the checklist is told of
 * when it escalates: before that, it waits in the room for whose task it is.
 */
final class LateClocks {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("H:mm (d/M)", Locale.ROOT);

    private final Incidents incidents;
    private final Clocks clocks;
    private final ZoneId zone;
    private final Clock clock;

    LateClocks(Incidents incidents, Clocks clocks, ZoneId zone, Clock clock) {
        this.incidents = incidents;
        this.clocks = clocks;
        this.zone = zone;
        this.clock = clock;
    }

    /** Those of every incident that is active or in aftercare. */
    List<Concern> now(Handle handle) {
        List<Concern> all = new ArrayList<>();
        clocks.urgent(handle, incidents.open(handle))
                .forEach((incident, running) -> running.forEach(each -> {
                    AlarmKind kind = kind(each);
                    if (kind != null) {
                        all.add(of(incident, each, kind));
                    }
                }));
        return all;
    }

    private static AlarmKind kind(RunningClock running) {
        return switch (running.state()) {
            case RUNNING -> null;
            case SOON -> running.kind() == ClockKind.NEXT_UPDATE ? AlarmKind.CLOCK_SOON : null;
            case LATE -> running.kind() == ClockKind.CHECKLIST ? null : AlarmKind.CLOCK_LATE;
            case ESCALATED -> AlarmKind.CLOCK_ESCALATED;
        };
    }

    private Concern of(Incident incident, RunningClock running, AlarmKind kind) {
        String words = kind == AlarmKind.CLOCK_SOON ? "alarm.clock.soon." : "alarm.clock.late.";
        Trouble problem = Trouble.of(
                words + running.kind(), running.title() == null ? "" : running.title(), told(running.dueAt()));
        Part part = new Part(
                null,
                kind,
                thing(incident, running),
                null,
                null,
                null,
                null,
                0,
                problem,
                null,
                null,
                running.kind(),
                running.kind() == ClockKind.RESPONSE ? incident.id() : running.thing(),
                running.roles());
        return new Concern(incident.isExercise(), incident.id(), null, null, part);
    }

    /**
     * Each promise is one of its own: that the one before was kept late does not silence it. Answers that people wait for are one
     * for the whole incident, whoever waits longest.
     */
    private static String thing(Incident incident, RunningClock running) {
        return switch (running.kind()) {
            case FIRST_STATEMENT, NEXT_UPDATE ->
                running.kind() + " " + incident.id() + " " + running.dueAt().getEpochSecond();
            case RESPONSE -> running.kind() + " " + incident.id();
            case RUMOUR_VERDICT, RUMOUR_CORRECTION, CHECKLIST -> running.kind() + " " + running.thing();
        };
    }

    /** The time of day, with the day when that is not today. */
    private String told(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        boolean today = local.toLocalDate().equals(clock.instant().atZone(zone).toLocalDate());
        return (today ? TIME : DAY).format(local);
    }
}
