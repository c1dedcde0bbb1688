package org.baken.playbook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.account.Role;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.playbook.PlaybookApprovals.Standing;

/** Playbooks on paper, with room to write who does what and when: to keep in a folder until they are needed. */
final class PlaybookPack {
    private static final List<Role> TEAM =
            List.of(Role.LEAD, Role.AUTHOR, Role.APPROVER, Role.SPOKESPERSON, Role.MONITOR, Role.EXPERT, Role.OFFICIAL);
    private static final int SHORT_HASH = 8;

    private final String lang;
    private final Words words;
    private final Pack.Calendar calendar;
    private final Publisher house;

    PlaybookPack(String lang, Publisher house) {
        this.lang = lang;
        this.words = new Words("playbook", lang);
        this.calendar = new Pack.Calendar(lang, house.zone());
        this.house = house;
    }

    /** Draws the playbooks in this order. */
    byte[] draw(List<Playbook> playbooks, Map<String, Standing> standings, Instant now) {
        List<Pack.Member> team = TEAM.stream()
                .map(role -> new Pack.Member(words.get("pack-role." + role), "", ""))
                .toList();
        return new Pack(
                        lang,
                        house.name(),
                        words.get("pack-title"),
                        words.get("pack-intro"),
                        List.of(words.of("pack-printed", calendar.moment(now))),
                        false,
                        true,
                        team,
                        List.of(),
                        playbooks.stream()
                                .map(playbook -> part(playbook, standings.get(playbook.id())))
                                .toList())
                .draw();
    }

    private Pack.Part part(Playbook playbook, Standing standing) {
        List<String> lines = new ArrayList<>();
        if (playbook.about() != null) {
            lines.add(Pack.in(playbook.about(), lang));
        }
        String stamp = Stream.of(
                        standing.approval() == null ? null : approval(standing),
                        standing.review() == null || standing.reviewOverdue()
                                ? null
                                : words.of("pack-review", calendar.day(standing.review())),
                        words.of("pack-version", playbook.hash().substring(0, SHORT_HASH)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        lines.add(stamp);
        Map<String, PlaybookItem> byId =
                playbook.items().stream().collect(Collectors.toMap(PlaybookItem::id, Function.identity()));
        return new Pack.Part(
                "p-" + playbook.id(),
                Pack.in(playbook.title(), lang),
                lines,
                standing.reviewOverdue() ? words.of("pack-late", calendar.day(standing.review())) : null,
                playbook.items().stream().map(item -> row(item, byId)).toList());
    }

    private String approval(Standing standing) {
        LocalDate on = standing.approval().on();
        return words.of(
                standing.approval().current() ? "pack-approved" : "pack-approved-earlier",
                standing.approval().by(),
                calendar.day(on));
    }

    private Pack.Row row(PlaybookItem item, Map<String, PlaybookItem> byId) {
        List<String> when = item.every() == null
                ? List.of()
                : List.of(words.of("pack-every", calendar.lasting(item.every().toSeconds())));
        List<String> notes = new ArrayList<>();
        if (item.mandatory()) {
            notes.add("(" + words.get("pack-mandatory") + ")");
        }
        if (!item.scale().isEmpty()) {
            notes.add(words.of("pack-scale", String.join(", ", item.scale())));
        }
        if (!item.after().isEmpty()) {
            notes.add(words.of(
                    "pack-first",
                    item.after().stream().map(id -> title(byId.get(id))).collect(Collectors.joining("; "))));
        }
        return new Pack.Row(
                "",
                due(item, byId),
                when,
                true,
                title(item),
                notes,
                Pack.in(item.why(), lang),
                List.of(words.get("pack-role." + item.role())),
                true);
    }

    private String due(PlaybookItem item, Map<String, PlaybookItem> byId) {
        String lasting = calendar.lasting(item.due().toSeconds());
        if (item.followsItem()) {
            String other = title(byId.get(item.from()));
            return lasting.isEmpty() ? words.of("pack-at-item", other) : words.of("pack-after-item", lasting, other);
        }
        if (lasting.isEmpty()) {
            return words.get("pack-at-once");
        }
        boolean aftercare = item.phase() == Phase.AFTERCARE && item.from().equals(PlaybookItem.FROM_PHASE);
        return words.of(aftercare ? "pack-after-aftercare" : "pack-after-start", lasting);
    }

    private String title(PlaybookItem item) {
        return Pack.in(item.title(), lang);
    }
}
