package org.baken.playbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.baken.incident.Incident;
import org.baken.platform.Problem;

/** Which items an incident gets: of its playbooks, those that are there from its scale on. */
final class Copying {
    private final Playbooks playbooks;
    private final Scales scales;

    Copying(Playbooks playbooks, Scales scales) {
        this.playbooks = playbooks;
        this.scales = scales;
    }

    /** The playbooks that somebody chose; 400 when one does not exist. Without a choice the usual ones and those of the type. */
    List<Playbook> wanted(Incident incident, List<String> chosen) {
        if (chosen.isEmpty()) {
            return playbooks.proposedFor(incident.type());
        }
        List<Playbook> wanted = new ArrayList<>();
        for (String id : new LinkedHashSet<>(chosen)) {
            wanted.add(playbooks
                    .byId(id)
                    .orElseThrow(() ->
                            Problem.invalid("playbooks", "playbook.unknown", id, String.join(", ", playbooks.ids()))));
        }
        return wanted;
    }

    /** Gives the items of these playbooks that the incident is to have and has not got yet. Playbooks that are gone give none. */
    List<ChecklistItem> missing(
            Incident incident, Collection<String> ids, List<ChecklistItem> there, String by, Instant at) {
        Set<List<String>> known = there.stream().map(ChecklistItem::thing).collect(Collectors.toSet());
        return ids.stream()
                .map(id -> playbooks.byId(id).orElse(null))
                .filter(Objects::nonNull)
                .flatMap(Copying::tasks)
                .filter(task -> scales.isReached(incident.scale(), task.scale()))
                .map(task -> ChecklistItem.added(incident.id(), null, task, by, at))
                .filter(item -> !known.contains(item.thing()))
                .toList();
    }

    /** Everything that the playbooks ask for before any incident. */
    List<ChecklistItem> ofPreparation(String preparation, String by, Instant at) {
        return playbooks.all().stream()
                .filter(playbook -> playbook.phase() == Phase.PREPARATION)
                .flatMap(Copying::tasks)
                .filter(task -> task.phase() == Phase.PREPARATION)
                .map(task -> ChecklistItem.added(null, preparation, task.inPreparation(), by, at))
                .toList();
    }

    private static Stream<ChecklistTask> tasks(Playbook playbook) {
        return IntStream.range(0, playbook.items().size()).mapToObj(position -> ChecklistTask.of(playbook, position));
    }
}
