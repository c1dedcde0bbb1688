package org.baken.playbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.incident.Incident;
import org.baken.incident.Roster;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** The checklist of an incident on paper as it stands, with who is on the team: to go on when the screens go dark. */
final class ChecklistPack {
    private final String lang;
    private final Words words;
    private final Pack.Calendar calendar;
    private final Publisher house;

    ChecklistPack(String lang, Publisher house) {
        this.lang = lang;
        this.words = new Words("playbook", lang);
        this.calendar = new Pack.Calendar(lang, house.zone());
        this.house = house;
    }

    /**
     * Draws it.
     *
     * @param first the words of a first statement, by language
     * @param phones by the id of the person, as far as they are for who asks
     */
    byte[] draw(
            Incident incident,
            List<ChecklistView> items,
            Roster roster,
            Map<String, String> phones,
            Map<String, FirstStatement.Words> first,
            Instant now) {
        return new Pack(
                        lang,
                        house.name(),
                        words.of("pack-sheet", incident.title()),
                        words.get("pack-intro"),
                        List.of(
                                words.of("pack-opened", calendar.moment(incident.openedAt())),
                                words.of("pack-state", calendar.moment(now))),
                        incident.isExercise(),
                        false,
                        team(roster, phones),
                        statements(first),
                        parts(items, now))
                .draw();
    }

    private List<Pack.Statement> statements(Map<String, FirstStatement.Words> first) {
        return first.entrySet().stream()
                .map(said -> Pack.Statement.of(
                        said.getKey(),
                        Locale.forLanguageTag(said.getKey()).getDisplayLanguage(Locale.forLanguageTag(lang)),
                        said.getValue()))
                .toList();
    }

    private List<Pack.Member> team(Roster roster, Map<String, String> phones) {
        List<Pack.Member> team = new ArrayList<>();
        String lead = words.get("pack-role.LEAD");
        team.add(
                roster.lead() == null
                        ? new Pack.Member(lead, words.get("pack-nobody"), "")
                        : new Pack.Member(lead, roster.leadName(), phones.getOrDefault(roster.lead(), "")));
        roster.members().forEach(member -> {
            String role = words.get("pack-role." + member.role());
            team.add(new Pack.Member(
                    member.deputy() ? words.of("pack-deputy", role) : role,
                    member.name(),
                    phones.getOrDefault(member.person(), "")));
        });
        return team;
    }

    private List<Pack.Part> parts(List<ChecklistView> items, Instant now) {
        Map<Phase, List<Pack.Row>> phases = new EnumMap<>(Phase.class);
        items.forEach(item -> phases.computeIfAbsent(item.item().phase(), phase -> new ArrayList<>())
                .add(row(item, now)));
        return phases.entrySet().stream()
                .map(phase -> new Pack.Part(
                        "phase-" + phase.getKey(),
                        words.get("pack-phase." + phase.getKey()),
                        List.of(),
                        null,
                        phase.getValue()))
                .toList();
    }

    private Pack.Row row(ChecklistView shown, Instant now) {
        ChecklistItem item = shown.item();
        boolean open = item.state() == ChecklistState.OPEN;
        List<String> notes = new ArrayList<>();
        if (open && item.mandatory()) {
            notes.add("(" + words.get("pack-mandatory") + ")");
        }
        if (!shown.waitsFor().isEmpty()) {
            notes.add(words.of(
                    "pack-first",
                    shown.waitsFor().stream()
                            .map(first -> Pack.in(first.title(), lang))
                            .collect(Collectors.joining("; "))));
        }
        if (!open) {
            String key = item.state() == ChecklistState.DONE ? "pack-done-by" : "pack-skipped-by";
            notes.add(words.of(key, calendar.time(item.doneAt(), now), item.doneBy()));
        }
        if (item.note() != null) {
            notes.add(words.of("pack-note", item.note()));
        }
        return new Pack.Row(
                mark(item.state()),
                item.dueAt() == null ? words.get("pack-no-time") : calendar.time(item.dueAt(), now),
                List.of(),
                open && item.dueAt() == null,
                item.titleIn(lang),
                notes,
                open ? Pack.in(item.task().why(), lang) : "",
                Stream.concat(
                                Stream.of(words.get("pack-role." + item.role())),
                                shown.assigned().stream().map(Assignee::name))
                        .distinct()
                        .toList(),
                open);
    }

    /** Letters, because not every printer's font has a tick: the word stands beside it. */
    private static String mark(ChecklistState state) {
        return switch (state) {
            case DONE -> "X";
            case SKIPPED -> "–";
            case OPEN -> "";
        };
    }
}
