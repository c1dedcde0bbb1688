package org.baken.alarm;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Role;
import org.baken.channel.Trouble;
import org.baken.clocks.ClockKind;
import org.baken.clocks.Clocks;
import org.baken.clocks.RunningClock;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.jdbi.v3.core.Handle;

/**
 * The clocks that people are told of: a promised update before it lapses, what is late, and what is late for long. Each is one
 * concern at a time, so that a service that was down for a day tells of each clock once. Items of the checklist are told of when they
 * escalate, together for each role: before that, they wait in the room for whose task they are.
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
        clocks.urgent(handle, incidents.open(handle)).forEach((incident, running) -> {
            Map<List<Role>, List<RunningClock>> items = new LinkedHashMap<>();
            for (RunningClock each : running) {
                AlarmKind kind = kind(each);
                if (kind != null && each.kind() == ClockKind.CHECKLIST) {
                    items.computeIfAbsent(each.roles(), roles -> new ArrayList<>())
                            .add(each);
                } else if (kind != null) {
                    all.add(of(incident, each, kind, thing(incident, each), 0));
                }
            }
            // There may be dozens: one for each who does them, however many.
            items.forEach((roles, late) -> all.add(of(
                    incident,
                    late.get(0),
                    AlarmKind.CLOCK_ESCALATED,
                    ClockKind.CHECKLIST + " " + incident.id() + " " + roles.get(0),
                    late.size())));
        });
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

    private Concern of(Incident incident, RunningClock running, AlarmKind kind, String thing, int number) {
        String words = kind == AlarmKind.CLOCK_SOON ? "alarm.clock.soon." : "alarm.clock.late.";
        Trouble problem = Trouble.of(
                words + running.kind(), running.title() == null ? "" : running.title(), told(running.dueAt()));
        boolean one = running.kind() != ClockKind.RESPONSE && running.kind() != ClockKind.CHECKLIST;
        Part part = new Part(
                null,
                kind,
                thing,
                null,
                null,
                null,
                null,
                number,
                problem,
                null,
                null,
                running.kind(),
                one ? running.thing() : incident.id(),
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
